import type { Authorities } from './authorities.ts'
import { idNumber } from './id-number.ts'

export type Role = 'citizen' | 'staff' | 'crowd'

export type Person = {
  slug: string
  name: string
  phone: string
  gender: '男' | '女'
  /** YYYY-MM-DD, as in the ID number. */
  born: string
  idNumber: string
  role: Role
  /** One line for whoever picks a person on the control page. */
  story: string
  /** What each authority would say about this person, apart from homes (see homes.ts). */
  authorities: Authorities
}

export type PersonSeed = Omit<Person, 'idNumber' | 'role' | 'authorities' | 'gender'> & {
  role?: Role
  /** Place of first registration: the first six digits of the ID number. Not where somebody lives today. */
  region: string
  /** Last three of the seventeen; odd for men, even for women. */
  sequence: number
  authorities?: Authorities
}

/** Fills in what follows from the seed: gender and ID number. */
export function person({ region, sequence, role, authorities, ...seed }: PersonSeed): Person {
  return {
    ...seed,
    gender: sequence % 2 === 1 ? '男' : '女',
    idNumber: idNumber(region, seed.born, sequence),
    role: role ?? 'citizen',
    authorities: authorities ?? {},
  }
}
