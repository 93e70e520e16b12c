import { createHash } from 'node:crypto'
import { CASE_TEMPLATES } from './case-templates.ts'

/**
 * The message templates as filed with each provider's console. `sms` is the text behind the signature, with the variables by
 * position; WeChat and Alipay show a title and rows, each row bound to a key of theirs.
 */
export type Template = {
  name: string
  vars: readonly string[]
  /** Verification texts have their own limits and take digits only. */
  isVerification?: true
  sms: string
  push?: { title: string; rows: Record<string, { label: string; wechatKey: string }> }
}

export const SMS_SIGN_NAME = '安居一窗'

export const TEMPLATES: readonly Template[] = [
  {
    name: 'login-code',
    vars: ['code', 'minutes'],
    isVerification: true,
    sms: '您的登录验证码是{1}，{2}分钟内有效。请勿告诉他人。',
  },
  {
    name: 'appointment-confirmed',
    vars: ['hall', 'time', 'service'],
    sms: '您已预约{1}，{2}办理{3}。请带好身份证件按时到场；来不了请提前一天取消。',
    push: {
      title: '预约成功通知',
      rows: {
        hall: { label: '办理地点', wechatKey: 'thing1' },
        time: { label: '预约时间', wechatKey: 'time2' },
        service: { label: '办理事项', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'appointment-moved',
    vars: ['hall', 'time', 'service'],
    sms: '您的预约已改期：{1}，{2}办理{3}。原来的时间已取消。',
    push: {
      title: '预约变更通知',
      rows: {
        hall: { label: '办理地点', wechatKey: 'thing1' },
        time: { label: '新的时间', wechatKey: 'time2' },
        service: { label: '办理事项', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'appointment-cancelled',
    vars: ['hall', 'time', 'service'],
    sms: '您在{1}的预约已取消（{2}，{3}）。',
    push: {
      title: '预约取消通知',
      rows: {
        hall: { label: '办理地点', wechatKey: 'thing1' },
        time: { label: '原定时间', wechatKey: 'time2' },
        service: { label: '办理事项', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'appointment-reminder',
    vars: ['hall', 'time', 'missing'],
    sms: '提醒：您预约了{1}，时间{2}。还缺：{3}。',
    push: {
      title: '预约到期提醒',
      rows: {
        hall: { label: '办理地点', wechatKey: 'thing1' },
        time: { label: '预约时间', wechatKey: 'time2' },
        missing: { label: '温馨提示', wechatKey: 'thing3' },
      },
    },
  },
  {
    name: 'ticket-called',
    vars: ['number', 'window'],
    sms: '请{1}号到{2}办理。',
    push: {
      title: '叫号通知',
      rows: {
        number: { label: '排队号码', wechatKey: 'character_string1' },
        window: { label: '办理窗口', wechatKey: 'thing2' },
      },
    },
  },
  {
    name: 'no-show-recorded',
    vars: ['time', 'appealBefore'],
    sms: '您{1}的预约没有到场，已记一次爽约。如有特殊原因，请在{2}前申诉。',
    push: {
      title: '爽约记录通知',
      rows: {
        time: { label: '预约时间', wechatKey: 'time1' },
        appealBefore: { label: '申诉截止', wechatKey: 'time2' },
      },
    },
  },
  {
    name: 'appeal-decided',
    vars: ['result'],
    sms: '您的爽约申诉已有结果：{1}。',
    push: { title: '申诉结果通知', rows: { result: { label: '处理结果', wechatKey: 'thing1' } } },
  },
  {
    name: 'consent-asked',
    vars: ['applicant', 'matter', 'time'],
    sms: '{1}申请{2}（{3}），需要您本人同意。请打开安居一窗查看告知书后决定。',
    push: {
      title: '待确认事项通知',
      rows: {
        applicant: { label: '申请人', wechatKey: 'thing1' },
        matter: { label: '事项', wechatKey: 'thing2' },
        time: { label: '申请时间', wechatKey: 'time3' },
      },
    },
  },
  {
    name: 'check-decided',
    vars: ['matter', 'result'],
    sms: '您申请的{1}有结果了：{2}。请打开安居一窗查看原因和下一步。',
    push: {
      title: '审核结果通知',
      rows: {
        matter: { label: '事项', wechatKey: 'thing1' },
        result: { label: '结果', wechatKey: 'thing2' },
      },
    },
  },
  ...CASE_TEMPLATES,
]

export type FiledTemplate = Template & {
  tencentId: string
  aliyunCode: string
  wechatId: string
  alipayId: string
}

/** Template ids as each console would have given them, the same on every start. */
export const FILED: readonly FiledTemplate[] = TEMPLATES.map((template, index) => ({
  ...template,
  tencentId: String(2_100_001 + index),
  aliyunCode: `SMS_${468_200_001 + index}`,
  wechatId: createHash('sha256').update(`wechat template ${template.name}`).digest('base64url').slice(0, 43),
  alipayId: createHash('md5').update(`alipay template ${template.name}`).digest('hex'),
}))

/** Alipay numbers the rows `keyword1`, `keyword2`… in their order. */
export function alipayKeys(template: Template): Record<string, string> {
  return Object.fromEntries(Object.keys(template.push?.rows ?? {}).map((name, index) => [name, `keyword${index + 1}`]))
}

export function wechatKeys(template: Template): Record<string, string> {
  return Object.fromEntries(Object.entries(template.push?.rows ?? {}).map(([name, row]) => [name, row.wechatKey]))
}

/** What a push shows under its title: each row with its label. */
export function pushText(template: Template, values: Record<string, string>): string {
  return Object.entries(template.push?.rows ?? {})
    .map(([name, { label }]) => `${label}：${values[name] ?? ''}`)
    .join('\n')
}
