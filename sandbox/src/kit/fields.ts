import { isObject } from './http.ts'

/** A table of fields; `?` behind a name means it may be missing. What is not in the table does not fit. */
export type Fields = { [name: string]: 'text' | 'whole' | 'boolean' | 'list' | Fields }

export type Misfit = { field: string; value: unknown; issue: string }

/** The first field of a request that does not fit its table. */
export function misfitOf(given: Record<string, unknown>, fields: Fields, path = ''): Misfit | undefined {
  const names = new Map(Object.keys(fields).map((key) => [key.replace(/\?$/, ''), key]))
  const strange = Object.keys(given).find((name) => !names.has(name))
  if (strange !== undefined) return { field: `${path}/${strange}`, value: given[strange], issue: '未定义的字段' }
  for (const [name, key] of names) {
    const value = given[name]
    const misfit = value === undefined ? missing(key, `${path}/${name}`) : wrong(value, fields[key], `${path}/${name}`)
    if (misfit) return misfit
  }
  return undefined
}

const missing = (key: string, field: string): Misfit | undefined =>
  key.endsWith('?') ? undefined : { field, value: undefined, issue: '缺少必填字段' }

function wrong(value: unknown, kind: Fields[string] | undefined, field: string): Misfit | undefined {
  if (typeof kind === 'object' && isObject(value)) return misfitOf(value, kind, field)
  return typeof kind !== 'object' && isOf(kind, value) ? undefined : { field, value, issue: '类型错误' }
}

const isOf = (kind: Exclude<Fields[string], Fields> | undefined, value: unknown) =>
  kind === 'text'
    ? typeof value === 'string' && value !== ''
    : kind === 'whole'
      ? Number.isSafeInteger(value)
      : kind === 'list'
        ? Array.isArray(value)
        : typeof value === 'boolean'

/** The same words in any order are the same request. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  )
