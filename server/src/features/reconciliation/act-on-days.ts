import type { Difference, OneReconciledDay, ReconciledDay } from '@anju/shared-types'
import { noTotals } from '../../domain/reconciliation/compare.ts'
import { differenceEdge } from '../../domain/reconciliation/states.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { DayRow } from './day-store.ts'
import { dayView, differenceView } from './days-view.ts'
import type { ReconcileNeeds } from './needs.ts'
import { differenceRow } from './read-bill.ts'
import { moveDay, settleDay } from './reconcile-day.ts'

export interface DayNeeds extends ReconcileNeeds {
  hallName(id: string): Promise<string | undefined>
}

const mayAct = ({ staff }: Staff) => staff.roles.includes('supervisor')

async function shown(needs: DayNeeds, row: DayRow, caller: Staff, now: Date): Promise<ReconciledDay> {
  const [openDifferences, hall] = await Promise.all([
    needs.days.countOf(row._id, true),
    row.hallId ? needs.hallName(row.hallId) : undefined,
  ])
  return dayView(row, { openDifferences, hall, now, mayAct: mayAct(caller) })
}

/** What is not balanced comes first, the oldest at the top. */
export async function listDays(needs: DayNeeds, caller: Staff, now: Date) {
  const [worries, rest] = await Promise.all([needs.days.unbalanced(), needs.days.recent()])
  const items = await Promise.all([...worries, ...rest].map((row) => shown(needs, row, caller, now)))
  return { items, late: items.filter(({ isLate }) => isLate).length }
}

export async function showDay(needs: DayNeeds, id: string, caller: Staff, now: Date): Promise<OneReconciledDay> {
  const row = (await needs.days.find(id)) ?? refuse('NOT_FOUND')
  const [day, list, all] = await Promise.all([
    shown(needs, row, caller, now),
    needs.days.differencesOf(id),
    needs.days.countOf(id, false),
  ])
  const staffNo = mayAct(caller) ? caller.staff.staffNo : undefined
  return { day, differences: list.map((one) => differenceView(one, now, staffNo)), more: all - list.length }
}

/** Has the clock's job look again at once; it is the only one who reads bills. */
export async function lookAgain(needs: DayNeeds, id: string, caller: Staff, { now }: Call): Promise<ReconciledDay> {
  const row = (await needs.days.find(id)) ?? refuse('NOT_FOUND')
  if (row.channel !== 'counter') await needs.days.later(id, now, '马上再取一次账单')
  return shown(needs, (await needs.days.find(id)) ?? row, caller, now)
}

/** The counter's own total of the day, from the slip that its POS prints: the cash desk's side of the comparison. */
export async function countDay(
  needs: DayNeeds,
  { id, slips, totalFen }: { id: string; slips: number; totalFen: number },
  caller: Staff,
  call: Call,
): Promise<OneReconciledDay> {
  const row = (await needs.days.find(id)) ?? refuse('NOT_FOUND')
  if (row.channel !== 'counter' || row.state === 'balanced') return refuse('STATE_MOVED')
  const ours = await needs.entries.totalsOf('counter', row.day, row.hallId)
  const run = needs.ids.id()
  const isSame = ours.paidFen === totalFen && ours.count === slips
  const note = `窗口清点 ${slips} 笔 ${(totalFen / 100).toFixed(2)} 元，账簿 ${ours.count} 笔 ${(ours.paidFen / 100).toFixed(2)} 元。`
  const total = { kind: 'amount', key: '当日合计', note, oursFen: ours.paidFen, theirsFen: totalFen } as const
  if (!isSame) await needs.days.found([differenceRow(row, run, total)])
  const countedBy = `${caller.staff.name}（${caller.staff.staffNo}）`
  await settleDay(needs, row, { run, theirs: { ...noTotals, count: slips, paidFen: totalFen }, countedBy })
  return showDay(needs, id, caller, call.now)
}

/** A person says: this one is mine to find out about. Somebody else may take it over. */
export async function takeDifference(needs: DayNeeds, id: string, caller: Staff, call: Call): Promise<Difference> {
  const { staffNo, name } = caller.staff
  await needs.transact(call, async (tx) => {
    const row = (await needs.days.difference(id, tx.session)) ?? refuse('NOT_FOUND')
    const edge = differenceEdge(row.state, 'take') ?? refuse('STATE_MOVED')
    const owner = { staffNo, name, at: tx.now }
    if (!(await needs.days.saveDifference(row, { state: edge.to, owner }, tx.session))) return refuse('STATE_MOVED')
    tx.record({ type: edge.event, subject: { kind: 'bill-difference', id }, data: { day: row.dayId } })
    return { id }
  })
  return differenceView((await needs.days.difference(id)) ?? refuse('NOT_FOUND'), call.now, staffNo)
}

/** Closed by whoever has it, with a reason; the last one balances the day. */
export async function closeDifference(
  needs: DayNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<Difference> {
  const { staffNo, name } = caller.staff
  await needs.transact(
    call,
    async (tx) => {
      const row = (await needs.days.difference(id, tx.session)) ?? refuse('NOT_FOUND')
      const edge = differenceEdge(row.state, 'close') ?? refuse('STATE_MOVED')
      if (row.owner?.staffNo !== staffNo) return refuse('NOT_HOLDER')
      const closed = { at: tx.now, by: `${name}（${staffNo}）`, reason }
      if (!(await needs.days.saveDifference(row, { state: edge.to, closed }, tx.session))) return refuse('STATE_MOVED')
      tx.record({ type: edge.event, subject: { kind: 'bill-difference', id }, data: { day: row.dayId } })
      const day = (await needs.days.find(row.dayId, tx.session)) ?? refuse('NOT_FOUND')
      await moveDay(needs, tx, day, {})
      return { id }
    },
    { line: 'reconciliation' },
  )
  return differenceView((await needs.days.difference(id)) ?? refuse('NOT_FOUND'), call.now, staffNo)
}
