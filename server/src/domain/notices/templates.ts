const MINUTE = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/**
 * When a message may ring a phone. `alert`: at any hour, because waiting would harm. `awaited`: at any hour, because the person has just
 * asked for it. `calm`: outside the quiet hours.
 */
export type Urgency = 'alert' | 'awaited' | 'calm'

export interface TemplateRule {
  /** Under which people are asked to subscribe; as filed with the platforms. */
  title: string
  urgency: Urgency
  /**
   * How long after its time a message still helps. A call to a window that arrives an hour late sends somebody to a window that serves
   * another.
   */
  usefulForMinutes: number
  /** When no channel carries it to the person, somebody of the staff takes it up (E73). */
  mustReach: boolean
  /** Good to know and nothing to do: an SMS only for who has no app on the phone to find it in. */
  smsOnlyWithoutApp: boolean
}

const rule = (title: string, more: Partial<Omit<TemplateRule, 'title'>> = {}): TemplateRule => ({
  ...{ title, urgency: 'awaited', usefulForMinutes: DAY_MINUTES, mustReach: false, smsOnlyWithoutApp: false },
  ...more,
})
/** A step of a case: it can wait for the morning, and is worth saying for three days; after that somebody calls. */
const ofCase = (title: string, more: Partial<TemplateRule> = {}) =>
  rule(title, { urgency: 'calm', usefulForMinutes: 3 * DAY_MINUTES, mustReach: true, ...more })

/** Every message that leaves the house by SMS or push. */
export const templateRules = {
  'login-code': rule('登录验证码', { usefulForMinutes: 5 }),
  'appointment-confirmed': rule('预约成功通知'),
  'appointment-moved': rule('预约改期通知'),
  'appointment-cancelled': rule('预约取消通知'),
  'appointment-handed-back': rule('预约待您确认'),
  'appointment-reminder': rule('预约提醒', { usefulForMinutes: 6 * HOUR_MINUTES }),
  // Made in waking hours only, and over after a quarter of an hour.
  'waitlist-offer': rule('候补名额通知', { usefulForMinutes: 15 }),
  'ticket-called': rule('叫号通知', { urgency: 'alert', usefulForMinutes: 10 }),
  'no-show-recorded': rule('爽约记录通知'),
  'appeal-decided': rule('申诉结果通知'),
  'consent-asked': rule('待确认事项通知'),
  'check-decided': rule('审核结果通知'),
  'case-accepted': ofCase('受理通知', { mustReach: false }),
  'case-shortfall': ofCase('补正材料通知'),
  'case-confirm': ofCase('待本人确认通知'),
  'case-fee-due': ofCase('缴费通知'),
  'case-paid': ofCase('缴费成功通知', { mustReach: false }),
  'case-ready': ofCase('领取通知'),
  // Whoever did not fetch it says so while the paper can still be found.
  'case-collected': ofCase('证件领取确认', { mustReach: false }),
  'case-posted': ofCase('寄出通知'),
  'case-post-trouble': ofCase('邮寄异常通知'),
  // Money that lies at a counter: nobody fetches it who does not know.
  'refund-ready': ofCase('退款领取通知'),
  'receipt-issued': ofCase('财政电子票据开具通知', { mustReach: false, smsOnlyWithoutApp: true }),
  'certificate-issued': ofCase('电子证照生成通知', { mustReach: false }),
  'case-deadline-moved': ofCase('办理期限变更通知', { mustReach: false }),
  'case-suspended': ofCase('暂停办理通知'),
  'case-decided': ofCase('办理结果通知'),
  'revocation-heard': ofCase('拟撤销告知'),
  'promise-due': ofCase('承诺材料到期提醒'),
  'owner-alert': rule('房屋办理提醒', { urgency: 'alert', usefulForMinutes: 3 * DAY_MINUTES, mustReach: true }),
  'duty-alert': rule('值班核实通知', { urgency: 'alert' }),
  'delegation-asked': rule('代办请您同意'),
} as const satisfies Record<string, TemplateRule>

export type TemplateName = keyof typeof templateRules

/** When a message of this template that may go out from `at` on stops being worth sending. */
export const expiryOf = (template: TemplateName, at: Date): Date =>
  new Date(at.getTime() + templateRules[template].usefulForMinutes * MINUTE)
