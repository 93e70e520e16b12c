import { filed, type Template } from './template.ts'

/** What is said of cases, homes and delegations, as filed with each console. */
export const CASE_TEMPLATES: readonly Template[] = [
  filed('case-accepted', '受理通知', '您办的{1}已受理，办件号{2}，{3}。办到哪一步可以打开安居一窗查看。', {
    matter: ['办理事项', 'thing'],
    number: ['办件号', 'character_string'],
    due: ['办理期限', 'thing'],
  }),
  filed('case-shortfall', '补正材料通知', '您的{1}还缺{2}，请在{3}前补齐。缺什么已一次列全，打开安居一窗查看。', {
    matter: ['办理事项', 'thing'],
    papers: ['还缺', 'thing'],
    before: ['截止日期', 'date'],
  }),
  filed(
    'case-confirm',
    '待本人确认通知',
    '{1}要您本人确认。请在{2}前打开安居一窗看清内容；不是您的意思，请点“不是我”。',
    {
      matter: ['办理事项', 'thing'],
      before: ['截止日期', 'date'],
    },
  ),
  filed('case-fee-due', '缴费通知', '您办的{1}已办妥，请缴费{2}，缴费后领证。', {
    matter: ['办理事项', 'thing'],
    amount: ['应缴金额', 'amount'],
  }),
  filed('case-ready', '领取通知', '您办的{1}，办好了。{2}。想换一种拿法，请打开安居一窗改。', {
    matter: ['办理事项', 'thing'],
    how: ['怎么拿', 'thing'],
  }),
  filed('case-collected', '证件领取确认', '您的{1}，证已交到您手上。不是您领的，请马上拨打12345。', {
    matter: ['办理事项', 'thing'],
  }),
  filed('case-deadline-moved', '办理期限变更通知', '您的{1}，办完的日子改到{2}。原因：{3}。不用您做什么。', {
    matter: ['办理事项', 'thing'],
    due: ['新的日期', 'date'],
    reason: ['原因', 'thing'],
  }),
  filed('case-suspended', '暂停办理通知', '您的{1}暂停办理：{2}。能继续办时会再通知您。', {
    matter: ['办理事项', 'thing'],
    reason: ['原因', 'thing'],
  }),
  filed('case-decided', '办理结果通知', '您的{1}有结果了：{2}。原因和下一步，打开安居一窗查看。', {
    matter: ['办理事项', 'thing'],
    result: ['结果', 'thing'],
  }),
  filed('revocation-heard', '拟撤销告知', '您办的{1}，承诺经核查可能不实，拟撤销决定。请在{2}前打开安居一窗说明。', {
    matter: ['办理事项', 'thing'],
    before: ['截止日期', 'date'],
  }),
  filed('promise-due', '承诺材料到期提醒', '您的{1}，承诺补交的{2}请在{3}前交来，打开安居一窗拍照上传。', {
    matter: ['办理事项', 'thing'],
    paper: ['要补的材料', 'thing'],
    before: ['截止日期', 'date'],
  }),
  filed(
    'owner-alert',
    '房屋办理提醒',
    '有人在您名下的{1}办理{2}（{3}）。不是您的意思，请马上打开安居一窗点“不是我”，或拨打12345。',
    {
      home: ['房屋', 'thing'],
      matter: ['正在办理', 'thing'],
      time: ['时间', 'time'],
    },
  ),
  filed('duty-alert', '值班核实通知', '{1}（{2}）有人说不是本人办的，已冻结。请马上打开工作台核实。', {
    matter: ['办理事项', 'thing'],
    number: ['办件号', 'character_string'],
  }),
  filed('delegation-asked', '代办请您同意', '{1}想替您代办，到{2}为止。请打开安居一窗看清内容，同不同意由您定。', {
    who: ['代办人', 'thing'],
    until: ['到期日', 'date'],
  }),
  filed('case-paid', '缴费成功通知', '您办的{1}，费用{2}已收到，不用再交。下一步会再告诉您。', {
    matter: ['办理事项', 'thing'],
    amount: ['缴费金额', 'amount'],
  }),
  filed('case-posted', '寄出通知', '您的{1}已寄出，{2}单号{3}。送到时请给快递员看安居一窗里的交接码。', {
    matter: ['办理事项', 'thing'],
    courier: ['快递公司', 'thing'],
    number: ['快递单号', 'character_string'],
  }),
  filed(
    'case-post-trouble',
    '邮寄异常通知',
    '您的{1}，快递没有送到：{2}。我们会再联系您，您也可以打开安居一窗改成窗口领取。',
    {
      matter: ['办理事项', 'thing'],
      trouble: ['情况', 'thing'],
    },
  ),
  filed('certificate-issued', '电子证照生成通知', '您的{1}，{2}已经生成。打开安居一窗就能看，也能出示给别人查验。', {
    matter: ['办理事项', 'thing'],
    paper: ['证照', 'thing'],
  }),
]
