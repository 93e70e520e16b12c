import { z } from 'zod'
import { routes } from '../route.ts'
import { InstantShape, PlainDateShape } from './shapes.ts'

const holidayName = z
  .string({ error: '请填写节日名称。' })
  .trim()
  .min(1, '请填写节日名称。')
  .max(20, '节日名称最多 20 个字。')

/** A year the way the State Council's notice writes it: blocks of days off, and weekend days that are worked. */
export const CalendarNoticeShape = z.strictObject({
  status: z.enum(['published', 'provisional'], { error: '状态要写成 published 或 provisional。' }),
  /** Title, number and date of the notice. */
  source: z
    .string({ error: '请填写通知的名称、文号和日期。' })
    .trim()
    .min(5, '请填写通知的名称、文号和日期。')
    .max(300, '依据最多 300 个字。'),
  off: z
    .array(z.strictObject({ name: holidayName, from: PlainDateShape, to: PlainDateShape }))
    .max(40, '放假最多 40 段。'),
  work: z.array(z.strictObject({ name: holidayName, date: PlainDateShape })).max(40, '调休上班最多 40 天。'),
})
export type CalendarNotice = z.output<typeof CalendarNoticeShape>

const DayWordShape = z.enum(['working', 'off'])

/** What an upload would change: the days, and every deadline that moves with them. */
export const CalendarDiffShape = z.object({
  days: z.array(z.object({ date: PlainDateShape, was: DayWordShape, is: DayWordShape, name: z.string() })),
  workingDays: z.object({ was: z.int(), is: z.int() }),
  statusChange: z.string().optional(),
  /** One row a kind, hall and day; counts, no people. */
  deadlines: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      was: PlainDateShape,
      /** Absent: no new day yet, somebody has to choose one. */
      is: PlainDateShape.optional(),
      count: z.int(),
      text: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
})
export type CalendarDiff = z.output<typeof CalendarDiffShape>

const YearShape = z.object({
  year: z.int(),
  status: z.enum(['published', 'provisional']),
  source: z.string(),
  /** 0 = as installed. */
  version: z.int(),
  history: z.array(
    z.object({ version: z.int(), at: InstantShape, by: z.string(), status: z.string(), source: z.string() }),
  ),
})

const admin = { staff: ['admin'] } as const

/** Keeping the working calendar: what a notice changes is shown before it counts. */
export const calendar = routes('/staff/calendar', {
  year: {
    method: 'GET',
    path: '/:year',
    caller: admin,
    summary: '某年工作日历的版本',
    changes: false,
    reply: YearShape,
    errors: [],
  },
  preview: {
    method: 'POST',
    path: '/:year/preview',
    caller: admin,
    summary: '试算：录入这份放假通知会改变哪些日子和期限',
    changes: { unkeyed: 'computes only, stores nothing' },
    body: CalendarNoticeShape,
    reply: CalendarDiffShape,
    errors: ['CALENDAR_WRONG'],
  },
  replace: {
    method: 'PUT',
    path: '/:year',
    caller: admin,
    summary: '录入某年的放假通知，代替原来的日历',
    changes: true,
    /** The version that the preview was made against. */
    body: CalendarNoticeShape.extend({
      version: z.int({ error: '请填写版本号。' }).min(0, '版本号有误。').max(100_000, '版本号有误。'),
    }),
    reply: YearShape.extend({ diff: CalendarDiffShape }),
    errors: ['CALENDAR_WRONG'],
  },
})
