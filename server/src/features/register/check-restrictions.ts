import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { Business } from '../../domain/restrictions/business.ts'
import { restrictionsFor } from '../../domain/restrictions/restrictions-for.ts'
import type { Findings, Verdict } from '../../domain/restrictions/verdict.ts'
import type { Register, UnitFile, Why } from '../../gateways/register/register.ts'
import type { Clock } from '../../platform/clock.ts'

export interface CheckNeeds {
  gateway: Pick<Register, 'read'>
  calendar(): Promise<WorkingCalendar>
  clock: Clock
}

/** What the register does not know: the people, and what is in the file already. */
export type CheckGiven = Omit<Findings, 'restrictions'> & { on?: PlainDate; why: Why }

export interface RestrictionCheck {
  verdict: Verdict
  source: '不动产登记簿'
  /** When the register said so; absent: it did not answer, and the verdict is `unknown` (D3). */
  asOf?: Date
  /** The file that was looked at; its version goes into the entry. Absent: silent, or no such unit. */
  unit?: UnitFile
  /** The register knows no such unit: not the same as a unit without restrictions. */
  isMissing?: true
}

/** Reads the unit file and says what stands in the way of a business. Nothing is remembered: the book is asked each time. */
export async function checkRestrictions(
  { gateway, calendar, clock }: CheckNeeds,
  unitCode: string,
  business: Business,
  { on = shanghaiDate(clock.now()), why, ...people }: CheckGiven,
): Promise<RestrictionCheck> {
  const [answer, days] = await Promise.all([gateway.read({ unitCode }, why), calendar()])
  const judge = (restrictions: Findings['restrictions']) =>
    restrictionsFor(business, { ...people, restrictions }, on, days)
  if (answer.kind === 'unknown') return { verdict: judge('unknown'), source: '不动产登记簿' }
  if (answer.kind === 'none') {
    return { verdict: judge('unknown'), source: '不动产登记簿', asOf: answer.asOf, isMissing: true }
  }
  return { verdict: judge(answer.unit.restrictions), source: '不动产登记簿', asOf: answer.asOf, unit: answer.unit }
}
