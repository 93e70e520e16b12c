import {
  type Input,
  isPlainDate,
  type open,
  type PlainDate,
  type Reply,
  shanghaiDate,
  shanghaiInstant,
  shanghaiTime,
} from '@anju/shared-types'
import type { HallHours } from '../../domain/calendar/hall-hours.ts'
import { type PeriodUnit, periodEnd } from '../../domain/calendar/legal-periods.ts'
import { usualHours } from '../../domain/calendar/usual-hours.ts'
import { addWorkingMinutes } from '../../domain/calendar/working-time.ts'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from '../halls/hall-store.ts'

type Route = (typeof open)['table']['due']
type Request = Input<Route>['body']

const units = {
  workdays: 'working-days',
  civilDays: 'civil-days',
  months: 'civil-months',
  years: 'civil-years',
} as const satisfies Partial<Record<keyof Request, PeriodUnit>>
const limits = ['minutes', ...(Object.keys(units) as (keyof typeof units)[])] as const

/** When a limit that starts at a moment or day ends, by the published calendar. */
export async function findDue(
  { halls }: { halls: Pick<HallStore, 'calendar' | 'hall'> },
  request: Request,
): Promise<Reply<Route>> {
  const [limit, ...more] = limits.filter((name) => request[name] !== undefined)
  if (!limit || more.length) {
    return refuse('BAD_INPUT', {
      field: more[0] ?? 'minutes',
      text: '请只填写一种时限：minutes、workdays、civilDays、months 或 years。',
    })
  }
  const { date, time } = readStart(request.start)
  const calendar = await halls.calendar()
  const count = request[limit] ?? 0
  if (limit !== 'minutes') {
    const { date: due, provisional } = periodEnd(date, { count, unit: units[limit] }, calendar)
    return { due, provisional }
  }
  if (!time)
    return refuse('BAD_INPUT', { field: 'start', text: '按分钟推算时，起算时间要写到分钟，例如 2026-02-13T16:30。' })
  const hours = await hoursOf(halls, request.hallId)
  const { at, provisional } = addWorkingMinutes(shanghaiInstant(date, time), count, hours, calendar)
  return { due: `${shanghaiDate(at)}T${shanghaiTime(at)}`, provisional }
}

function readStart(start: string): { date: PlainDate; time?: string } {
  const [date = '', time] = start.split('T')
  if (!isPlainDate(date)) return refuse('BAD_INPUT', { field: 'start', text: '起算日期不存在，请核对。' })
  if (date < '2000-01-01' || date > '2099-12-31') {
    return refuse('BAD_INPUT', { field: 'start', text: '起算日期要在 2000 年至 2099 年之间。' })
  }
  return time === undefined ? { date } : { date, time }
}

async function hoursOf(halls: Pick<HallStore, 'hall'>, hallId: string | undefined): Promise<HallHours> {
  if (hallId === undefined) return usualHours
  const hall = (await halls.hall(hallId)) ?? refuse('NOT_FOUND')
  if (!hall.sessions.length) return refuse('BAD_INPUT', { field: 'hallId', text: '这个大厅没有公布服务时间。' })
  return hall
}
