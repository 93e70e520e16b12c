import type { StaffRole } from '@anju/shared-types'
import type { Basis, Confidence } from './item.ts'

/** Small tables that item files refer to by name. */

export interface Office {
  name: string
  fullName: string
  /** What it can tell about a person or a home. */
  holds: string
}

export interface Law {
  name: string
  number: string
  /** Of issue or last revision, as far as known. */
  date: string
  confidence?: Confidence
  note?: string
}

export interface LifeEvent {
  name: string
  lead: string
  /** What people also type for it. */
  words: readonly string[]
}

export interface WorkRole {
  name: string
  duty: string
  /** Staff who hold this post here; absent for the applicant, other offices and machines. */
  staffRole?: StaffRole
}

export interface FeeRule {
  rule: string
  name: string
  text: string
  basis: Basis
}

export interface Reference {
  offices: readonly Office[]
  laws: readonly Law[]
  events: readonly LifeEvent[]
  roles: readonly WorkRole[]
  fees: readonly FeeRule[]
}
