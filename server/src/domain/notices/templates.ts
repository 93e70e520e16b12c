const MINUTE = 60_000

/**
 * How long after its event a message still helps. A call to a window that arrives an hour late sends somebody to a window
 * that serves another.
 */
const usefulForMinutes: Record<string, number> = {
  'login-code': 5,
  'ticket-called': 10,
  'appointment-reminder': 6 * 60,
}
const USUAL_MINUTES = 24 * 60

/** When a message of this template that was asked for at `at` stops being worth sending. */
export const expiryOf = (template: string, at: Date): Date =>
  new Date(at.getTime() + (usefulForMinutes[template] ?? USUAL_MINUTES) * MINUTE)

/** Titles under which people are asked to subscribe. */
export const templateTitles: Record<string, string> = {
  'appointment-confirmed': '预约成功通知',
  'appointment-moved': '预约改期通知',
  'appointment-cancelled': '预约取消通知',
  'appointment-reminder': '预约提醒',
  'ticket-called': '叫号通知',
  'no-show-recorded': '爽约记录通知',
  'appeal-decided': '申诉结果通知',
  'consent-asked': '待确认事项通知',
  'check-decided': '审核结果通知',
}
