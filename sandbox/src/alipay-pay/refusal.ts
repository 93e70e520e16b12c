import { type Fields, misfitOf } from '../kit/fields.ts'
import { jsonObject } from '../kit/http.ts'

/** Alipay says no: the business failed, and the sub code tells why. */
export class TradeRefusal extends Error {
  readonly subCode: string
  constructor(subCode: string, message: string) {
    super(message)
    this.subCode = subCode
  }
}

export const refuse = (subCode: string, message: string): never => {
  throw new TradeRefusal(`ACQ.${subCode}`, message)
}
export const invalidParameter = (field: string, issue: string): never =>
  refuse('INVALID_PARAMETER', `参数无效：${field} ${issue}`)

/** The biz_content of a request, checked against its table: a field that nobody defined is a mistake that must be seen. */
export function readContent(params: ReadonlyMap<string, string>, fields: Fields): Record<string, unknown> {
  const content = jsonObject(Buffer.from(params.get('biz_content') ?? ''))
  const misfit = content ? misfitOf(content, fields) : { field: 'biz_content', issue: '不是合法的JSON' }
  return misfit || !content ? invalidParameter(misfit?.field ?? 'biz_content', misfit?.issue ?? '') : content
}
