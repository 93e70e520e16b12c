import type { StaffRole } from '@anju/shared-types'

/** Who works in a hall, as far as naming somebody needs it. */
export interface Colleague {
  staffNo: string
  name: string
  roles: readonly StaffRole[]
}

/** Posts that may answer for an item; the first in this order is asked first. */
const posts: readonly StaffRole[] = ['clerk', 'supervisor', 'registrar']

/**
 * Who answers for an item in a hall (首问负责人) and who stands in (AB 角): every item has one name, and the names are spread over
 * all clerks. The same for everybody and every day, so that a name told once stays true.
 */
export function officersOf<C extends Colleague>(
  itemCode: string,
  colleagues: readonly C[],
): { officer?: C; standIn?: C } {
  const postOf = (one: C) => posts.findIndex((post) => one.roles.includes(post))
  const able = colleagues
    .filter((one) => postOf(one) >= 0)
    .toSorted((a, b) => postOf(a) - postOf(b) || a.staffNo.localeCompare(b.staffNo))
  const clerks = able.filter((one) => one.roles.includes('clerk'))
  const circle = clerks.length ? clerks : able
  const place = Number(/\d+/.exec(itemCode)?.[0] ?? 0) % Math.max(circle.length, 1)
  const officer = circle[place]
  // The next clerk of the circle; with only one, whoever comes after clerks.
  const standIn = circle.length > 1 ? circle[(place + 1) % circle.length] : able.find((one) => one !== officer)
  return { officer, standIn }
}
