import { type EligibilityCity, type EligibilityFact, eligibilityFacts, type Flip } from '@anju/shared-types'
import { type FactCells, type Facts, type FactValue, isSpan } from './cells.ts'
import type { Compiled, State } from './compile.ts'
import { factWords } from './facts.ts'
import { decide } from './settle.ts'
import { valueText } from './words.ts'
import { zoneName } from './zones.ts'

interface Change {
  at: number
  bits: number
  fact: EligibilityFact
  value: FactValue
  isUp: boolean
  effort: number
}

const MOST_CHANGES = 3

export type SmallestChange = Pick<Flip, 'decision' | 'text' | 'changes'>

/**
 * The cheapest change of one, two or three known facts after which the answer is certainly the other one. Effort is counted in months
 * of waiting (facts.ts): a missing month is nearer than another part of the city, and that nearer than another hukou.
 */
export function smallestChange(compiled: Compiled, state: State, facts: Facts): SmallestChange | undefined {
  const decision = decide(compiled, state)
  if (decision === 'unknown') return undefined
  const wanted = decision === 'eligible' ? 'ineligible' : 'eligible'
  const changes = compiled.cells
    .flatMap((cells, at) => changesOf(cells, at, state[at]!, facts[cells.fact]))
    .sort((a, b) => a.effort - b.effort)
  let best: { changes: Change[]; effort: number } | undefined
  const branch = state.slice()
  // Whatever a person changes: when it stands even with all of it open, no change of it needs to be tried.
  for (const { at } of changes) branch[at] = compiled.cells[at]!.all
  if (decide(compiled, branch) === decision) return undefined
  for (const { at } of changes) branch[at] = state[at]!
  const search = (from: number, chosen: Change[], effort: number) => {
    for (let i = from; i < changes.length; i++) {
      const change = changes[i]!
      const total = effort + change.effort
      // Sorted by effort: nothing behind this one can be cheaper.
      if (best && total >= best.effort) return
      if (chosen.some((one) => one.at === change.at)) continue
      const before = branch[change.at]!
      branch[change.at] = change.bits
      if (decide(compiled, branch) === wanted) best = { changes: [...chosen, change], effort: total }
      else if (chosen.length + 1 < MOST_CHANGES) search(i + 1, [...chosen, change], total)
      branch[change.at] = before
    }
  }
  search(0, [], 0)
  if (!best) return undefined
  const told = best.changes.map((change) => ({ fact: change.fact, text: changeText(change, compiled.set.city) }))
  const ending = wanted === 'eligible' ? '就可以购买' : '就不能再买了'
  return { decision: wanted, changes: told, text: `如果${told.map(({ text }) => text).join('，并且')}，${ending}。` }
}

function changeText({ fact, value, isUp }: Change, city: EligibilityCity): string {
  const told = valueText(fact, value, city)
  if (fact === 'zone')
    return `买在${[value]
      .flat()
      .map((code) => zoneName(city, String(code)))
      .join('、')}`
  if (fact === 'areaSqm') return isUp ? '买面积更大的房子，超过表中的界线' : `买 ${told}及以下的房子`
  if (fact === 'insideSecondRing') return value ? '买在二环以内' : '买在二环以外'
  if (fact === 'hukou') return value === 'local' ? '户籍迁入本市' : '户籍迁出本市'
  if (typeof value === 'boolean') return `${value ? '有' : '没有'}${eligibilityFacts[fact]}`
  if (typeof value === 'number') return `${eligibilityFacts[fact]}${isUp ? '达到' : '是'} ${told}`.replace(/ {2}/g, ' ')
  return `${eligibilityFacts[fact]}为${told}`
}

/** The other cells of a known fact that a person can bring about, each by its nearest value. */
function changesOf(cells: FactCells, at: number, known: number, value: FactValue | undefined): Change[] {
  const { effort } = factWords[cells.fact]
  if (!effort || value === undefined || (known & (known - 1)) !== 0) return []
  const now = 31 - Math.clz32(known)
  const changes: Change[] = []
  for (let cell = 0; cell < cells.size; cell++) {
    if (cell === now) continue
    const target = nearest(cells, cell, now)
    const cost = costOf(cells.fact, value, target, cell > now)
    if (cost !== undefined)
      changes.push({ at, bits: 1 << cell, fact: cells.fact, value: target, isUp: cell > now, effort: cost })
  }
  return changes
}

/** Going up, the lowest value of a cell; going down, the highest. */
function nearest(cells: FactCells, cell: number, now: number): FactValue {
  const names = cells.names(cell)
  if (names.length) return names
  const lowest = cells.sample(cell)
  if (typeof lowest !== 'number' || cell > now) return lowest
  // 2 homes to fewer than 2: one. The limit of an area may lie behind a decimal.
  return Math.max(0, Math.ceil((cells.sample(cell + 1) as number) - 1))
}

function costOf(fact: EligibilityFact, value: FactValue, target: FactValue, isUp: boolean): number | undefined {
  const effort = factWords[fact].effort ?? {}
  const each = fact === 'zone' || fact === 'areaSqm' ? (effort.up ?? effort.down) : isUp ? effort.up : effort.down
  if (each === undefined) return undefined
  if (fact === 'hukou') return [target].flat().includes('local') ? each : undefined
  const isCounted =
    typeof value === 'number' && typeof target === 'number' && fact !== 'areaSqm' && fact !== 'companyTaxFen'
  if (isCounted) return each * Math.abs(target - value)
  return isSpan(value) ? undefined : each
}
