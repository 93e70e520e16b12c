import type { EligibilityDecision, EligibilityFact, Explanation, Finding, RuleNode } from '@anju/shared-types'
import type { Facts, FactValue } from './cells.ts'
import {
  type Compiled,
  type CompiledClause,
  type CompiledRow,
  highOf,
  lowOf,
  NO,
  type State,
  type Truth,
  YES,
} from './compile.ts'
import { factWords } from './facts.ts'
import type { Atom } from './rule-set.ts'
import { factText, isTold } from './words.ts'

/** Where the value of a fact is from. */
export interface Origin {
  source: string
  asOf?: string
}
export type Origins = Partial<Record<EligibilityFact, Origin>>

export interface Judged {
  compiled: Compiled
  state: State
  facts: Facts
}

const findingOf = (truth: Truth): Finding => (truth === YES ? 'met' : truth === NO ? 'not-met' : 'unknown')
const findingOfDecision = { eligible: 'met', ineligible: 'not-met', unknown: 'unknown' } as const

/** Rule, clause, fact, source: why the answer is what it is, for somebody who has never read a notice. */
export function explain(
  judged: readonly Judged[],
  {
    decision,
    remaining,
    origins,
    notes,
  }: { decision: EligibilityDecision; remaining: number | null; origins: Origins; notes: readonly string[] },
): Explanation {
  const weighed = judged.flatMap((one) => rulesOf(one, origins)).sort(byWeight)
  const nodes = weighed.map(({ node }) => node)
  return {
    kind: 'decision',
    text: decisionText(decision, remaining),
    result: findingOfDecision[decision],
    children: nodes,
    notes: [...new Set([...notes, ...judged.flatMap(({ compiled }) => compiled.set.notes ?? []), ...doubts(nodes)])],
  }
}

function decisionText(decision: EligibilityDecision, remaining: number | null): string {
  if (decision === 'unknown') return '还差一些情况，才能给出结论'
  if (decision === 'ineligible') return '按现在的情况，暂时不能购买'
  return remaining === null ? '可以购买，不限套数' : `可以购买，还能买 ${remaining} 套`
}

/** Whom a row is about and where: a row for companies tells a family nothing, nor one about another part of the city. */
const scope: readonly EligibilityFact[] = ['zone', 'buyer', 'insideSecondRing']

type ClauseNode = RuleNode['children'][number]
type FactNode = ClauseNode['children'][number]

interface Weighed {
  node: RuleNode
  distance: number
}

function rulesOf(judged: Judged, origins: Origins): Weighed[] {
  const { compiled, state, facts } = judged
  const told: Told = new Map()
  const speaking = compiled.rows.filter(
    ({ clauses }) =>
      !clauses.some(
        (clause) => clause.truth(state) === NO && clause.tests.every((test) => scope.includes(test.atom.fact)),
      ),
  )
  return (speaking.length ? speaking : compiled.rows).map((row) => ({
    node: ruleNode(row, judged, origins, told),
    distance: distanceOf(row, state, facts),
  }))
}

/** What is said of a fact is the same in every row of one answer; only what it proves there differs. */
type Told = Map<EligibilityFact, { text: string; origin?: Origin }>

function factNode(fact: EligibilityFact, truth: Truth, judged: Judged, origins: Origins, told: Told): FactNode {
  let known = told.get(fact)
  if (!known) {
    known = toldOf(fact, judged, origins)
    told.set(fact, known)
  }
  return { kind: 'fact', fact, text: known.text, result: findingOf(truth), ...known.origin }
}

function toldOf(fact: EligibilityFact, { compiled, facts }: Judged, origins: Origins) {
  const text = factText(fact, facts, compiled.set.city)
  return isTold(fact, facts[fact]) ? { text, origin: origins[fact] ?? filledIn } : { text }
}

const filledIn: Origin = { source: '您填写的' }

/** That a family is a family needs no line of its own. */
const goesWithoutSaying = ({ tests }: CompiledClause, truth: Truth): boolean =>
  truth === YES && tests.every((test) => test.atom.fact === 'buyer')

function ruleNode(compiledRow: CompiledRow, judged: Judged, origins: Origins, told: Told): RuleNode {
  const { row } = compiledRow
  const { compiled, state } = judged
  const children: ClauseNode[] = []
  for (const clause of compiledRow.clauses) {
    const truth = clause.truth(state)
    if (goesWithoutSaying(clause, truth)) continue
    const facts: FactNode[] = []
    for (const { atom, at, bits } of clause.tests)
      facts.push(factNode(atom.fact, truthOf(state[at]!, bits), judged, origins, told))
    children.push({ kind: 'clause', text: clause.clause.text, result: findingOf(truth), children: facts })
  }
  let held: Truth = YES
  if (row.limit !== null) {
    const counted = compiled.counted(row, state)
    held = highOf(counted) < row.limit ? YES : lowOf(counted) >= row.limit ? NO : 1
    const facts: FactNode[] = []
    for (const fact of homesFacts(compiled, state, row.counted ?? 'homes'))
      facts.push(factNode(fact, held, judged, origins, told))
    children.push({
      kind: 'clause',
      text: `家庭已有住房少于 ${row.limit} 套`,
      result: findingOf(held),
      children: facts,
    })
  }
  const truth = Math.min(compiledRow.truth(state), held) as Truth
  const where = row.where ? `在${row.where}` : ''
  return {
    ...{ kind: 'rule', id: row.id, buyer: row.buyer, result: findingOf(truth), limit: row.limit },
    text: row.limit === null ? `${row.buyer}${where}不限套数` : `${row.buyer}${where}最多 ${row.limit} 套`,
    document: row.source,
    ...(row.note ? { note: row.note } : {}),
    children,
  }
}

const truthOf = (known: number, bits: number): Truth => ((known & bits) === 0 ? NO : (known & ~bits) === 0 ? YES : 1)

/** The divorce is told only where it counts. */
function homesFacts({ at }: Compiled, state: State, counted: EligibilityFact): EligibilityFact[] {
  const divorced = at.get('divorcedOn')
  const looksBack = divorced !== undefined && state[divorced] !== 0b01
  return [counted, ...(looksBack ? (['divorcedOn', 'homesBeforeDivorce'] as const) : [])]
}

/** How far a row is: the months of waiting that its unmet clauses stand for; what nobody can change counts as very far. */
function distanceOf({ clauses }: CompiledRow, state: State, facts: Facts): number {
  let far = 0
  for (const clause of clauses) {
    if (clause.truth(state) !== NO) continue
    far += Math.min(...clause.tests.map(({ atom }) => effortOf(atom, facts[atom.fact])))
  }
  return far
}

function effortOf(atom: Atom, value: FactValue | undefined): number {
  const each = factWords[atom.fact].effort?.up ?? 120
  return 'atLeast' in atom && typeof value === 'number' ? each * (atom.atLeast - value) : each
}

const rank = { met: 0, unknown: 1, 'not-met': 2 } as const
const size = (limit: number | null) => limit ?? 99

/** Rows that give the right first, the widest of them first; then what is open; then what is nearest. */
function byWeight(a: Weighed, b: Weighed): number {
  const byResult = rank[a.node.result] - rank[b.node.result]
  return byResult || (a.node.result === 'met' ? size(b.node.limit) - size(a.node.limit) : a.distance - b.distance)
}

/** Rows that rest on something else than a published text say so. */
function doubts(nodes: readonly RuleNode[]): string[] {
  const unsure = nodes.filter((node) => node.result !== 'not-met' && node.document.confidence !== 'sure')
  return unsure.map((node) => `“${node.buyer}”一行依据“${node.document.name}”，以当地公布为准。`)
}
