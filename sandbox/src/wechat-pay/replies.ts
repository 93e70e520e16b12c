import { randomBytes } from 'node:crypto'
import { json, type Reply } from '../kit/http.ts'

const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  ORDER_CLOSED: 400,
  ORDER_PAID: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  OUT_TRADE_NO_USED: 403,
  RULE_LIMIT: 403,
  NOT_ENOUGH: 403,
  USER_ACCOUNT_ABNORMAL: 403,
  ORDER_NOT_EXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  MCH_NOT_EXISTS: 404,
  FREQUENCY_LIMITED: 429,
  SYSTEM_ERROR: 500,
} as const
export type PayCode = keyof typeof STATUS

/** WeChat Pay says no. Its refusals carry no signature. */
export class PayRefusal extends Error {
  readonly code: PayCode
  readonly detail: { field: string; value?: unknown; issue: string } | undefined
  constructor(code: PayCode, message: string, detail?: PayRefusal['detail']) {
    super(message)
    this.code = code
    this.detail = detail
  }
}

export const isPayCode = (code: string): code is PayCode => code in STATUS

export const refusal = ({ code, message, detail }: Pick<PayRefusal, 'code' | 'message' | 'detail'>): Reply =>
  json({ code, message, ...(detail && { detail: { ...detail, location: 'body' } }) }, STATUS[code], requestId())

export const requestId = () => ({ 'request-id': `08${randomBytes(12).toString('hex').toUpperCase()}-268435461` })
