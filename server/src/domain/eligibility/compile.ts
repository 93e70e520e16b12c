import type { EligibilityFact } from '@anju/shared-types'
import { bitsOf, cellsOf, type FactCells, type Facts } from './cells.ts'
import type { Atom, Clause, Row, RuleSet } from './rule-set.ts'

/** Of a test that may rest on unknown facts (Kleene): `and` is the smaller, `or` the larger. */
export const NO = 0
export const MAYBE = 1
export const YES = 2
export type Truth = typeof NO | typeof MAYBE | typeof YES

/** What is known of each fact of a rule set, in its order: bits of cells. */
export type State = number[]

/** Homes that may still be bought: at least and at most, by what is known. `NO_LIMIT` beats every number. */
export interface Range {
  low: number
  high: number
}
export const NO_LIMIT = 63

export interface CompiledClause {
  clause: Clause
  /** Each test with the place of its fact in the state. */
  tests: readonly { atom: Atom; at: number; bits: number }[]
  truth(state: State): Truth
}

export interface CompiledRow {
  row: Row
  clauses: readonly CompiledClause[]
  /** Whether all conditions hold, apart from the homes already held. */
  truth(state: State): Truth
}

/** A rule set made ready: cells cut, tests turned into bit masks and closures. */
export interface Compiled {
  set: RuleSet
  cells: readonly FactCells[]
  rows: readonly CompiledRow[]
  at: ReadonlyMap<EligibilityFact, number>
  stateOf(facts: Facts): State
  /** Sound bounds: no value of what is unknown leads outside. Packed as `low << 6 | high`. */
  bounds(state: State): number
  /** Homes counted against a row's limit, fewest and most, packed alike. */
  counted(row: Row, state: State): number
}

export const lowOf = (packed: number): number => packed >> 6
export const highOf = (packed: number): number => packed & 63
export const pack = (low: number, high: number): number => (low << 6) | high

/** Facts about homes come last: what they change is how many, not who. */
const isHomes = (fact: EligibilityFact) => fact === 'homes' || fact === 'homesInCity' || fact === 'homesBeforeDivorce'

const memo = new WeakMap<RuleSet, Compiled>()

/** Compiles a rule set, once. */
export function compile(set: RuleSet): Compiled {
  const known = memo.get(set)
  if (known) return known
  const compiled = build(set)
  memo.set(set, compiled)
  return compiled
}

function build(set: RuleSet): Compiled {
  const atoms = set.rows.flatMap((row) => row.when.flatMap((clause) => clause.any))
  const limited = set.rows.filter((row) => row.limit !== null)
  const most = Math.max(0, ...limited.map((row) => row.limit ?? 0))
  const limits = Array.from({ length: most }, (_, i) => i + 1)
  const countedFacts: EligibilityFact[] = [
    ...new Set(limited.map((row) => row.counted ?? 'homes')),
    ...(set.divorceMonths ? (['divorcedOn', 'homesBeforeDivorce'] as const) : []),
  ]
  const named = [...new Set(atoms.map((atom) => atom.fact))]
  const facts = [...new Set([...named, ...countedFacts])].sort((a, b) => Number(isHomes(a)) - Number(isHomes(b)))
  const cells = facts.map((fact) =>
    cellsOf(
      fact,
      set,
      atoms.filter((atom) => atom.fact === fact),
      isHomes(fact) ? limits : [],
    ),
  )
  const at = new Map(facts.map((fact, place) => [fact, place]))
  const rows = set.rows.map((row) => compileRow(row, cells, at))
  const counted = countHomes(at, Boolean(set.divorceMonths))
  return {
    ...{ set, cells, rows, at, counted, bounds: boundsOf(rows, counted) },
    stateOf: (given) => cells.map((one) => one.bits(given[one.fact])),
  }
}

function compileRow(row: Row, cells: readonly FactCells[], at: ReadonlyMap<EligibilityFact, number>): CompiledRow {
  const clauses = row.when.map((clause): CompiledClause => {
    const tests = clause.any.map((atom) => {
      const place = at.get(atom.fact)!
      return { atom, at: place, bits: bitsOf(atom, cells[place]!) }
    })
    return { clause, tests, truth: anyOf(tests) }
  })
  const truths = clauses.map((clause) => clause.truth)
  return {
    ...{ row, clauses },
    truth(state) {
      let all: Truth = YES
      for (let i = 0; i < truths.length; i++) {
        const one = truths[i]!(state)
        if (one === NO) return NO
        if (one < all) all = one
      }
      return all
    },
  }
}

function anyOf(tests: CompiledClause['tests']): (state: State) => Truth {
  const [first] = tests
  if (tests.length === 1 && first) {
    const { at, bits } = first
    return (state) => test(state[at]!, bits)
  }
  return (state) => {
    let any: Truth = NO
    for (let i = 0; i < tests.length; i++) {
      const { at, bits } = tests[i]!
      const one = test(state[at]!, bits)
      if (one === YES) return YES
      if (one > any) any = one
    }
    return any
  }
}

const test = (known: number, bits: number): Truth => ((known & bits) === 0 ? NO : (known & ~bits) === 0 ? YES : MAYBE)

const lowest = (bits: number) => 31 - Math.clz32(bits & -bits)
const highest = (bits: number) => 31 - Math.clz32(bits)

/** Homes held; after a recent divorce at least those of the former family. */
function countHomes(at: ReadonlyMap<EligibilityFact, number>, looksBack: boolean): Compiled['counted'] {
  const [divorced, before] = [at.get('divorcedOn') ?? -1, at.get('homesBeforeDivorce') ?? -1]
  return ({ counted = 'homes' }, state) => {
    const held = state[at.get(counted) ?? -1]
    if (held === undefined) return 0
    const [low, high] = [lowest(held), highest(held)]
    if (!looksBack || state[divorced] === 0b01) return pack(low, high)
    const former = state[before]!
    return pack(state[divorced] === 0b10 ? Math.max(low, lowest(former)) : low, Math.max(high, highest(former)))
  }
}

function boundsOf(rows: readonly CompiledRow[], counted: Compiled['counted']): Compiled['bounds'] {
  return (state) => {
    let [low, high] = [0, 0]
    for (let i = 0; i < rows.length; i++) {
      const { row, truth } = rows[i]!
      const holds = truth(state)
      if (holds === NO) continue
      const held = row.limit === null ? 0 : counted(row, state)
      const most = row.limit === null ? NO_LIMIT : row.limit - lowOf(held)
      if (most > high) high = most
      if (holds !== YES) continue
      const least = row.limit === null ? NO_LIMIT : row.limit - highOf(held)
      if (least > low) low = least
      if (low === NO_LIMIT) break
    }
    return pack(low, high)
  }
}
