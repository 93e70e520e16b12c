import { daysBetween, type PaperPromise, type PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { cureRules, deferralTerm } from '../../../domain/cases/cures.ts'
import { promiseState, promiseStateTexts } from '../../../domain/cases/promised-papers.ts'
import { officeStates } from '../../../domain/cases/states.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { acceptanceDay } from './cures-of.ts'
import type { PromiseRow } from './promise-record.ts'

/** Until when the day of a promise may still be moved: once, before it has come, where no chief of the window has to decide. */
export function postponeUntil(
  one: PromiseRow,
  row: CaseRow,
  { calendar, now }: { calendar: WorkingCalendar; now: Date },
): PlainDate | undefined {
  const { cure, due, deliveredOn, postponed, needsSupervisor, brokenOn } = one
  const isUnderWay = row.state === 'correcting' || officeStates.includes(row.state)
  if (cure !== 'deferral' || !due || deliveredOn || postponed || needsSupervisor || brokenOn || !isUnderWay)
    return undefined
  if (today(now) > due) return undefined
  const term = deferralTerm({ city: row.city, limits: row.limits, calendar, on: acceptanceDay(row, now) })
  return 'due' in term && term.due.date > due ? term.due.date : undefined
}

/** A promise as those who made it and those who watch over it read it. */
export function promiseView(one: PromiseRow, row: CaseRow, at: { calendar: WorkingCalendar; now: Date }): PaperPromise {
  const { id, material, name, cure, promisedOn, due, deliveredOn, accepted, clock, source, statement, postponed } = one
  const day = today(at.now)
  const state = one.brokenOn ? 'broken' : promiseState(one, day)
  const isDelivered = deliveredOn !== undefined && !accepted
  const rule = cureRules[cure]
  return {
    ...{
      id,
      material,
      name,
      cure,
      cureName: rule.name,
      promisedOn,
      due,
      state,
      isDelivered,
      source,
      statement,
      postponed,
    },
    ...(due && state === 'open' && !isDelivered && { daysLeft: Math.max(0, daysBetween(day, due)) }),
    stateText: stateText(one, state, isDelivered),
    clockText: cure === 'pledge' ? '时限照走' : clock === 'stops' ? '等材料的时间不算在时限里' : '等材料的时候时限照走',
    ifBroken: rule.ifBroken,
    postponeUntil: postponeUntil(one, row, at),
  }
}

function stateText({ cure }: PromiseRow, state: PaperPromise['state'], isDelivered: boolean): string {
  if (isDelivered) return '已交，等工作人员看'
  return cure === 'pledge' && state === 'kept' ? '承诺有效' : promiseStateTexts[state]
}
