import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthsLater } from '../calendar/civil-periods.ts'
import { askNext, matters } from './ask.ts'
import { type Compiled, compile, highOf, lowOf, pack, type State } from './compile.ts'
import { answer, isDecided } from './evaluate.ts'
import { ruleSetsOn } from './rule-sets-on.ts'
import { ruleSets } from './rules/index.ts'
import { decide, decisionOf, reach } from './settle.ts'

const compiledSets = Object.values(ruleSets).flat().map(compile)
const all = (compiled: Compiled): State => compiled.cells.map((cells) => cells.all)

/** A rule set and what is known of each fact: any non-empty set of its cells, most often one of them or all. */
const known = fc
  .constantFrom(...compiledSets.filter(({ cells }) => cells.length > 0))
  .chain((compiled) =>
    fc
      .tuple(
        ...compiled.cells.map((cells) =>
          fc.oneof(
            { weight: 3, arbitrary: fc.nat(cells.size - 1).map((cell) => 1 << cell) },
            { weight: 2, arbitrary: fc.constant(cells.all) },
            { weight: 1, arbitrary: fc.integer({ min: 1, max: cells.all }) },
          ),
        ),
      )
      .map((state) => ({ compiled, state: state as State })),
  )
const cellsIn = (bits: number) => Array.from({ length: 31 }, (_, i) => i).filter((i) => (bits >> i) & 1)

/** Every way to know everything, without any of the engine's short cuts. */
function* completions(state: State, at = 0): Generator<State> {
  if (at === state.length) yield state
  else for (const cell of cellsIn(state[at]!)) yield* completions(state.with(at, 1 << cell), at + 1)
}

const sizeOf = (state: State) => state.reduce((product, bits) => product * cellsIn(bits).length, 1)

/** The limit rows give to a fully known person, straight from the table: an interpreter of its own. */
function homesLeft({ set, cells, at }: Compiled, state: State): number {
  const held = (fact: string) => {
    const place = at.get(fact as never)!
    return cells[place]!.sample(cellsIn(state[place]!)[0]!)
  }
  const left = set.rows.map((row) => {
    const holds = row.when.every((clause) =>
      clause.any.some((atom) => {
        const value = held(atom.fact)
        if ('is' in atom) return value === atom.is
        if ('in' in atom) return atom.in.includes(String(value))
        if ('notIn' in atom) return !atom.notIn.includes(String(value))
        if ('atLeast' in atom) return Number(value) >= atom.atLeast
        if ('below' in atom) return Number(value) < atom.below
        return 'above' in atom ? Number(value) > atom.above : Number(value) <= atom.atMost
      }),
    )
    if (!holds) return 0
    if (row.limit === null) return 63
    const homes = Number(held(row.counted ?? 'homes'))
    const former = set.divorceMonths && held('divorcedOn') ? Number(held('homesBeforeDivorce')) : 0
    return Math.max(0, row.limit - Math.max(homes, former))
  })
  return Math.max(...left)
}

describe('the engine', () => {
  test('agrees with trying everything', () => {
    fc.assert(
      fc.property(known, ({ compiled, state }) => {
        fc.pre(sizeOf(state) <= 500)
        const left = [...completions(state)].map((complete) => homesLeft(compiled, complete))
        expect(reach(compiled, state)).toBe(pack(Math.min(...left), Math.max(...left)))
        expect(decide(compiled, state)).toBe(decisionOf(reach(compiled, state)))
      }),
      { numRuns: 600 },
    )
  })

  test('decides a later day as the whole answer would', () => {
    const facts = fc.record(
      {
        buyer: fc.constantFrom('individual', 'company'),
        hukou: fc.constantFrom('local', 'other'),
        homes: fc.nat(3),
        married: fc.boolean(),
        socialInsuranceConsecutiveMonths: fc.nat(40),
        residencePermitYears: fc.nat(6),
        companyMonths: fc.nat(80),
      },
      { requiredKeys: [] },
    )
    const cities = Object.keys(ruleSets) as (keyof typeof ruleSets)[]
    const days = ['2019-05-01', '2021-12-01', '2022-10-01', '2024-11-30', '2026-03-01'].map(plainDate)
    const asked = fc.tuple(fc.constantFrom(...cities), facts, fc.constantFrom(...days), fc.nat(60))
    fc.assert(
      fc.property(asked, ([city, known, asOf, months]) => {
        const day = monthsLater(asOf, months)
        const sets = ruleSetsOn(city, day)
        fc.pre(sets.length > 0)
        const situation = { asOf, facts: known }
        const { decision } = answer(sets, situation, day)
        for (const wanted of ['eligible', 'ineligible'] as const)
          expect(isDecided(sets, situation, day, wanted)).toBe(decision === wanted)
      }),
      { numRuns: 400 },
    )
  })

  test('says unknown only when one completion may buy and another may not', () => {
    fc.assert(
      fc.property(known, ({ compiled, state }) => {
        const decision = decide(compiled, state)
        if (decision !== 'unknown' || sizeOf(state) > 500) return
        const answers = new Set([...completions(state)].map((complete) => homesLeft(compiled, complete) > 0))
        expect(answers.size).toBe(2)
      }),
      { numRuns: 300 },
    )
  })

  test('knows nothing for certain about an unknown person, unless the limits are lifted', () => {
    for (const compiled of compiledSets) {
      const isLifted = compiled.set.version.endsWith('lifted')
      expect(decide(compiled, all(compiled)), compiled.set.version).toBe(isLifted ? 'eligible' : 'unknown')
    }
  })

  test('knowing more never takes back an answer, and never widens the quota', () => {
    fc.assert(
      fc.property(known, fc.nat(), fc.nat(), ({ compiled, state }, which, choice) => {
        const before = reach(compiled, state)
        const at = which % state.length
        const options = cellsIn(state[at]!)
        const after = reach(compiled, state.with(at, 1 << options[choice % options.length]!))
        expect(lowOf(after)).toBeGreaterThanOrEqual(lowOf(before))
        expect(highOf(after)).toBeLessThanOrEqual(highOf(before))
        if (decisionOf(before) !== 'unknown') expect(decisionOf(after)).toBe(decisionOf(before))
      }),
    )
  })

  const upwards = [
    ['homes', -1],
    ['homesInCity', -1],
    ['homesBeforeDivorce', -1],
    ['socialInsuranceConsecutiveMonths', 1],
    ['socialInsuranceConsecutiveMonthsInLast36', 1],
    ['socialInsuranceConsecutiveMonthsInLast24', 1],
    ['residencePermitYears', 1],
    ['degree', 1],
    ['minorChildren', 1],
    ['childrenCount', 1],
    ['companyMonths', 1],
    ['companyTaxFen', 1],
  ] as const
  test.each(upwards)('the quota is monotonic in %s', (fact, sign) => {
    fc.assert(
      fc.property(known, ({ compiled, state }) => {
        const at = compiled.at.get(fact)
        if (at === undefined) return
        const left = Array.from({ length: compiled.cells[at]!.size }, (_, cell) =>
          reach(compiled, state.with(at, 1 << cell)),
        )
        for (let i = 1; i < left.length; i++) {
          const [less, more] = sign === 1 ? [left[i - 1]!, left[i]!] : [left[i]!, left[i - 1]!]
          expect(lowOf(more)).toBeGreaterThanOrEqual(lowOf(less))
          expect(highOf(more)).toBeGreaterThanOrEqual(highOf(less))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the next question', () => {
  test('is one whose answer can change the decision, and there is one whenever the decision is open', () => {
    fc.assert(
      fc.property(known, ({ compiled, state }) => {
        fc.pre(sizeOf(state) <= 500)
        const fact = askNext(compiled, state)
        expect(fact !== undefined).toBe(decide(compiled, state) === 'unknown')
        if (!fact) return
        const at = compiled.at.get(fact)!
        const people = [...completions(state)]
        const changes = people.some((one) =>
          cellsIn(state[at]!).some(
            (cell) => homesLeft(compiled, one) > 0 !== homesLeft(compiled, one.with(at, 1 << cell)) > 0,
          ),
        )
        expect(changes).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('whether a fact matters is exact', () => {
    fc.assert(
      fc.property(known, fc.nat(), ({ compiled, state }, n) => {
        fc.pre(sizeOf(state) <= 500)
        const at = n % state.length
        const changes = [...completions(state)].some((one) =>
          cellsIn(state[at]!).some(
            (cell) => homesLeft(compiled, one) > 0 !== homesLeft(compiled, one.with(at, 1 << cell)) > 0,
          ),
        )
        expect(matters(compiled, state, at)).toBe(changes)
      }),
      { numRuns: 200 },
    )
  })

  test('whoever answers truthfully is never asked twice and comes to an end', () => {
    fc.assert(
      fc.property(known, ({ compiled, state }) => {
        const person = state.map((bits) => 1 << cellsIn(bits)[0]!)
        let asked = all(compiled)
        const questions: string[] = []
        for (let fact = askNext(compiled, asked); fact; fact = askNext(compiled, asked)) {
          const at = compiled.at.get(fact)!
          expect(questions).not.toContain(fact)
          questions.push(fact)
          asked = asked.with(at, person[at]!)
        }
        expect(decide(compiled, asked)).toBe(homesLeft(compiled, person) > 0 ? 'eligible' : 'ineligible')
      }),
      { numRuns: 150 },
    )
  })

  test('is never one that the person cannot tell, and there is one as long as the others can settle the matter', () => {
    fc.assert(
      fc.property(known, fc.infiniteStream(fc.boolean()), ({ compiled, state }, coins) => {
        fc.pre(sizeOf(state) <= 500 && decide(compiled, state) === 'unknown')
        const skipped = new Set(compiled.cells.filter(() => coins.next().value).map((cells) => cells.fact))
        // what is skipped stays open, everything else takes each of its values
        const answered = state.map((bits, at) => (skipped.has(compiled.cells[at]!.fact) ? 1 : bits))
        const settles = [...completions(answered)].some(
          (one) =>
            decide(
              compiled,
              one.map((bits, at) => (skipped.has(compiled.cells[at]!.fact) ? state[at]! : bits)),
            ) !== 'unknown',
        )
        const fact = askNext(compiled, state, skipped)
        expect(fact !== undefined).toBe(settles)
        if (fact) expect(skipped.has(fact)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})
