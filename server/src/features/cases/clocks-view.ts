import { type Case, dayInFull, type PlainDate, shanghaiDate, shanghaiEnd, shanghaiTime } from '@anju/shared-types'
import { dayText, type WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { groundOf } from '../../domain/cases/clocks/grounds.ts'
import type { CaseClocks, ClockReading } from '../../domain/cases/clocks/read-clocks.ts'
import type { CaseRow } from './case-record.ts'
import { clocksOf } from './derive.ts'

type View = NonNullable<Case['clocks']>

/** `2026年11月24日 17:00` in Beijing. */
export const momentText = (at: Date): string => inWords({ date: shanghaiDate(at), time: shanghaiTime(at) })

/** The same of a moment that ends something: midnight is `2026年11月24日 24:00`. */
const deadlineText = (at: Date): string => inWords(shanghaiEnd(at))

const inWords = ({ date, time }: { date: PlainDate; time: string }): string => `${dayInFull(date)} ${time}`

/** `1 小时 20 分钟`, `3 天`. */
function amountText(count: number, unit: ClockReading['unit']): string {
  if (unit === 'days') return `${count} 天`
  const [hours, minutes] = [Math.floor(count / 60), count % 60]
  return [hours > 0 && `${hours} 小时`, (minutes > 0 || hours === 0) && `${minutes} 分钟`].filter(Boolean).join(' ')
}

/** The two clocks in words: ours against the promise with the law beside it, and yours while a pause waits for you. */
export function clocksView(row: CaseRow, calendar: WorkingCalendar, now: Date): Case['clocks'] {
  const clocks = clocksOf(row, calendar, now)
  const reading = clocks?.promise ?? clocks?.law
  if (!clocks || !reading) return undefined
  return {
    running: runningOf(clocks),
    ours: readingView(clocks.promise ? '我们承诺的时间' : '法定办理时间', reading),
    statutoryText: clocks.law
      ? `法定时限：${clocks.law.limit.text}，最晚 ${deadlineText(clocks.law.due)}${clocks.law.provisional ? '（以放假通知为准）' : ''}`
      : '没有全国统一的法定时限',
    yours: yoursView(clocks, now),
    pauses: row.spans
      .filter(({ ground }) => ground !== undefined)
      .map(({ ground, from, to }) => ({
        ground: groundOf(ground!).name,
        from: from.toISOString(),
        to: to?.toISOString(),
      })),
  }
}

const runningOf = ({ endedAt, holder, promise, law }: CaseClocks): View['running'] => {
  if (endedAt) return 'none'
  if (holder === 'us' && !(promise ?? law)?.stopped) return 'us'
  return holder === 'you' ? 'you' : 'none'
}

const readingView = (label: string, reading: ClockReading): View['ours'] => ({
  label,
  usedText: `已用 ${amountText(reading.used, reading.unit)}`,
  leftText: reading.level === 'late' ? '已超时' : `还剩 ${amountText(reading.left, reading.unit)}`,
  dueAt: reading.due.toISOString(),
  dueText: `${deadlineText(reading.due)} 前${reading.stopped ? '（现在暂停，恢复后顺延）' : ''}`,
  level: reading.level,
  provisional: reading.provisional,
  percent: Math.min(100, Math.round(reading.share * 100)),
})

function yoursView({ yours, since }: CaseClocks, now: Date): View['yours'] {
  if (yours?.kind !== 'at-most') return undefined
  const [total, used] = [yours.at.getTime() - since.getTime(), now.getTime() - since.getTime()]
  const late = now >= yours.at
  const days = Math.max(0, Math.ceil((yours.at.getTime() - now.getTime()) / 86_400_000))
  return {
    label: `您的时间（${groundOf(yours.ground).name}）`,
    usedText: '',
    leftText: late ? '已经过期' : `还有 ${days} 天`,
    dueAt: yours.at.toISOString(),
    dueText: `${dayText(yours.dueDay)} 24:00 前还可以交`,
    level: late ? 'late' : used * 10 >= total * 8 ? 'warn80' : used * 2 >= total ? 'warn50' : 'ok',
    provisional: yours.provisional,
    percent: Math.min(100, Math.max(0, Math.round((used / total) * 100))),
  }
}
