import { type Fields, misfitOf } from '../kit/fields.ts'
import { jsonObject } from '../kit/http.ts'
import { PayRefusal } from './replies.ts'

const bad = (detail: { field: string; value: unknown; issue: string }): never => {
  throw new PayRefusal('PARAM_ERROR', '参数错误', detail)
}

/** Checks a request body against its table, and refuses what is not in it as the real one does; gives it back untouched. */
export function readFields(body: Buffer, fields: Fields): Record<string, unknown> {
  const given =
    jsonObject(body) ?? bad({ field: '/', value: body.toString('utf8').slice(0, 60), issue: '请求体不是合法的JSON' })
  const misfit = misfitOf(given, fields)
  if (misfit) bad(misfit)
  return given
}
