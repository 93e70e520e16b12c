import { addDays, type PlainDate, shanghaiDate, shanghaiInstant, shanghaiTime } from '@anju/shared-types'
import { dayText, isWeekend, isWorkingDay, type WorkingCalendar } from './calendar.ts'

/** A stretch of the day in which a hall serves, `HH:MM` Beijing time, in order and without overlap. */
export interface Session {
  from: string
  to: string
}

/** When a hall serves. */
export interface HallHours {
  sessions: readonly Session[]
  /** Days the hall closes for its own reasons (设备检修), whatever the calendar says. */
  closedDays: readonly { date: PlainDate; reason: string }[]
  /** 周末延时服务: also open on ordinary weekends; never on holidays. */
  openOnWeekend?: boolean
  /** 全年无休: also open on holidays, whatever the calendar says. */
  openEveryDay?: boolean
}

export interface HallDay {
  open: boolean
  /** Why it is closed: 周末, 国庆节, 设备检修. */
  reason?: string
  provisional: boolean
}

/** Whether a hall serves on a day at all. */
export function dayOfHall(date: PlainDate, hours: HallHours, calendar: WorkingCalendar): HallDay {
  const { working, name, provisional } = isWorkingDay(date, calendar)
  const closed = hours.closedDays.find((day) => day.date === date)
  if (closed) return { open: false, reason: closed.reason, provisional }
  if (hours.openEveryDay) return { open: true, provisional: false }
  if (working) return { open: true, provisional }
  const byHoliday = calendar.days.get(date)?.type === 'off'
  if (hours.openOnWeekend && !byHoliday && isWeekend(date)) return { open: true, provisional }
  return { open: false, reason: name, provisional }
}

export interface Opening {
  open: boolean
  /** What a citizen reads: until when it serves, or why not and when it opens next. */
  text: string
  /** End of the present session, when open. */
  closesAt?: Date
  /** Start of the next session, when closed; absent when none is found within a year. */
  opensAt?: Date
}

/** Whether a hall serves at this moment, and what to tell a person about it. A session includes its first minute, not its last. */
export function openAt(hours: HallHours, now: Date, calendar: WorkingCalendar): Opening {
  const today = shanghaiDate(now)
  const time = shanghaiTime(now)
  const day = dayOfHall(today, hours, calendar)
  const present = day.open && hours.sessions.find((session) => session.from <= time && time < session.to)
  if (present) return { open: true, text: `服务中，${present.to} 结束`, closesAt: shanghaiInstant(today, present.to) }
  const next = nextSession(hours, now, calendar)
  if (!next) return { open: false, text: `今天不开放：${day.reason ?? '非服务时间'}` }
  const opensAt = shanghaiInstant(next.date, next.from)
  if (next.date === today) {
    const resting = next.from !== hours.sessions[0]?.from
    return { open: false, text: resting ? `午间休息，${next.from} 继续` : `${next.from} 开始服务`, opensAt }
  }
  const why = day.open ? '今天已结束服务' : `今天不开放（${day.reason}）`
  return { open: false, text: `${why}，${dayText(next.date)} ${next.from} 开始服务`, opensAt }
}

/** The first session that begins after `now`, within a year. */
function nextSession(
  hours: HallHours,
  now: Date,
  calendar: WorkingCalendar,
): { date: PlainDate; from: string } | undefined {
  const time = shanghaiTime(now)
  let date = shanghaiDate(now)
  for (let ahead = 0; ahead <= 366; ahead++, date = addDays(date, 1)) {
    if (!dayOfHall(date, hours, calendar).open) continue
    const session = hours.sessions.find(({ from }) => ahead > 0 || from > time)
    if (session) return { date, from: session.from }
  }
  return undefined
}
