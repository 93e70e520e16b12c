import type { PlainDate } from '@anju/shared-types'
import type { CureAnswer } from '../../../domain/cases/cures.ts'
import { promiseText } from '../../../domain/cases/promised-papers.ts'
import type { Material } from '../../../domain/catalogue/item.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import type { CaseRow, PartyRow } from '../case-record.ts'
import type { CaseTable } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { curesOf } from './cures-of.ts'
import type { PromiseRow } from './promise-record.ts'
import { standingFor } from './standing.ts'

export interface Promising {
  tx: Tx
  row: CaseRow
  table: CaseTable
  party: PartyRow
  material: Material
  /** The day that the person named; a pledge has none. */
  due?: PlainDate
}

/**
 * A promise in the place of a paper. The item's file says which: 告知承诺 stands for the paper for good, 容缺 brings it by a day. By whom
 * it may be made, and until when, is `curesFor`'s to say.
 */
export async function makePromise(needs: CaseNeeds, asked: Promising): Promise<PromiseRow> {
  const { tx, party, material, due } = asked
  const cure = material.ifMissing === 'promise' ? ('pledge' as const) : ('deferral' as const)
  const answer = await cureNow(needs, asked, cure)
  if (!answer.allowed) return refuse('PROMISE_NOT_ALLOWED', { text: answer.why })
  const latest = answer.due?.date
  if (cure === 'deferral') checkDay(due, today(tx.now), latest)
  const { name } = needs.parties.open(party)
  const promised = { name: material.name, cure, ...(cure === 'deferral' && due ? { due } : {}) }
  return {
    ...promised,
    ...{ id: needs.ids.id(), material: material.id, accepted: false },
    ...{ promisedOn: today(tx.now), promisedAt: tx.now, by: party.id, idIndex: party.idIndex },
    clock: answer.clock === 'stops' ? 'stops' : 'runs',
    needsSupervisor: answer.needsSupervisor,
    source: answer.source,
    statement: promiseText(name, [promised]),
  }
}

/** Between today and the last day that the rule leaves. */
export function checkDay(due: PlainDate | undefined, first: PlainDate, latest: PlainDate | undefined): PlainDate {
  if (due && due >= first && (!latest || due <= latest)) return due
  return refuse('PROMISE_NOT_ALLOWED', {
    field: 'due',
    text: `补交日期要在今天到 ${latest ?? '规定的最后一天'} 之间。`,
  })
}

async function cureNow(
  needs: CaseNeeds,
  { tx, row, table, party, material }: Promising,
  cure: 'pledge' | 'deferral',
): Promise<CureAnswer> {
  const day = today(tx.now)
  const standing = await standingFor(needs, party.idIndex, { today: day, row, session: tx.session })
  return curesOf(material, { row, ...table, now: tx.now, standing }).find((one) => one.cure === cure)!
}

/**
 * A draft's promises bind when it is handed in: they are looked at once more, because days have passed and other cases may have been
 * promised on. Two cases of one person at the same instant wait for each other in the database.
 */
export async function bindPromises(needs: CaseNeeds, tx: Tx, row: CaseRow, table: CaseTable): Promise<void> {
  const promises = row.promises ?? []
  if (promises.length === 0) return
  for (const idIndex of new Set(promises.map((one) => one.idIndex))) await needs.cases.inLine(idIndex, tx.session)
  const materials = new Map(table.file.items.flatMap((item) => item.materials.map((one) => [one.id, one] as const)))
  for (const one of promises) {
    const party = row.parties.find(({ id }) => id === one.by)
    const material = materials.get(one.material)
    if (!party || !material) continue
    const besides = { ...row, promises: promises.filter(({ id }) => id !== one.id) }
    const answer = await cureNow(needs, { tx, row: besides, table, party, material }, one.cure)
    const isPast = one.due !== undefined && one.due < today(tx.now)
    if (answer.allowed && !isPast) continue
    const why = answer.allowed ? '承诺的补交日期已经过了，请重新选一天。' : answer.why
    refuse('CASE_INCOMPLETE', { field: 'papers', text: `“${one.name}”：${why}` })
  }
}
