import type { Household } from './authorities.ts'

/** The household register of somebody who is alone in it. */
export function householdOfOne(person: string, district: string, place: string, since: string): Household {
  return { district, place, kind: '家庭户', since, members: [{ person, relation: '户主' }] }
}
