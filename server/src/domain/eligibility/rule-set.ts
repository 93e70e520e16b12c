import type { Confidence, EligibilityCity, EligibilityFact, PlainDate } from '@anju/shared-types'

/** A notice or statement that a row rests on. */
export interface Source {
  name: string
  number?: string
  /** Absent when the text itself was not found. */
  issuedOn?: PlainDate
  confidence: Confidence
}

/** One test of one fact. Several in a clause: any of them is enough. */
export type Atom =
  | { fact: EligibilityFact; is: boolean | string }
  | { fact: EligibilityFact; in: readonly string[] }
  | { fact: EligibilityFact; notIn: readonly string[] }
  | { fact: EligibilityFact; atLeast: number }
  | { fact: EligibilityFact; below: number }
  | { fact: EligibilityFact; above: number }
  | { fact: EligibilityFact; atMost: number }

/** One condition in the words of the notice. */
export interface Clause {
  text: string
  any: readonly Atom[]
}

/** One line of a decision table: who, under which conditions, may own how many homes in all. */
export interface Row {
  id: string
  /** Whom the row is for, in words. */
  buyer: string
  /** Where the row applies, in words; the test is one of `when`. */
  where?: string
  when: readonly Clause[]
  /** Homes that may be owned in all; null sets no limit. */
  limit: number | null
  /** The homes that count against `limit`. */
  counted?: 'homes' | 'homesInCity'
  source: Source
  note?: string
}

/** The rules of one city from one day to another. Never edited once in force: a change is a new version. */
export interface RuleSet {
  /** `<city>-<first day>`. */
  version: string
  city: EligibilityCity
  title: string
  from: PlainDate
  /** The source names no day: it came into force on some day from `from` to this one. Between them the older set may still hold. */
  fromAtLatest?: PlainDate
  /** Which homes the table counts. */
  counted: string
  /** The zones whose homes count; absent: the whole city. */
  countedZones?: readonly string[]
  /** Kinds of buyer that the table speaks about. */
  buyers: readonly ('individual' | 'company' | 'overseas')[]
  /** What the months up to the purchase are of, where only one record will do; else the longer of 社保 and 个税. */
  consecutiveBy?: 'social-insurance'
  /** Within so many months of a divorce the homes of the former family count. */
  divorceMonths?: number
  rows: readonly Row[]
  /** What a reader of any result has to know. */
  notes?: readonly string[]
}
