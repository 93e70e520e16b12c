import { isObject, jsonObject } from '../kit/http.ts'
import { PayRefusal } from './replies.ts'

/** A table of fields; `?` behind a name means it may be missing. What is not in the table is refused, as the real one does. */
export type Fields = { [name: string]: 'text' | 'whole' | 'boolean' | 'list' | Fields }

const bad = (field: string, value: unknown, issue: string): never => {
  throw new PayRefusal('PARAM_ERROR', '参数错误', { field, value, issue })
}

/** Checks a request body against its table; gives it back untouched. */
export function readFields(body: Buffer, fields: Fields): Record<string, unknown> {
  const given = jsonObject(body) ?? bad('/', body.toString('utf8').slice(0, 60), '请求体不是合法的JSON')
  check(given, fields, '')
  return given
}

function check(given: Record<string, unknown>, fields: Fields, path: string): void {
  const names = new Map(Object.keys(fields).map((key) => [key.replace(/\?$/, ''), key]))
  for (const name of Object.keys(given)) if (!names.has(name)) bad(`${path}/${name}`, given[name], '未定义的字段')
  for (const [name, key] of names) {
    const value = given[name]
    const kind = fields[key]
    if (value === undefined) {
      if (!key.endsWith('?')) bad(`${path}/${name}`, undefined, '缺少必填字段')
      continue
    }
    if (typeof kind === 'object') {
      if (isObject(value)) check(value, kind, `${path}/${name}`)
      else bad(`${path}/${name}`, value, '类型错误')
    } else if (!isOf(kind, value)) bad(`${path}/${name}`, value, '类型错误')
  }
}

const isOf = (kind: Exclude<Fields[string], Fields> | undefined, value: unknown) =>
  kind === 'text'
    ? typeof value === 'string' && value !== ''
    : kind === 'whole'
      ? Number.isSafeInteger(value)
      : kind === 'list'
        ? Array.isArray(value)
        : typeof value === 'boolean'
