import type { EligibilityFact, Evaluation, FactSource } from '@anju/shared-types'
import { matters } from './ask.ts'
import { compile } from './compile.ts'
import { evaluate } from './evaluate.ts'
import type { Origins } from './explain.ts'
import { type Declared, sourcesOfFact } from './from-sources.ts'
import type { RuleSet } from './rule-set.ts'
import { isOpen } from './settle.ts'
import { factsOn, type Situation } from './situation.ts'

/** A fact that is missing and could change the result, and who would have to tell it: nobody, where only a person can look at papers. */
export interface Gap {
  fact: EligibilityFact
  sources: readonly FactSource[]
}

export type Outcome =
  | { kind: 'pass'; remaining: number | null }
  | { kind: 'fail'; reasons: string[] }
  /** A person looks at it; a late answer of a source may still settle it. */
  | { kind: 'gap'; gaps: Gap[] }
  /** One question to the applicant settles or narrows it. */
  | { kind: 'ask'; fact: keyof Declared }

const declarable: readonly (keyof Declared)[] = ['degree', 'employmentContract']

/**
 * The result of an official check. A silent source that could change nothing changes nothing; one that could leads to a person, never
 * to a refusal.
 */
export function decideCheck(
  sets: readonly RuleSet[],
  situation: Situation,
  declared: Declared,
  { origins, notes }: { origins: Origins; notes: readonly string[] },
): { outcome: Outcome; evaluation: Evaluation } {
  const [{ city }] = sets as [RuleSet]
  const evaluation = evaluate(city, situation, situation.asOf, { origins, notes, sets })
  return { outcome: outcomeOf(sets, situation, declared, evaluation), evaluation }
}

function outcomeOf(
  sets: readonly RuleSet[],
  situation: Situation,
  declared: Declared,
  evaluation: Evaluation,
): Outcome {
  if (evaluation.decision === 'eligible') return { kind: 'pass', remaining: evaluation.remaining }
  if (evaluation.decision === 'ineligible') return { kind: 'fail', reasons: reasonsOf(evaluation) }
  const open = openFacts(sets, situation)
  const question = declarable.find((fact) => open.includes(fact) && declared[fact] === undefined)
  if (question) return { kind: 'ask', fact: question }
  return { kind: 'gap', gaps: open.map((fact) => ({ fact, sources: sourcesOfFact[fact] ?? [] })) }
}

/** Unknown facts of which some value leads to another answer. */
export function openFacts(sets: readonly RuleSet[], situation: Situation): EligibilityFact[] {
  const open = sets.flatMap((set) => {
    const compiled = compile(set)
    const state = compiled.stateOf(factsOn(situation, situation.asOf, set))
    return compiled.cells
      .filter((_, at) => isOpen(state[at]!) && matters(compiled, state, at))
      .map((cells) => cells.fact)
  })
  return [...new Set(open)]
}

/** What is not met in the rows that come nearest, each once. */
function reasonsOf({ explanation }: Evaluation): string[] {
  const reasons = explanation.children.flatMap((rule) =>
    rule.children
      .filter((clause) => clause.result === 'not-met')
      .map(
        (clause) => `${rule.buyer}：不符合“${clause.text}”（${clause.children.map((fact) => fact.text).join('，')}）`,
      ),
  )
  return [...new Set(reasons)]
}

/**
 * The sources of facts that are open. Nobody is asked about more than the rules need (个人信息保护法 6); where a home needs no check
 * at all, none is asked.
 */
export function sourcesOfFacts(open: readonly EligibilityFact[]): FactSource[] {
  const sources = new Set(open.flatMap((fact) => sourcesOfFact[fact] ?? []))
  if (!sources.size) return []
  // Whatever is open is open about the whole family, and these two say who that is.
  return [...new Set<FactSource>(['household', 'marriage', ...sources])]
}
