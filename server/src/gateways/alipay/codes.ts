import type { SendOutcome } from '../../domain/notices/send-outcome.ts'

/**
 * Alipay's answers (open-docs of 2026-02, message codes from the official model of 2026-09). `code` 10000 is a success, the
 * `sub_code` tells the rest.
 */
export const unknownOutcome = '20000' // isp.unknow-error, aop.unknow-error: it may have happened

/** Codes that mean: this authorisation is not taken, press the button again. */
export const refusedAuthorisation = new Set([
  'isv.code-invalid',
  'isv.refresh-token-invalid',
  'isv.invalid-auth-relations',
  'aop.invalid-auth-token',
])

const messageCodes: Record<string, 'unreachable' | 'later' | 'limited'> = {
  MSG_UNSUBSCRIBED: 'unreachable',
  MSG_REJECTED: 'unreachable',
  MSG_CONTENT_NOT_INTERESTED: 'unreachable',
  MSG_UNAUTHORIZED: 'unreachable',
  NO_RECENT_VISIT_RECORD: 'unreachable',
  USER_ID_INVALID: 'unreachable',
  MSG_SINGLE_SD_OVER: 'limited', // this person got enough for a day
  FORM_ID_SEND_LIMIT: 'limited',
  QUERY_CONSUMER_REQEUST_ERROR: 'later', // sic
  MSG_SEND_ERROR: 'later',
}

/** A code that is not in the table is our template, content or set-up: refused, and somebody looks. */
export const messageOutcomeOf = (subCode: string): SendOutcome => ({
  kind: messageCodes[subCode] ?? 'refused',
  code: subCode,
})
