import { z } from 'zod'
import { routes } from '../route.ts'
import { ClockTimeShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

export const ServiceShape = z.object({
  code: IdShape,
  name: z.string(),
  /** What people call it. */
  plainName: z.string(),
  durationMinutes: z.number().int(),
  bring: z.array(z.string()),
})
export type Service = z.output<typeof ServiceShape>

export const HallShape = z.object({
  id: IdShape,
  name: z.string(),
  district: z.string(),
  address: z.string(),
  phone: z.string(),
  transport: z.string(),
  sessions: z.array(z.object({ from: ClockTimeShape, to: ClockTimeShape })),
  services: z.array(IdShape),
  /** What is made up or not confirmed in these entries; absent when nothing is. */
  note: z.string().optional(),
  openNow: z.boolean(),
  /** Why it is closed today, or when it opens next. */
  openText: z.string(),
  waiting: z.number().int(),
  /** Estimated wait in minutes for a person arriving now, low and high; null when closed. */
  waitMinutes: z.tuple([z.number().int(), z.number().int()]).nullable(),
})
export type Hall = z.output<typeof HallShape>

/** The whole visit, not only the start (E9): minutes. */
export const QuoteShape = z.object({
  waitMinutes: z.tuple([z.number().int(), z.number().int()]),
  serviceMinutes: z.number().int(),
  doneBy: ClockTimeShape,
  basis: z.string(),
})
export type Quote = z.output<typeof QuoteShape>

export const DayShape = z.object({
  date: PlainDateShape,
  weekday: z.string(),
  state: z.enum(['open', 'full', 'closed', 'not-released']),
  /** Chinese reason when closed (周末、国庆节、设备检修), or when the places come out. */
  reason: z.string().optional(),
  releaseAt: InstantShape.optional(),
  free: z.number().int(),
  issued: z.number().int(),
  /** The State Council's notice for this year is not out yet: the day may still change. */
  provisional: z.boolean(),
})
export type Day = z.output<typeof DayShape>

export const SlotShape = z.object({
  id: IdShape,
  date: PlainDateShape,
  from: ClockTimeShape,
  to: ClockTimeShape,
  free: z.number().int(),
  quote: QuoteShape,
})
export type Slot = z.output<typeof SlotShape>

/** One release's ledger (E10). issued = free + held + booked + arrived + used + missed, at every moment. */
export const LedgerShape = z.object({
  releaseId: IdShape,
  service: z.string(),
  date: PlainDateShape,
  releasedAt: InstantShape,
  issued: z.number().int(),
  free: z.number().int(),
  held: z.number().int(),
  booked: z.number().int(),
  arrived: z.number().int(),
  used: z.number().int(),
  missed: z.number().int(),
  /** Movements so far: places that were given back by cancelling, moving or a hold that ended. */
  cancelled: z.number().int(),
  moved: z.number().int(),
  holdsEnded: z.number().int(),
  closed: z.boolean(),
  /** issued minus everything accounted for; anything but 0 is an alarm. */
  difference: z.number().int(),
})
export type Ledger = z.output<typeof LedgerShape>

export const halls = routes('/open', {
  services: {
    method: 'GET',
    path: '/services',
    caller: 'anyone',
    summary: '可预约的业务',
    changes: false,
    reply: z.object({ items: z.array(ServiceShape) }),
    errors: [],
  },
  list: {
    method: 'GET',
    path: '/halls',
    caller: 'anyone',
    summary: '大厅与当前等候情况',
    changes: false,
    query: z.strictObject({ service: IdShape.optional() }),
    reply: z.object({ items: z.array(HallShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/halls/:hallId',
    caller: 'anyone',
    summary: '一个大厅',
    changes: false,
    reply: HallShape,
    errors: [],
  },
  days: {
    method: 'GET',
    path: '/halls/:hallId/days',
    caller: 'anyone',
    summary: '某项业务今后各日的余号',
    changes: false,
    query: z.strictObject({ service: IdShape }),
    reply: z.object({ items: z.array(DayShape) }),
    errors: ['SERVICE_NOT_HERE'],
  },
  places: {
    method: 'GET',
    path: '/halls/:hallId/days/:date/places',
    caller: 'anyone',
    summary: '某日各时段的余号与全程时间预估',
    changes: false,
    query: z.strictObject({ service: IdShape }),
    reply: z.object({ items: z.array(SlotShape) }),
    errors: ['SERVICE_NOT_HERE'],
  },
  ledger: {
    method: 'GET',
    path: '/halls/:hallId/ledger',
    caller: 'anyone',
    summary: '放号台账：发放、保留、预约、取消、到场、爽约，随时轧平',
    changes: false,
    query: z.strictObject({ date: PlainDateShape }),
    reply: z.object({ items: z.array(LedgerShape) }),
    errors: [],
  },
  calendar: {
    method: 'GET',
    path: '/calendar/:year',
    caller: 'anyone',
    summary: '某年的工作日历（国务院办公厅通知；未发布的年份标为暂定）',
    changes: false,
    reply: z.object({
      year: z.number().int(),
      status: z.enum(['published', 'provisional']),
      source: z.string(),
      days: z.array(z.object({ date: PlainDateShape, type: z.enum(['off', 'work']), name: z.string() })),
    }),
    errors: [],
  },
})
