import type { Case } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { usualHours } from '../../../domain/calendar/usual-hours.ts'
import { durationText, latenessCause, type SpanBar, spanBars, timeInHands } from '../../../domain/cases/clocks/bars.ts'
import { type Forecast, forecast } from '../../../domain/cases/clocks/forecast.ts'
import type { CaseClocks } from '../../../domain/cases/clocks/read-clocks.ts'
import { staffInSentence } from '../../../domain/identity/staff-words.ts'
import type { CaseRow } from '../case-record.ts'
import { momentText } from '../clocks-view.ts'
import { clocksOf } from '../derive.ts'
import type { CaseNeeds } from '../needs.ts'

export type OutlookNeeds = Pick<CaseNeeds, 'likes' | 'staff'>
type Clocks = NonNullable<Case['clocks']>

/** When it is likely to end by like cases (E59); undefined before acceptance, after the end, and without enough like cases. */
export async function forecastOf(
  { likes }: Pick<CaseNeeds, 'likes'>,
  row: CaseRow,
  clocks: CaseClocks,
  { calendar, now }: { calendar: WorkingCalendar; now: Date },
): Promise<Forecast | undefined> {
  if (clocks.endedAt) return undefined
  return forecast({ clocks, like: await likes.of(row.code), hours: usualHours, calendar, now })
}

/** A view with what clocks alone do not say: the likely end, the cause and the name when it is late, and due days that were moved. */
export async function withOutlook<V extends Pick<Case, 'clocks'>>(
  needs: OutlookNeeds,
  row: CaseRow,
  view: V,
  around: { calendar: WorkingCalendar; now: Date },
): Promise<V> {
  const clocks = clocksOf(row, around.calendar, around.now)
  if (!view.clocks || !clocks) return view
  const bars = spanBars(row.spans, usualHours, around.calendar, around.now)
  const [seen, late, hands] = await Promise.all([
    forecastOf(needs, row, clocks, around),
    lateView(needs, row, clocks, bars),
    handsView(needs, bars),
  ])
  const moves = (row.dueMoves ?? []).map(({ text, at }) => ({ text, at: at.toISOString() }))
  return {
    ...view,
    clocks: {
      ...view.clocks,
      ...(seen && !seen.beyond && { forecast: forecastView(seen) }),
      ...(late && { late }),
      ...(hands.length > 0 && { hands }),
      ...(moves.length > 0 && { moves }),
    },
  }
}

function forecastView({ low, high, promise, law, basedOn }: Forecast): NonNullable<Clocks['forecast']> {
  const verdict = promise ?? law ?? 'no'
  const range = `${momentText(low)} 到 ${momentText(high)}`
  const words = { no: '能按时办完。', maybe: '可能会晚一点。', likely: '很可能会晚，已经提醒办的人。' }
  return {
    text: `照最近 ${basedOn} 件同样的看，大约 ${range} 办好，${words[verdict]}`,
    lowAt: low.toISOString(),
    highAt: high.toISOString(),
    verdict,
    basedOn,
  }
}

/** Named cause and named person of a late case: where the office's time went, and who has it now. */
async function lateView(
  { staff }: Pick<CaseNeeds, 'staff'>,
  row: CaseRow,
  { promise, law }: CaseClocks,
  bars: readonly SpanBar[],
): Promise<Clocks['late']> {
  if ((promise ?? law)?.level !== 'late') return undefined
  const cause = latenessCause(bars)
  const [slow, holder] = await Promise.all([
    cause?.by ? staff.find(cause.by) : undefined,
    row.assignee ? staff.find(row.assignee) : undefined,
  ])
  const why = cause ? `主要慢在${cause.text}${slow ? `（${slow.name}）` : ''}。` : ''
  const who = holder ? `现在由${staffInSentence(holder)}负责，有事找他。` : '主管正在安排人办。'
  return {
    text: `已经超过承诺时间，对不起。${why}${who}`,
    ...(cause && { cause: cause.text }),
    ...(holder && { officer: { staffNo: holder.staffNo, name: holder.name } }),
  }
}

/** Who had it for how long: officers by name, as everybody who serves is known by name at the window. */
async function handsView(
  { staff }: Pick<CaseNeeds, 'staff'>,
  bars: readonly SpanBar[],
): Promise<NonNullable<Clocks['hands']>> {
  const hands = timeInHands(bars)
  const names = await Promise.all(hands.map(async ({ by }) => (by ? (await staff.find(by))?.name : undefined)))
  const textOf = { us: '', you: '您：', other: '' } as const
  return hands.map(({ who, label, minutes, goesOn }, at) => ({
    ...{ who, minutes, minutesText: durationText(minutes), goesOn },
    text: `${textOf[who]}${label}${names[at] ? `（${names[at]}）` : ''}`,
  }))
}
