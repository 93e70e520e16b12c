import { addDays, type PlainDate, shanghaiInstant } from '@anju/shared-types'
import { type CheckStanding, waitsForPerson } from '../../domain/eligibility/check-actions.ts'
import { isUnderWay } from '../../domain/eligibility/check-states.ts'
import type { EligibilityCheck } from './check-store.ts'

const startOf = (date: PlainDate): Date => shanghaiInstant(date, '00:00')

/** What decides who may do what now. */
export const standingOf = (check: EligibilityCheck): CheckStanding => ({
  state: check.state,
  ...(check.decision && { decidedBy: check.decision.by }),
  ...(check.validTo && { validTo: check.validTo }),
  hasProposal: check.proposal !== undefined,
  isQuestioned: check.state === 'passed' && check.review !== undefined,
  hasOpenChallenge: check.challenges.some((challenge) => challenge.state === 'open'),
})

const earliest = (moments: readonly (Date | undefined)[]): Date | undefined => {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []))
  return times.length ? new Date(Math.min(...times)) : undefined
}

/** What the indexes look at: one under way a person and city, what waits for staff, and when the clock has to look. */
export function derive(check: EligibilityCheck) {
  const open = check.challenges.filter((challenge) => challenge.state === 'open')
  const deskDue = earliest([
    waitsForPerson(standingOf(check)) ? check.personBy?.at : undefined,
    check.sample?.state === 'waiting' ? check.sample.due.at : undefined,
    ...open.map((challenge) => challenge.due.at),
  ])
  const wakeAt = earliest([
    check.nextAskAt,
    check.lookOn && startOf(check.lookOn),
    check.state === 'passed' && check.validTo ? startOf(addDays(check.validTo, 1)) : undefined,
    check.closeOn && startOf(check.closeOn),
    check.forgetOn && startOf(check.forgetOn),
    ...open.filter((challenge) => !challenge.isLateTold).map((challenge) => challenge.due.at),
  ])
  return {
    underWay: isUnderWay(check.state),
    onDesk: deskDue !== undefined,
    deskDue,
    wakes: wakeAt !== undefined,
    wakeAt,
  }
}
