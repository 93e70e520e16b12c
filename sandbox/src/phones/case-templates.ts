import type { Template } from './templates.ts'

/** What is said of cases, homes and delegations, as filed with each console. */
export const CASE_TEMPLATES: readonly Template[] = [
  {
    name: 'case-accepted',
    vars: ['matter', 'number', 'due'],
    sms: '您的{1}已受理，办件号{2}，{3}。办到哪一步可以打开安居一窗查看。',
    push: {
      title: '受理通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        number: { label: '办件号', wechatKey: 'character_string2' },
        due: { label: '办理期限', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'case-shortfall',
    vars: ['matter', 'papers', 'before'],
    sms: '您的{1}还缺{2}，请在{3}前补齐。缺什么已一次列全，打开安居一窗查看。',
    push: {
      title: '补正材料通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        papers: { label: '还缺', wechatKey: 'thing2' },
        before: { label: '截止日期', wechatKey: 'date3' },
      },
    },
  },
  {
    name: 'case-confirm',
    vars: ['matter', 'before'],
    sms: '{1}要您本人确认。请在{2}前打开安居一窗看清内容；不是您的意思，请点“不是我”。',
    push: {
      title: '待本人确认通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        before: { label: '截止日期', wechatKey: 'date2' },
      },
    },
  },
  {
    name: 'case-fee-due',
    vars: ['matter', 'amount'],
    sms: '您的{1}已办妥，请缴费{2}，缴费后领证。',
    push: {
      title: '缴费通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        amount: { label: '应缴金额', wechatKey: 'amount2' },
      },
    },
  },
  {
    name: 'case-ready',
    vars: ['matter', 'place'],
    sms: '您的{1}办好了，可以领取。请带身份证到{2}，也可以邮寄。',
    push: {
      title: '领取通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        place: { label: '领取地点', wechatKey: 'thing2' },
      },
    },
  },
  {
    name: 'case-deadline-moved',
    vars: ['matter', 'due', 'reason'],
    sms: '您的{1}办结日期改为{2}。原因：{3}。',
    push: {
      title: '办理期限变更通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        due: { label: '新的日期', wechatKey: 'date2' },
        reason: { label: '原因', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'case-suspended',
    vars: ['matter', 'reason'],
    sms: '您的{1}暂停办理：{2}。能继续办时会再通知您。',
    push: {
      title: '暂停办理通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        reason: { label: '原因', wechatKey: 'thing2' },
      },
    },
  },
  {
    name: 'case-decided',
    vars: ['matter', 'result'],
    sms: '您的{1}有结果了：{2}。原因和下一步，打开安居一窗查看。',
    push: {
      title: '办理结果通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        result: { label: '结果', wechatKey: 'thing2' },
      },
    },
  },
  {
    name: 'promise-due',
    vars: ['matter', 'paper', 'before'],
    sms: '您的{1}，承诺补交的{2}请在{3}前交来，打开安居一窗拍照上传。',
    push: {
      title: '承诺材料到期提醒',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        paper: { label: '要补的材料', wechatKey: 'thing2' },
        before: { label: '截止日期', wechatKey: 'date3' },
      },
    },
  },
  {
    name: 'owner-alert',
    vars: ['home', 'matter', 'time'],
    sms: '有人在您名下的{1}办理{2}（{3}）。不是您的意思，请马上打开安居一窗点“不是我”，或拨打12345。',
    push: {
      title: '房屋办理提醒',
      rows: {
        home: { label: '房屋', wechatKey: 'thing1' },
        matter: { label: '正在办理', wechatKey: 'thing2' },
        time: { label: '时间', wechatKey: 'time3' },
      },
    },
  },
  {
    name: 'duty-alert',
    vars: ['matter', 'number'],
    sms: '{1}（{2}）有人说不是本人办的，已冻结。请马上打开工作台核实。',
    push: {
      title: '值班核实通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        number: { label: '办件号', wechatKey: 'character_string2' },
      },
    },
  },
  {
    name: 'delegation-asked',
    vars: ['who', 'until'],
    sms: '{1}想替您代办，到{2}为止。请打开安居一窗看清内容，同不同意由您定。',
    push: {
      title: '代办请您同意',
      rows: {
        who: { label: '代办人', wechatKey: 'thing1' },
        until: { label: '到期日', wechatKey: 'date2' },
      },
    },
  },
  {
    name: 'case-paid',
    vars: ['matter', 'amount'],
    sms: '您的{1}费用{2}已收到。下一步会再告诉您，不用再交。',
    push: {
      title: '缴费成功通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        amount: { label: '缴费金额', wechatKey: 'amount2' },
      },
    },
  },
  {
    name: 'case-posted',
    vars: ['matter', 'courier', 'number'],
    sms: '您的{1}已寄出，{2}单号{3}。送到时请给快递员看安居一窗里的交接码。',
    push: {
      title: '寄出通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        courier: { label: '快递公司', wechatKey: 'thing2' },
        number: { label: '快递单号', wechatKey: 'character_string3' },
      },
    },
  },
  {
    name: 'case-post-trouble',
    vars: ['matter', 'trouble'],
    sms: '您的{1}，快递没有送到：{2}。我们会再联系您，您也可以打开安居一窗改成窗口领取。',
    push: {
      title: '邮寄异常通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        trouble: { label: '情况', wechatKey: 'thing2' },
      },
    },
  },
  {
    name: 'certificate-issued',
    vars: ['matter', 'paper'],
    sms: '您的{1}，{2}已经生成。打开安居一窗就能看，也能出示给别人查验。',
    push: {
      title: '电子证照生成通知',
      rows: {
        matter: { label: '办理事项', wechatKey: 'thing1' },
        paper: { label: '证照', wechatKey: 'thing2' },
      },
    },
  },
]
