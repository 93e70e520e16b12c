import {
  addDays,
  type OutreachEnd,
  type OutreachKind,
  type OutreachState,
  type PlainDate,
  shanghaiDate,
  shanghaiInstant,
} from '@anju/shared-types'
import { mayPromise } from '../../../domain/notices/call-backs.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { OutreachNeeds } from './outreach-feature.ts'
import type { OutreachRow, OutreachStore } from './outreach-store.ts'
import { outreachView } from './outreach-view.ts'

export async function listOutreach(
  { outreach, contact }: OutreachNeeds,
  { state, kind }: { state: OutreachState; kind?: OutreachKind },
  { staff }: Staff,
  { now }: Call,
) {
  const [rows, open] = await Promise.all([outreach.list(state, { kind, staffNo: staff.staffNo }), outreach.count()])
  const items = await Promise.all(rows.map(async (row) => outreachView(row, await contact(row), now)))
  // What is late comes first; the rest as long as they have waited.
  return { items: items.toSorted((a, b) => Number(b.isLate) - Number(a.isLate)), open }
}

/** Shows whom to call, and the whole case. Written first into what the person reads about who looked (E78). */
export async function openOutreach(
  { outreach, contact, directory, transact, caseFor }: OutreachNeeds,
  id: string,
  caller: Staff,
  call: Call,
) {
  const row = await found(outreach, id, caller)
  const [{ name, phones }, shown] = await Promise.all([contact(row), row.caseId ? caseFor(row.caseId) : undefined])
  const view = { viewer: caller, what: '姓名和手机号码', why: `人工联系：${row.title}`, at: call.now }
  if (!row.outsider) await directory.recordView({ ...view, accountId: row.accountId })
  await transact(call, async (tx) => {
    await outreach.opened(id, caller.staff.staffNo, tx.session)
    tx.record({ type: 'outreach.opened', subject: { kind: 'outreach', id } })
  })
  return { task: outreachView(row, { name, phones }, call.now), name, phones, ...(shown && { case: shown }) }
}

export async function settleOutreach(
  { outreach, contact, transact }: OutreachNeeds,
  {
    id,
    how,
    words,
    promise,
  }: { id: string; how: OutreachEnd; words: string; promise?: { words: string; due: PlainDate } },
  caller: Staff,
  call: Call,
) {
  const row = await found(outreach, id, caller)
  const { staffNo, name } = caller.staff
  if (promise && !mayPromise(promise.due, shanghaiDate(call.now))) return refuse('PROMISE_DAY', { field: 'promise' })
  await transact(call, async (tx) => {
    const isSettled = await outreach.settle(id, { at: tx.now, staffNo, name, how, words }, tx.session)
    if (!isSettled) return refuse('STATE_MOVED')
    if (promise) await keepPromise(outreach, tx, row, { ...promise, caller })
    const data = { how, ...(row.ratingId && { ratingId: row.ratingId }) }
    tx.record({ type: 'outreach.done', subject: { kind: 'outreach', id }, data })
    return { id }
  })
  return outreachView(await found(outreach, id, caller), await contact(row), call.now)
}

/** What was promised in a call is a task with a clock, and in the name of whoever gave it. */
async function keepPromise(
  outreach: OutreachStore,
  tx: Tx,
  { _id, accountId, outsider, caseId, page }: OutreachRow,
  { words, due, caller }: { words: string; due: PlainDate; caller: Staff },
): Promise<void> {
  const id = `${_id}-promise`
  const { staffNo, name } = caller.staff
  await outreach.keep(
    {
      ...{ _id: id, accountId, kind: 'promise', state: 'open', at: tx.now },
      ...{ title: '答应群众的事', text: words, why: `${name}在电话里答应的` },
      due: shanghaiInstant(addDays(due, 1), '00:00'),
      promisedBy: { staffNo, name, accountId: caller.accountId },
      ...(outsider && { outsider }),
      ...(caseId && { caseId }),
      ...(page && { page }),
    },
    tx.session,
  )
  tx.record({ type: 'outreach.promised', subject: { kind: 'outreach', id } })
}

/** Whom a bad rating is about does not learn who gave it. */
async function found(outreach: OutreachStore, id: string, { staff }: Staff): Promise<OutreachRow> {
  const row = await outreach.find(id)
  return row && !row.notFor?.includes(staff.staffNo) ? row : refuse('NOT_FOUND')
}
