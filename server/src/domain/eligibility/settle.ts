import type { EligibilityDecision } from '@anju/shared-types'
import { type Compiled, type CompiledClause, highOf, lowOf, MAYBE, NO, NO_LIMIT, pack, type State } from './compile.ts'

/**
 * Fewest and most homes over every completion of what is unknown, packed. Bounds alone may be too wide ("local or not: either way one
 * home"), so what they leave open is tried cell by cell; a branch ends as soon as its bounds meet or cannot widen what was found.
 */
export function reach(compiled: Compiled, state: State): number {
  const bounds = compiled.bounds(state)
  if (lowOf(bounds) === highOf(bounds)) return bounds
  const at = openFact(compiled, state)
  if (at < 0) return bounds
  let [low, high] = [NO_LIMIT, 0]
  const branch = state.slice()
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    branch[at] = bits & -bits
    const found = reach(compiled, branch)
    low = Math.min(low, lowOf(found))
    high = Math.max(high, highOf(found))
    if (low === lowOf(bounds) && high === highOf(bounds)) break
  }
  return pack(low, high)
}

/**
 * The place of an unknown fact on which the bounds still depend, among those that may be looked at; -1 when none is left. A row that
 * cannot add to what is certain, and a test whose clause or row is settled, depend on nothing.
 */
export function openFact(
  { rows, at, bounds, counted }: Compiled,
  state: State,
  may: (place: number) => boolean = () => true,
): number {
  const certain = lowOf(bounds(state))
  for (const { row, clauses, truth } of rows) {
    const holds = truth(state)
    if (holds === NO) continue
    const held = row.limit === null ? 0 : counted(row, state)
    if ((row.limit === null ? NO_LIMIT : row.limit - lowOf(held)) <= certain) continue
    if (holds === MAYBE) {
      for (const clause of clauses) {
        const place = clause.truth(state) === MAYBE ? openTest(clause, state, may) : undefined
        if (place !== undefined) return place
      }
    }
    if (lowOf(held) !== highOf(held)) {
      for (const fact of [row.counted ?? 'homes', 'divorcedOn', 'homesBeforeDivorce'] as const) {
        const place = at.get(fact)
        if (place !== undefined && isOpen(state[place]!) && may(place)) return place
      }
    }
  }
  return -1
}

const openTest = ({ tests }: CompiledClause, state: State, may: (place: number) => boolean): number | undefined =>
  tests.find(({ at, bits }) => (state[at]! & bits) !== 0 && (state[at]! & ~bits) !== 0 && may(at))?.at

/** More than one cell is left. */
export const isOpen = (bits: number): boolean => (bits & (bits - 1)) !== 0

export const decisionOf = (reached: number): EligibilityDecision =>
  lowOf(reached) > 0 ? 'eligible' : highOf(reached) === 0 ? 'ineligible' : 'unknown'

/** The decision alone: stops as soon as both answers were seen. */
export function decide(compiled: Compiled, state: State): EligibilityDecision {
  const bounds = compiled.bounds(state)
  const plain = decisionOf(bounds)
  if (plain !== 'unknown') return plain
  const at = openFact(compiled, state)
  if (at < 0) return plain
  const branch = state.slice()
  let seen: EligibilityDecision | undefined
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    branch[at] = bits & -bits
    const one = decide(compiled, branch)
    if (one === 'unknown' || (seen && seen !== one)) return 'unknown'
    seen = one
  }
  return seen ?? plain
}

/** Homes for certain, as the contract says it: null means no limit. */
export const remainingOf = (reached: number): number | null => (lowOf(reached) === NO_LIMIT ? null : lowOf(reached))
