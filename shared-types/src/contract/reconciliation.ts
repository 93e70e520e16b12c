import { z } from 'zod'
import { differenceKinds, payChannels } from '../account-words.ts'
import { routes } from '../route.ts'
import { differenceStates, reconciledDayStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])
const readers = { staff: ['supervisor', 'inspector'] } as const
const actors = { staff: ['supervisor'] } as const

const TotalsShape = z.object({ count: z.int(), paidFen: z.int(), repaidFen: z.int() })

export const ReconciledDayShape = z.object({
  id: IdShape,
  day: PlainDateShape,
  channel: keysOf(payChannels),
  channelLabel: z.string(),
  /** The hall, for money taken at its counters. */
  hall: z.string().optional(),
  state: keysOf(reconciledDayStates),
  stateLabel: z.string(),
  /** How it stands and what to do, in a sentence. */
  now: z.string(),
  /** Later than it should be. */
  isLate: z.boolean(),
  ours: TotalsShape,
  theirs: TotalsShape.optional(),
  openDifferences: z.int(),
  readAt: InstantShape.optional(),
  allowedActions: AllowedActionsShape,
})
export type ReconciledDay = z.output<typeof ReconciledDayShape>

export const DifferenceShape = z.object({
  id: IdShape,
  kind: keysOf(differenceKinds),
  kindLabel: z.string(),
  state: keysOf(differenceStates),
  stateLabel: z.string(),
  /** Of the payment or the refund. */
  number: z.string(),
  /** 收款 or 退款. */
  what: z.string(),
  oursFen: z.int().optional(),
  theirsFen: z.int().optional(),
  note: z.string(),
  caseId: IdShape.optional(),
  ageDays: z.int(),
  owner: z.string().optional(),
  closed: z.object({ at: InstantShape, by: z.string(), reason: z.string() }).optional(),
  allowedActions: AllowedActionsShape,
})
export type Difference = z.output<typeof DifferenceShape>

const OneDayShape = z.object({ day: ReconciledDayShape, differences: z.array(DifferenceShape), more: z.int() })
export type OneReconciledDay = z.output<typeof OneDayShape>

export const reconciliation = routes('/reconciliation', {
  days: {
    method: 'GET',
    path: '/days',
    caller: readers,
    summary: '对账：没对平的日子在前，近一个月的在后',
    changes: false,
    reply: z.object({ items: z.array(ReconciledDayShape), late: z.int() }),
    errors: [],
  },
  day: {
    method: 'GET',
    path: '/days/:id',
    caller: readers,
    summary: '对账：一天的差异，谁在查，怎么结的',
    changes: false,
    reply: OneDayShape,
    errors: [],
  },
  again: {
    method: 'POST',
    path: '/days/:id/again',
    caller: actors,
    summary: '对账：重新取账单再对一次，结果与前一次一样',
    changes: { unkeyed: 'asks for another look; the look itself finds the same' },
    reply: ReconciledDayShape,
    errors: [],
  },
  count: {
    method: 'POST',
    path: '/days/:id/count',
    caller: actors,
    summary: '对账：录入窗口当日 POS 结算单的笔数和合计',
    changes: true,
    body: z.strictObject({ slips: z.int().min(0).max(100_000), totalFen: z.int().min(0) }),
    reply: OneDayShape,
    errors: [],
  },
  take: {
    method: 'POST',
    path: '/differences/:id/take',
    caller: actors,
    summary: '认领一笔差异：由我来查',
    changes: true,
    reply: DifferenceShape,
    errors: [],
  },
  close: {
    method: 'POST',
    path: '/differences/:id/close',
    caller: actors,
    summary: '结案一笔差异：写明原因，只有认领人可以',
    changes: true,
    body: z.strictObject({ reason: typedText(300, '原因') }),
    reply: DifferenceShape,
    errors: ['NOT_HOLDER'],
  },
})
