import type { PlainDate } from '@anju/shared-types'
import { monthsLater } from '../calendar/civil-periods.ts'
import { checkIdNumber } from '../identity/citizen-id.ts'
import { checkCreditCode } from '../identity/credit-code.ts'
import { isCoOwnerMissing, type Share } from './co-owners.ts'
import type { Circumstance, Known } from './restriction.ts'

const ADULT_MONTHS = 18 * 12

/** What the book itself tells of the owners: whether somebody's agreement is missing, and whether one of them is a minor. */
export function ownerCircumstances(
  owners: readonly { idNumber: string; share: Share }[],
  agreed: ReadonlySet<string>,
  on: PlainDate,
): Partial<Record<Circumstance, Known<boolean>>> {
  const minors = owners.map(({ idNumber }) => isMinor(idNumber, on))
  return {
    'co-owner-missing': isCoOwnerMissing(
      owners.map(({ idNumber, share }) => ({ key: idNumber, share })),
      agreed,
    ),
    'minor-owner': minors.includes(true) ? true : minors.includes('unknown') ? 'unknown' : false,
  }
}

/** 民法典 17: an adult from the eighteenth birthday on. A company is never a minor; a number that is neither says nothing. */
function isMinor(idNumber: string, on: PlainDate): Known<boolean> {
  const checked = checkIdNumber(idNumber, on)
  if (checked.ok) return on < monthsLater(checked.id.born, ADULT_MONTHS)
  return checkCreditCode(idNumber).ok ? false : 'unknown'
}
