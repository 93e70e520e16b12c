import { Readable } from 'node:stream'
import { noTotals, type Totals } from '../../domain/reconciliation/compare.ts'
import { againAfterMs } from '../../domain/reconciliation/due.ts'
import { dayEdge } from '../../domain/reconciliation/states.ts'
import { BillError } from '../../gateways/pay-bills/bill-row.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { DayRow } from './day-store.ts'
import type { ReconcileNeeds } from './needs.ts'
import { readBill } from './read-bill.ts'

/** Looks for the bill of one day of a platform and compares it with our book. */
export async function reconcileDay(needs: ReconcileNeeds, day: DayRow): Promise<void> {
  if (day.channel === 'counter') return
  const now = needs.clock.now()
  const again = (ms: number, waits: string) => needs.days.later(day._id, new Date(now.getTime() + ms), waits)
  const bill = await needs.bills[day.channel](day.day)
  if (bill.state === 'not-yet') return void (await again(againAfterMs['not-yet'], '平台还在生成账单'))
  if (bill.state === 'unsure') {
    needs.log.error({ day: day._id, why: bill.why }, 'bill not read')
    return void (await again(againAfterMs.unsure, '平台没有给出可信的账单'))
  }
  const run = needs.ids.id()
  try {
    const theirs = await readBill(needs, day, bill.state === 'bill' ? bill.rows() : Readable.from([]), run)
    await settleDay(needs, day, { run, theirs, billHash: bill.state === 'bill' ? bill.hash : 'none' })
  } catch (error) {
    if (!(error instanceof BillError)) throw error
    needs.log.error({ day: day._id, why: error.message }, 'bill not read')
    await again(againAfterMs.unsure, '账单不完整，不能采信')
  }
}

/** After a reading: what it did not see has gone; the day is balanced or not, by what is left open. */
export async function settleDay(
  needs: ReconcileNeeds,
  { _id, channel, day }: DayRow,
  { run, theirs = noTotals, ...read }: { run: string; theirs?: Totals; billHash?: string; countedBy?: string },
): Promise<void> {
  await needs.days.vanish(_id, run)
  const seen = await needs.days.find(_id)
  const ours = await needs.entries.totalsOf(channel, day, seen?.hallId)
  const now = needs.clock.now()
  await needs.transact(systemCall('reconciliation', { now, ids: needs.ids }), async (tx) => {
    const row = (await needs.days.find(_id, tx.session)) ?? refuse('STATE_MOVED')
    await moveDay(needs, tx, row, { ours, theirs, readAt: tx.now, ...read })
    return {}
  })
}

/** Where a day stands follows from its open differences, and from nothing else. */
export async function moveDay(
  { days }: Pick<ReconcileNeeds, 'days'>,
  tx: Tx,
  row: DayRow,
  set: Partial<DayRow>,
): Promise<void> {
  const open = await days.countOf(row._id, true, tx.session)
  const edge = dayEdge(row.state, open > 0 ? 'differ' : 'balance')
  const dueAt = open > 0 && row.channel !== 'counter' ? new Date(tx.now.getTime() + againAfterMs.differs) : undefined
  if (!(await days.save(row, { ...set, ...(edge && { state: edge.to }), dueAt }, tx.session)))
    return refuse('STATE_MOVED')
  if (edge) tx.record({ type: edge.event, subject: { kind: 'reconciled-day', id: row._id }, data: { open } })
}
