import type { Collection, Db } from 'mongodb'
import { createCipher } from '../../../server/src/platform/crypto/cipher.ts'
import { seeded } from '../load.ts'
import { DAYS_BACK, DESKS, DISTRICTS, idNumberOf, OVER, PARTIES, SHARES, unitCodeOf } from './scene.ts'
import type { Template } from './walk.ts'

type Row = { _id: string } & Record<string, unknown>
const BATCH = 1_000
const DAY_MS = 86_400_000

/** What a copy is made of: rows of every state, and sealed names to put into them. */
export interface Moulds {
  byState: Map<string, Row[]>
  people: { sealed: string; idIndex: string }[]
}

/** The rows that the server made of the templates, and what an ended case is: an approved one without anything left to do. */
export async function mouldsOf(
  db: Db,
  templates: readonly Template[],
  settings: Record<string, string>,
): Promise<Moulds> {
  const byState = new Map<string, Row[]>()
  const put = (state: string, row: Row) => byState.set(state, [...(byState.get(state) ?? []), row])
  for (const { id, state } of templates) {
    const row = await casesOf(db).findOne({ _id: id })
    if (row) put(state, row)
  }
  const furthest = byState.get('approving') ?? byState.get('reviewing') ?? []
  if (!furthest.length) throw new Error('no template came as far as the review')
  for (const row of furthest) {
    const { departments: _departments, waits: _waits, holders: _holders, dueAt: _due, clockAt: _clock, ...left } = row
    for (const state of OVER) put(state, { ...left, state, ending: { text: '已办结' } } as Row)
    for (const state of ['approving', 'feeDue', 'ready'])
      if (!byState.has(state) || state !== 'approving') put(state, { ...row, state })
  }
  const cipher = createCipher({
    // As config.ts reads a list.
    fieldKeys: (settings.FIELD_KEYS ?? '').split(','),
    blindIndexKey: settings.BLIND_INDEX_KEY ?? '',
  })
  const people = Array.from({ length: PARTIES }, (_, n) => ({
    sealed: cipher.seal(JSON.stringify({ name: `群众${n}`, idNumber: idNumberOf(n + 10_000) })),
    idIndex: cipher.blindIndex('id-number', idNumberOf(n + 10_000)),
  }))
  return { byState, people }
}

const casesOf = (db: Db): Collection<Row> => db.collection<Row>('cases')

/** Brings the collection up to `target` cases; the same ones in every run. */
export async function seedCases(db: Db, moulds: Moulds, from: number, target: number, now: Date): Promise<void> {
  for (let start = from; start < target; start += BATCH) {
    const length = Math.min(BATCH, target - start)
    const rows = Array.from({ length }, (_, i) => copyOf(moulds, start + i, now))
    await casesOf(db).insertMany(rows, { ordered: false })
  }
}

/** One of a thousand, so that every thousand cases has every state in its share. */
function stateOf(n: number): string {
  let left = n % 1_000
  for (const [state, share] of Object.entries(SHARES)) {
    if (left < share) return state
    left -= share
  }
  return 'closed'
}

function copyOf({ byState, people }: Moulds, n: number, now: Date): Row {
  const random = seeded(n)
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const state = stateOf(n)
  const mould = any(byState.get(state)!)
  const isOver = OVER.includes(state)
  // What is open began within two weeks, what has ended within two years.
  const back = (isOver ? DAYS_BACK : 14) * random() * DAY_MS
  const shift = now.getTime() - (mould.createdAt as Date).getTime() - back
  const row = shifted(mould, shift) as Row
  const parties = (row.parties as object[]).map((party) => ({ ...party, ...any(people) }))
  const property = mould.property
    ? {
        unitCode: unitCodeOf(n),
        address: `济南市${any(DISTRICTS)}第 ${n} 号`,
      }
    : undefined
  const warned = random() < 0.1 ? 80 : 0
  return {
    ...row,
    _id: idOf(row.createdAt as Date, n),
    parties,
    ...(property && { property }),
    ...(row.number ? { number: `AJ${n.toString(36).toUpperCase().padStart(9, '0')}` } : {}),
    ...(row.waits && random() < 0.5 ? { holders: [DESKS[Math.floor(random() * DESKS.length)]] } : {}),
    ...(!isOver && { warned }),
    ...(row.waits && warned ? { attention: true } : {}),
    // Not while it is measured: the worker would be busy with thousands at once.
    ...(row.clockAt ? { clockAt: new Date(now.getTime() + (1 + 29 * random()) * DAY_MS) } : {}),
    ...(row.dueAt ? { dueAt: new Date(now.getTime() + (random() * 12 - 2) * DAY_MS) } : {}),
  }
}

const idOf = (at: Date, n: number) =>
  Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0') + n.toString(16).padStart(16, '0')

/** A copy with every moment in it moved by as much. */
function shifted(value: unknown, by: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + by)
  if (Array.isArray(value)) return value.map((one) => shifted(one, by))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shifted(one, by)]))
}
