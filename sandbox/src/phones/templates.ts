import { createHash } from 'node:crypto'
import { CASE_TEMPLATES } from './case-templates.ts'
import { MONEY_TEMPLATES } from './money-templates.ts'
import { filed, type Template } from './template.ts'

export const SMS_SIGN_NAME = '安居一窗'

export const TEMPLATES: readonly Template[] = [
  {
    name: 'login-code',
    vars: ['code', 'minutes'],
    isVerification: true,
    sms: '您的登录验证码是{1}，{2}分钟内有效。请勿告诉他人。',
  },
  filed(
    'appointment-confirmed',
    '预约成功通知',
    '您已预约{1}，{2}办理{3}。请带好身份证件按时到场；来不了请提前一天取消。',
    {
      hall: ['办理地点', 'thing'],
      time: ['预约时间', 'time'],
      service: ['办理事项', 'thing'],
    },
  ),
  filed('appointment-moved', '预约变更通知', '您的预约改好了：{1}，{2}办{3}。原来的时间不用来了。', {
    hall: ['办理地点', 'thing'],
    time: ['新的时间', 'time'],
    service: ['办理事项', 'thing'],
  }),
  filed('appointment-cancelled', '预约取消通知', '您在{1}的预约取消了（{2}，{3}）。想再约，请打开安居一窗。', {
    hall: ['办理地点', 'thing'],
    time: ['原定时间', 'time'],
    service: ['办理事项', 'thing'],
  }),
  filed(
    'appointment-handed-back',
    '预约确认提醒',
    '委托已经停止，替您约的{1}（{2}，{3}）还留着。要不要，请打开安居一窗点一下。',
    {
      hall: ['办理地点', 'thing'],
      time: ['预约时间', 'time'],
      service: ['办理事项', 'thing'],
    },
  ),
  filed('appointment-reminder', '预约到期提醒', '提醒：您约了{1}，{2}。请带：{3}。', {
    hall: ['办理地点', 'thing'],
    time: ['预约时间', 'time'],
    missing: ['温馨提示', 'thing'],
  }),
  filed('ticket-called', '叫号通知', '请{1}号到{2}办理。', {
    number: ['排队号码', 'character_string'],
    window: ['办理窗口', 'thing'],
  }),
  filed('no-show-recorded', '爽约记录通知', '您{1}的预约没有到场，已记一次爽约。如有特殊原因，请在{2}前申诉。', {
    time: ['预约时间', 'time'],
    appealBefore: ['申诉截止', 'time'],
  }),
  filed('appeal-decided', '申诉结果通知', '您的爽约申诉有结果了：{1}。原因请打开安居一窗查看。', {
    result: ['处理结果', 'thing'],
  }),
  filed('consent-asked', '待确认事项通知', '{1}申请{2}（{3}），需要您本人同意。请打开安居一窗查看告知书后决定。', {
    applicant: ['申请人', 'thing'],
    matter: ['事项', 'thing'],
    time: ['申请时间', 'time'],
  }),
  filed('check-decided', '审核结果通知', '您申请的{1}有结果了：{2}。请打开安居一窗查看原因和下一步。', {
    matter: ['事项', 'thing'],
    result: ['结果', 'thing'],
  }),
  ...CASE_TEMPLATES,
  filed(
    'waitlist-offer',
    '候补名额通知',
    '候补到名额了：{1}，{2}，办{3}。请在{4}前打开安居一窗，点“要这个名额”就约上；过时给下一位。',
    {
      hall: ['办理地点', 'thing'],
      time: ['预约时间', 'time'],
      service: ['办理事项', 'thing'],
      before: ['答复截止', 'time'],
    },
  ),
  ...MONEY_TEMPLATES,
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
