import type { FactSource, PlainDate } from '@anju/shared-types'
import type { PaidRange } from './paid-months.ts'

/** What a source said about one person: a record, that it has none, or nothing at all. */
export type Answer<T> =
  | { kind: 'record'; record: T; asOf: PlainDate }
  | { kind: 'none'; asOf: PlainDate }
  | { kind: 'unknown' }

interface Paid {
  city: string
  ranges: PaidRange[]
}

/** The records of the sources, as far as the rules look at them. */
export interface Records {
  household: { district: string; members: { name: string; idNumber: string; born: PlainDate; relation: string }[] }
  marriage:
    | { status: '未婚' }
    | { status: '已婚'; spouse: { name: string; idNumber: string } }
    | { status: '离异'; since: PlainDate }
    | { status: '丧偶' }
  socialInsurance: Paid
  incomeTax: Paid
  homes: { homes: { unitCode: string; district: string; usage: string }[] }
  contracts: { contracts: { unitCode?: string; district: string; usage: string; status: string }[] }
  talent: { validUntil: PlainDate }
  military: { status: string; station: string }
}

export type MemberRole = 'self' | 'spouse' | 'child'

/** One member of the family and what the sources said; a source that was not asked is left out. */
export interface Member {
  role: MemberRole
  /** Of children: until when they are minors. */
  born?: PlainDate
  answers: { [S in FactSource]?: Answer<Records[S]> }
}

/** Which sources are asked about whom. Nobody is asked about more than the rules need. */
export const sourcesAbout: Readonly<Record<MemberRole, readonly FactSource[]>> = {
  self: ['household', 'marriage', 'socialInsurance', 'incomeTax', 'homes', 'contracts', 'talent', 'military'],
  spouse: ['household', 'socialInsurance', 'incomeTax', 'homes', 'contracts', 'talent', 'military'],
  child: ['homes', 'contracts'],
}
