import type { EligibilityFact } from '@anju/shared-types'
import type { FactCells } from './cells.ts'
import type { Compiled, State } from './compile.ts'
import { factWords } from './facts.ts'
import { decide, decisionOf, isOpen, openFact } from './settle.ts'

/** Facts that the person cannot tell. */
export type Skipped = ReadonlySet<EligibilityFact>
const NONE: Skipped = new Set()

/** What is asked depends on what is known and nothing else, so it is worked out once for each state of knowledge. */
const memo = new WeakMap<Compiled, Map<string, EligibilityFact | undefined>>()
const MOST_KEPT = 20_000

/**
 * The unknown fact whose answer settles most: the one after which the least doubt is left on average. Undefined when the decision
 * stands, or when nothing but skipped facts could settle it. A fact that cannot change the decision leaves as much doubt as there was,
 * so it is never the one.
 */
export function askNext(compiled: Compiled, state: State, skipped = NONE): EligibilityFact | undefined {
  if (decide(compiled, state) !== 'unknown') return undefined
  const known = memo.get(compiled) ?? new Map<string, EligibilityFact | undefined>()
  memo.set(compiled, known)
  const key = [...state, ...[...skipped].sort()].join()
  if (known.has(key)) return known.get(key)
  if (known.size >= MOST_KEPT) known.clear()
  const fact = canSettle(compiled, state, skipped) ? settlesMost(compiled, state, skipped) : undefined
  known.set(key, fact)
  return fact
}

/** Whether some answers to what may be asked settle the matter, however the skipped facts are. */
function canSettle(compiled: Compiled, state: State, skipped: Skipped, tried = new Set<string>()): boolean {
  if (skipped.size === 0 || decide(compiled, state) !== 'unknown') return true
  const key = state.join()
  if (tried.has(key)) return false
  tried.add(key)
  const at = openFact(compiled, state, (place) => !skipped.has(compiled.cells[place]!.fact))
  if (at < 0) return false
  const branch = state.slice()
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    branch[at] = bits & -bits
    if (canSettle(compiled, branch, skipped, tried)) return true
  }
  return false
}

function settlesMost(compiled: Compiled, state: State, skipped: Skipped): EligibilityFact | undefined {
  const shares: Shares = new Map()
  const share = shareOfYes(compiled, state, shares)
  let best: EligibilityFact | undefined
  let least = share * (1 - share) - NOTHING
  const mayAsk = (at: number) => isOpen(state[at]!) && !skipped.has(compiled.cells[at]!.fact)
  for (const [at, cells] of compiled.cells.entries()) {
    if (!mayAsk(at)) continue
    const doubt = doubtAfter(compiled, state, at, cells, shares)
    if (doubt < least - NOTHING) [best, least] = [cells.fact, doubt]
  }
  // Shares that happen to balance hide a fact that matters; then any that matters will do.
  return best ?? compiled.cells.find((_, at) => mayAsk(at) && matters(compiled, state, at))?.fact
}

/** What was worked out for one question: branches meet again and again. */
type Shares = Map<string, number>

/** Smaller differences are those of rounding. */
const NOTHING = 1e-9
/** The mean of share × (1 - share) of yes over the answers to one question: 0 when each answer settles the matter. */
function doubtAfter(compiled: Compiled, state: State, at: number, cells: FactCells, shares: Shares): number {
  const branch = state.slice()
  let [doubt, weight] = [0, 0]
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    const cell = bits & -bits
    branch[at] = cell
    const share = shareOfYes(compiled, branch, shares)
    const likely = weightOf(cells, 31 - Math.clz32(cell))
    doubt += likely * share * (1 - share)
    weight += likely
  }
  return doubt / weight
}

/** How large a part of all completions may buy, each fact weighed by how common its values are. */
function shareOfYes(compiled: Compiled, state: State, shares: Shares): number {
  const plain = decisionOf(compiled.bounds(state))
  if (plain !== 'unknown') return plain === 'eligible' ? 1 : 0
  const key = state.join()
  const found = shares.get(key)
  if (found !== undefined) return found
  const at = openFact(compiled, state)
  const cells = compiled.cells[at]!
  const branch = state.slice()
  let [share, weight] = [0, 0]
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    const cell = bits & -bits
    branch[at] = cell
    const likely = weightOf(cells, 31 - Math.clz32(cell))
    share += likely * shareOfYes(compiled, branch, shares)
    weight += likely
  }
  shares.set(key, share / weight)
  return share / weight
}

function weightOf(cells: FactCells, cell: number): number {
  const { share } = factWords[cells.fact]
  if (cells.fact === 'zone') return cells.names(cell).length
  if (share === undefined) return 1
  const isYes = cells.fact === 'hukou' ? cells.names(cell).includes('local') : cells.sample(cell) === true
  return isYes ? share : 1 - share
}

/** Whether some completion of everything else is decided differently by two values of this fact. Exact. */
export function matters(compiled: Compiled, state: State, at: number): boolean {
  const branch = state.slice()
  const seen = new Set<string>()
  for (let bits = state[at]!; bits !== 0; bits &= bits - 1) {
    branch[at] = bits & -bits
    seen.add(decide(compiled, branch))
  }
  if (seen.has('eligible') && seen.has('ineligible')) return true
  if (!seen.has('unknown')) return false
  // Some value leaves doubt that another fact makes: look under each value of that one.
  for (let other = 0; other < state.length; other++) {
    if (other === at || !isOpen(state[other]!)) continue
    const under = state.slice()
    for (let bits = state[other]!; bits !== 0; bits &= bits - 1) {
      under[other] = bits & -bits
      if (matters(compiled, under, at)) return true
    }
    return false
  }
  return false
}
