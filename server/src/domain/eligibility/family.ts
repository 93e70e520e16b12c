import type { PlainDate } from '@anju/shared-types'
import { isMinor } from './situation.ts'
import type { Answer, Records } from './source-records.ts'

export interface Relative {
  name: string
  idNumber: string
}

/** The family that counts on a day: the couple and their minor children, as far as the registers say. */
export interface Family {
  spouse?: Relative
  children: (Relative & { born: PlainDate })[]
  /** Both registers answered: nobody is missing. */
  complete: boolean
}

/**
 * Reads the family from the registers. In a household the relation is to its head: a 子女 of it is the applicant's own child only when
 * the applicant is the head or the head's spouse, and a brother or sister otherwise.
 */
export function familyOf(
  self: Relative,
  household: Answer<Records['household']>,
  marriage: Answer<Records['marriage']>,
  on: PlainDate,
): Family {
  const spouse = marriage.kind === 'record' && marriage.record.status === '已婚' ? marriage.record.spouse : undefined
  const members = household.kind === 'record' ? household.record.members : []
  const own = members.find((member) => member.idNumber === self.idNumber)?.relation
  const isParent = own === '户主' || own === '配偶'
  const children = isParent
    ? members
        .filter((member) => member.relation === '子女' && isMinor(member.born, on))
        .map(({ name, idNumber, born }) => ({ name, idNumber, born }))
    : []
  return {
    ...(spouse && { spouse }),
    children,
    complete: household.kind !== 'unknown' && marriage.kind !== 'unknown',
  }
}
