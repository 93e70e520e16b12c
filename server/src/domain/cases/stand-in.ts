import { type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { HallHours } from '../calendar/hall-hours.ts'
import { workingMinutesBetween } from '../calendar/working-time.ts'

/** An entry of the leave calendar. Both days are away; `half` is 上午 or 下午 of a single day. */
export interface Leave {
  staffNo: string
  from: PlainDate
  to: PlainDate
  half?: 'morning' | 'afternoon'
  reason: string
}

/** B of every A, and who follows when B is away too (AB 角; domain.md 6.3: B has A's full powers that day, and the log says who acted). */
export interface Post {
  a: string
  /** In the order in which they are asked. */
  standIns: readonly string[]
}

/** From when to when an entry means away. Half a day ends, or begins, at noon. */
function awayBetween({ from, to, half }: Leave): { from: Date; to: Date } {
  const begins = shanghaiInstant(from, half === 'afternoon' ? '12:00' : '00:00')
  const ends = half === 'morning' ? shanghaiInstant(from, '12:00') : shanghaiInstant(to, '24:00')
  return { from: begins, to: ends }
}

/** Away at this moment, by the calendar. */
export const isAway = (staffNo: string, leaves: readonly Leave[], at: Date): boolean =>
  leaves.some((leave) => leave.staffNo === staffNo && isWithin(awayBetween(leave), at))

const isWithin = ({ from, to }: { from: Date; to: Date }, at: Date) => from <= at && at < to

/** A case in somebody's hands. */
export interface HeldCase {
  id: string
  heldBy: string
  /** When it breaks its promise; absent while its clock stands or when the city promised nothing. */
  due?: Date
  /** Minutes of service that the rest of the work is likely to take (forecast), or the shortest that it can. */
  workMinutes: number
  /** Who may not touch it: recused, or acted in an earlier step. */
  barred: ReadonlySet<string>
}

export interface CoverMove {
  caseId: string
  from: string
  /** Absent: nobody of the post can take it; a supervisor has to choose. */
  to?: string
  reason: string
}

export interface CoverQuestion {
  cases: readonly HeldCase[]
  posts: readonly Post[]
  leaves: readonly Leave[]
  hours: HallHours
  calendar: WorkingCalendar
  now: Date
}

/**
 * Work that has to move before it is late (E52): its holder is away, now or soon, and what is left of the promise outside the absence is
 * less than the work needs. A case that can wait until the holder is back waits: a hand-over costs the citizen an explanation.
 */
export function coverMoves({ cases, posts, leaves, hours, calendar, now }: CoverQuestion): CoverMove[] {
  return cases.flatMap((one): CoverMove[] => {
    if (!one.due) return []
    const away = leaves
      .filter(({ staffNo }) => staffNo === one.heldBy)
      .map((leave) => ({ leave, ...awayBetween(leave) }))
      .filter(({ from, to }) => now < to && from < one.due!)
      .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    const [first] = away
    if (!first) return []
    const left = presentMinutes(now, one.due, away, hours, calendar)
    if (left >= one.workMinutes) return []
    const post = posts.find(({ a }) => a === one.heldBy)
    // B has to be there when the work is to be done: when A leaves, or now if A has left.
    const from = first.from > now ? first.from : now
    const to = post?.standIns.find((staffNo) => !one.barred.has(staffNo) && !isAway(staffNo, leaves, from))
    const { leave } = first
    const days = leave.from === leave.to ? leave.from : `${leave.from} 至 ${leave.to}`
    return [
      {
        caseId: one.id,
        from: one.heldBy,
        ...(to ? { to } : {}),
        reason: `经办人 ${days} ${leave.reason}，剩余时间不够办完`,
      },
    ]
  })
}

/** Minutes of service until the due moment in which the holder is there. Overlapping entries are counted once. */
function presentMinutes(
  now: Date,
  due: Date,
  away: readonly { from: Date; to: Date }[],
  hours: HallHours,
  calendar: WorkingCalendar,
): number {
  let [sum, at] = [0, now]
  for (const { from, to } of away) {
    if (from > at) sum += workingMinutesBetween(at, from < due ? from : due, hours, calendar)
    if (to > at) at = to
  }
  return at < due ? sum + workingMinutesBetween(at, due, hours, calendar) : sum
}

/** Who is away on some part of a day, for the board of the day. */
export const awayOn = (leaves: readonly Leave[], date: PlainDate): string[] => [
  ...new Set(leaves.filter(({ from, to }) => from <= date && date <= to).map(({ staffNo }) => staffNo)),
]

/** The staff who are away right now, for the draw. */
export const awayNow = (leaves: readonly Leave[], now: Date): ReadonlySet<string> =>
  new Set(awayOn(leaves, shanghaiDate(now)).filter((staffNo) => isAway(staffNo, leaves, now)))
