import { fieldWord, wordOf } from './file-words.ts'
import { limitWords } from './limit-words.ts'

/** One difference in words: 材料“身份证明” 可以免交：否 → 是. */
export type DiffLine = string

/** Fields by which the parts of a list are recognised in another version, the first that a part has. */
const names = ['id', 'title', 'name', 'event', 'rule', 'question', 'code', 'law'] as const
const silent = new Set(['version', 'effectiveFrom'])

/**
 * What changed between two versions of an item or a profile, line by line, so that a person can read it out. Lists are compared by
 * what their parts are called: moving a part is not a change of it, except for steps, whose order is their meaning.
 */
export function diffVersions(before: object, after: object): DiffLine[] {
  return diffObjects(before as Row, after as Row, '')
}

type Row = Readonly<Record<string, unknown>>

function diffObjects(before: Row, after: Row, at: string): DiffLine[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => at || !silent.has(field),
  )
  return fields.flatMap((field) => diffField(field, before[field], after[field], at))
}

function diffField(field: string, before: unknown, after: unknown, at: string): DiffLine[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const where = [at, fieldWord(field)].filter(Boolean).join(' ')
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(field, before, after, at)
  if (isRow(before) && isRow(after) && field !== 'when' && field !== 'basis') return diffObjects(before, after, where)
  return [`${where}：${say(field, before)} → ${say(field, after)}`]
}

function diffLists(field: string, before: readonly unknown[], after: readonly unknown[], at: string): DiffLine[] {
  const where = [at, fieldWord(field)].filter(Boolean).join(' ')
  const [old, fresh] = [byName(before), byName(after)]
  const lines = [...fresh].flatMap(([name, part]) => {
    const known = old.get(name)
    if (known === undefined) return [`${where} 增加：${say(field, part)}`]
    return isRow(known) && isRow(part) ? diffObjects(known, part, `${where}“${titleOf(part)}”`) : []
  })
  const gone = [...old].filter(([name]) => !fresh.has(name)).map(([, part]) => `${where} 取消：${say(field, part)}`)
  const moved = !lines.length && !gone.length ? [`${where} 的次序变了`] : []
  return [...lines, ...gone, ...moved]
}

/** Parts by name; the second of a name gets a number, so that none is lost. */
function byName(parts: readonly unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const part of parts) {
    const name = isRow(part)
      ? String(names.map((key) => part[key]).find(Boolean) ?? JSON.stringify(part))
      : String(part)
    let key = name
    for (let count = 2; found.has(key); count++) key = `${name} ${count}`
    found.set(key, part)
  }
  return found
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

const titleOf = (part: Row): string =>
  String(part.name ?? part.title ?? part.event ?? part.question ?? part.code ?? part.rule ?? part.law)

function say(field: string, value: unknown): string {
  if (value === undefined) return '（没有）'
  if (Array.isArray(value)) return value.length ? value.map((one) => say(field, one)).join('；') : '（没有）'
  if (!isRow(value)) return wordOf(field, value)
  if ('unit' in value) return limitWords(value as unknown as Parameters<typeof limitWords>[0])
  if (field === 'when') {
    return Object.entries(value)
      .map(([title, answers]) => `${title}=${(answers as string[]).join('或')}`)
      .join('，')
  }
  if (field === 'basis') return [value.law, value.article].filter(Boolean).join('')
  return titleOf(value)
}
