import {
  type Difference,
  differenceKinds,
  differenceStates,
  payChannels,
  type ReconciledDay,
  reconciledDayStates,
} from '@anju/shared-types'
import { ageDays, alarmAt } from '../../domain/reconciliation/due.ts'
import { differenceEdge } from '../../domain/reconciliation/states.ts'
import type { DayRow, DifferenceRow } from './day-store.ts'

interface Looked {
  openDifferences: number
  hall?: string | undefined
  now: Date
  mayAct: boolean
}

export function dayView(row: DayRow, { openDifferences, hall, now, mayAct }: Looked): ReconciledDay {
  const isLate = row.state !== 'balanced' && now >= alarmAt(row.day)
  const isCounter = row.channel === 'counter'
  return {
    id: row._id,
    day: row.day,
    channel: row.channel,
    channelLabel: payChannels[row.channel],
    ...(hall && { hall }),
    state: row.state,
    stateLabel: isCounter && row.state === 'waiting' ? '等清点' : reconciledDayStates[row.state],
    now: nowText(row, openDifferences),
    isLate,
    ours: row.ours,
    ...(row.theirs && { theirs: row.theirs }),
    openDifferences,
    ...(row.readAt && { readAt: row.readAt.toISOString() }),
    allowedActions: !mayAct ? [] : isCounter ? (row.state === 'balanced' ? [] : ['count']) : ['again'],
  }
}

/** How a day stands and what is next, in words. */
export function nowText({ state, channel, waits, ours, theirs }: DayRow, open: number): string {
  if (state === 'balanced')
    return ours.count === 0 && (theirs?.count ?? 0) === 0
      ? '当天没有收付，两边都是零。'
      : '每一笔都对上了，或者差异已经结案。'
  if (state === 'open') return `还有 ${open} 笔差异没有结。请认领，查清后写明原因。`
  if (channel === 'counter') return '请按当天 POS 结算单录入笔数和合计。'
  return waits ? `${waits}，会自动再取。` : '账单次日上午出来，到时自动对账。'
}

export const differenceView = (row: DifferenceRow, now: Date, staffNo: string | undefined): Difference => ({
  id: row._id,
  kind: row.kind,
  kindLabel: differenceKinds[row.kind],
  state: row.state,
  stateLabel: differenceStates[row.state],
  number: row.key.replace(/^[PR]:/, ''),
  what: row.key.startsWith('R:') ? '退款' : row.key.startsWith('P:') ? '收款' : '合计',
  ...(row.oursFen !== undefined && { oursFen: row.oursFen }),
  ...(row.theirsFen !== undefined && { theirsFen: row.theirsFen }),
  note: row.note,
  ...(row.caseId && { caseId: row.caseId }),
  ageDays: ageDays(row.day, now),
  ...(row.owner && { owner: `${row.owner.name}（${row.owner.staffNo}）` }),
  ...(row.closed && {
    closed: { at: row.closed.at.toISOString(), by: row.closed.by, reason: row.closed.reason },
  }),
  allowedActions: staffNo ? actionsOf(row, staffNo) : [],
})

const actionsOf = ({ state, owner }: DifferenceRow, staffNo: string) => [
  ...(differenceEdge(state, 'take') && owner?.staffNo !== staffNo ? ['take'] : []),
  ...(differenceEdge(state, 'close') && owner?.staffNo === staffNo ? ['close'] : []),
]
