/** What a tester may turn while the outside world runs. Not kept over a restart. */
export type Settings = {
  /** Where our server's callbacks are, without a slash at the end. */
  callback: string
  /** Factor on every stand-in's usual latency; 0 answers at once. */
  latency: number
  /** How long after an SMS its receipt comes. */
  receiptDelayMs: number
  smsLimits: SmsLimits
  /** How long the register takes over an entry that it does not decide at once. */
  registerDelayMs: number
  /** Pages of the released mini-program; empty: any well-formed path will do. */
  wechatPages: string[]
}

export type SmsLimits = {
  /** Same number and same content, or same number to any verification template of Aliyun's per-minute rule. */
  sameContentSeconds: number
  perMinute: number
  perHour: number
  perDay: number
}

/** Looser than the clouds' own defaults (2 to 10 a day), so that a demo or a test day does not end at noon. */
const DEMO_SMS_LIMITS: SmsLimits = { sameContentSeconds: 30, perMinute: 10, perHour: 50, perDay: 50 }

export function createSettings(callback: string, latency: number): Settings {
  return {
    callback,
    latency,
    receiptDelayMs: 1_500,
    smsLimits: { ...DEMO_SMS_LIMITS },
    registerDelayMs: 20_000,
    wechatPages: [],
  }
}
