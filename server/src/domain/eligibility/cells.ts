import type { EligibilityCity, EligibilityFact } from '@anju/shared-types'
import { factWords } from './facts.ts'
import type { Atom, RuleSet } from './rule-set.ts'
import { zonesOf } from './zones.ts'

/** A value as the engine takes it. Left out: unknown. A span or a list of zones: known in part. */
export type FactValue = boolean | number | string | readonly string[] | { from: number; to: number }
export type Facts = Partial<Record<EligibilityFact, FactValue>>

/**
 * The values of one fact, cut at the limits that a rule set tests: two values in one cell can never lead to different answers. What is
 * known of a fact is then a set of cells, kept as the bits of a number, and a test of a fact is one more such set.
 */
export interface FactCells {
  fact: EligibilityFact
  size: number
  /** Nothing is known. */
  all: number
  bits(value: FactValue | undefined): number
  /** A value that stands for a cell: the lowest number, the first name. */
  sample(cell: number): boolean | number | string
  /** Every name in a cell; empty unless the values are names. */
  names(cell: number): readonly string[]
}

/** `above 144` begins behind every value with two places that is not above. */
const BEHIND = 1e-6

export const isSpan = (value: FactValue): value is { from: number; to: number } =>
  typeof value === 'object' && !Array.isArray(value)

export function cellsOf(
  fact: EligibilityFact,
  set: RuleSet,
  atoms: readonly Atom[],
  limits: readonly number[],
): FactCells {
  const { kind } = factWords[fact]
  if (fact === 'degree' || kind === 'number') return numberCells(fact, [...limits, ...atoms.flatMap(boundaryOf)])
  if (kind === 'yes-no') return flagCells(fact)
  return nameCells(fact, namesOf(fact, set.city), atoms)
}

function boundaryOf(atom: Atom): number[] {
  if ('atLeast' in atom) return [atom.atLeast]
  if ('below' in atom) return [atom.below]
  if ('above' in atom) return [atom.above + BEHIND]
  return 'atMost' in atom ? [atom.atMost + BEHIND] : []
}

/** The cells in which a test holds. */
export function bitsOf(atom: Atom, cells: FactCells): number {
  let bits = 0
  for (let cell = 0; cell < cells.size; cell++) if (holds(atom, cells.sample(cell))) bits |= 1 << cell
  return bits
}

function holds(atom: Atom, value: boolean | number | string): boolean {
  if ('is' in atom) return value === atom.is
  if ('in' in atom) return atom.in.includes(value as string)
  if ('notIn' in atom) return !atom.notIn.includes(value as string)
  if ('atLeast' in atom) return (value as number) >= atom.atLeast
  if ('below' in atom) return (value as number) < atom.below
  if ('above' in atom) return (value as number) > atom.above
  return (value as number) <= atom.atMost
}

function numberCells(fact: EligibilityFact, boundaries: readonly number[]): FactCells {
  const starts = [0, ...new Set(boundaries.filter((at) => at > 0))].sort((a, b) => a - b)
  const cellAt = (value: number) => {
    let cell = starts.length - 1
    while (cell > 0 && value < starts[cell]!) cell--
    return cell
  }
  const all = allOf(starts.length)
  return {
    ...{ fact, size: starts.length, all },
    bits(value) {
      if (typeof value === 'number') return 1 << cellAt(value)
      if (typeof value !== 'object' || !isSpan(value)) return all
      const [from, to] = [cellAt(value.from), cellAt(value.to)]
      return allOf(to + 1) & ~allOf(from)
    },
    sample: (cell) => starts[cell]!,
    names: () => [],
  }
}

const flagCells = (fact: EligibilityFact): FactCells => ({
  ...{ fact, size: 2, all: 0b11 },
  bits: (value) => (value === true ? 0b10 : value === false ? 0b01 : 0b11),
  sample: (cell) => cell === 1,
  names: () => [],
})

function nameCells(fact: EligibilityFact, names: readonly string[], atoms: readonly Atom[]): FactCells {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const signature = atoms.map((atom) => (holds(atom, name) ? '1' : '0')).join('')
    groups.set(signature, [...(groups.get(signature) ?? []), name])
  }
  const cells = [...groups.values()]
  const bitOf = new Map(cells.flatMap((group, cell) => group.map((name) => [name, 1 << cell] as const)))
  const all = allOf(cells.length)
  return {
    ...{ fact, size: cells.length, all },
    bits(value) {
      if (typeof value === 'string') return bitOf.get(value) ?? all
      if (!Array.isArray(value)) return all
      return value.reduce((bits, name) => bits | (bitOf.get(name) ?? all), 0) || all
    },
    sample: (cell) => cells[cell]![0]!,
    names: (cell) => cells[cell]!,
  }
}

function namesOf(fact: EligibilityFact, city: EligibilityCity): readonly string[] {
  if (fact === 'zone') return zonesOf[city].zones.map((zone) => zone.code)
  return (factWords[fact].options ?? []).map((option) => String(option.value))
}

/** The lowest `count` bits. */
const allOf = (count: number): number => (1 << count) - 1
