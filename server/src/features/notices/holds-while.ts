/** Collections of documents that messages speak of; a test finds each in the database. */
export const spokenOf = [
  'appointments',
  'wait-entries',
  'tickets',
  'cases',
  'collections',
  'delegations',
  'documents',
  'eligibility_checks',
  'refunds',
] as const
type SpokenOf = (typeof spokenOf)[number]

type Value = string | number | boolean | Date

/** One thing that must be so of a document. Paths as in the database. */
export type Fact =
  | { path: string; isOneOf: readonly Value[] }
  | { path: string; isPresent: boolean }
  /** One member of a list for which all of these are so. */
  | { someOf: string; facts: readonly Fact[] }

/**
 * What a message speaks of, and what must still be so of it. It is looked at in the step that claims a sending: whatever kept the message
 * waiting (a channel that was down, the night), nobody is reminded of a visit that was cancelled meanwhile. Data, because it waits with the
 * message and is read by another process, perhaps of another version.
 */
export interface HoldsWhile {
  of: SpokenOf
  id: string
  facts: readonly Fact[]
}

/** The same as a filter of the database. */
export const filterOf = ({ id, facts }: Pick<HoldsWhile, 'id' | 'facts'>) => ({ _id: id, $and: facts.map(clauseOf) })

function clauseOf(fact: Fact): Record<string, unknown> {
  if ('someOf' in fact) return { [fact.someOf]: { $elemMatch: { $and: fact.facts.map(clauseOf) } } }
  if ('isOneOf' in fact) return { [fact.path]: { $in: [...fact.isOneOf] } }
  // Null is the database's word for both: not there, and taken away.
  return { [fact.path]: fact.isPresent ? { $ne: null } : { $eq: null } }
}
