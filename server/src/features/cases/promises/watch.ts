import { addDays, type CaseState, type PlainDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { workingDaysBefore } from '../../../domain/cases/cures.ts'
import { REMIND_WORKING_DAYS } from '../../../domain/cases/promised-papers.ts'
import { isOver, officeStates } from '../../../domain/cases/states.ts'
import type { CaseRow } from '../case-record.ts'
import { binds } from '../papers-of-case.ts'
import type { PromiseRow } from './promise-record.ts'

/** Lists of promises for those who watch over them; `pledged`: granted on a pledge that nobody has found false. */
export type WatchedState = 'open' | 'broken' | 'pledged'

/** In which list of promises it stands; a kept one, and one that was repaired, is in none. */
export function watchedState({
  cure,
  brokenOn,
  foundFalse,
  repairedOn,
  accepted,
}: PromiseRow): WatchedState | undefined {
  if (brokenOn || foundFalse) return repairedOn ? undefined : 'broken'
  if (cure === 'pledge') return 'pledged'
  return accepted ? undefined : 'open'
}

/** Decided with a yes. Before that a pledge is found false in the case itself. */
export const grantedStates: readonly CaseState[] = ['feeDue', 'ready', 'closed']

export const isRepairable = (one: PromiseRow): boolean => watchedState(one) === 'broken'

/** What the index of the lists looks at. Drafts bind nobody, and what a case that ended still promised is nobody's any more. */
export function promisedOf({ state, promises = [] }: CaseRow): CaseRow['promised'] {
  if (state === 'draft' || state === 'confirming' || state === 'discarded') return undefined
  const states = new Set(promises.map(watchedState))
  const isShown: Record<WatchedState, boolean> = {
    open: !isOver(state),
    broken: true,
    pledged: grantedStates.includes(state),
  }
  const watched = (['open', 'broken', 'pledged'] as const).filter((one) => states.has(one) && isShown[one])
  return watched.length > 0 ? watched : undefined
}

/** Promises of a case that time acts on: it was handed in, nobody says 不是我, no supervisor is deciding about its end. */
export function comingPromises(row: CaseRow): PromiseRow[] {
  const isUnderWay = row.state === 'correcting' || officeStates.includes(row.state)
  if (!isUnderWay || row.alert || row.proposal) return []
  return (row.promises ?? []).filter((one) => one.cure === 'deferral' && one.due && binds(one) && !one.deliveredOn)
}

export const remindDay = (due: PlainDate, calendar: WorkingCalendar) =>
  workingDaysBefore(due, REMIND_WORKING_DAYS, calendar)

/** When the clock has to look at the promises of a case next. */
export function promiseClockAt(row: CaseRow, calendar: WorkingCalendar): Date | undefined {
  const days = comingPromises(row).map(({ due, remindedOn }) =>
    remindedOn ? addDays(due!, 1) : remindDay(due!, calendar),
  )
  const first = days.toSorted()[0]
  return first && shanghaiInstant(first, '00:00')
}
