import {
  addDays,
  type EligibilityDecision,
  type EligibilityFact,
  type Evaluation,
  type Flip,
  type PlainDate,
} from '@anju/shared-types'
import { monthsLater } from '../calendar/civil-periods.ts'
import { askNext } from './ask.ts'
import { compile, highOf, lowOf, pack } from './compile.ts'
import { explain, type Judged, type Origins } from './explain.ts'
import { factWords } from './facts.ts'
import { smallestChange } from './flip.ts'
import type { RuleSet } from './rule-set.ts'
import { ruleSetsOn, ruleSetVersion } from './rule-sets-on.ts'
import { ruleSets } from './rules/index.ts'
import { decide, decisionOf, reach, remainingOf } from './settle.ts'
import { adultOn, factsOn, type Situation, turningDays } from './situation.ts'
import { questionOf } from './words.ts'

export interface Answer {
  decision: EligibilityDecision
  /** Packed fewest and most homes over everything that is unknown. */
  reached: number
}

/** The answer of one or two rule sets (two: the day of the change is not known, so both must agree). */
export const answer = (sets: readonly RuleSet[], situation: Situation, date: PlainDate): Answer =>
  agreed(sets.map((set) => judge(set, situation, date)))

function judge(set: RuleSet, situation: Situation, date: PlainDate): Judged {
  const compiled = compile(set)
  const facts = factsOn(situation, date, set)
  return { compiled, facts, state: compiled.stateOf(facts) }
}

function agreed(judged: readonly Judged[]): Answer {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const { compiled, state } of judged) {
    const reached = reach(compiled, state)
    low = Math.min(low, lowOf(reached))
    high = Math.max(high, highOf(reached))
  }
  const reached = pack(low, high)
  return { decision: decisionOf(reached), reached }
}

export interface EvaluateOptions {
  origins?: Origins
  notes?: readonly string[]
  /** Facts nobody mentioned that were taken as absent. */
  presumed?: readonly EligibilityFact[]
  /** Facts that the person cannot tell: not asked again. */
  skip?: readonly EligibilityFact[]
  /** Rules other than those of `date`: they are then taken to hold on every day. */
  sets?: readonly RuleSet[]
}

/** The whole answer about a buyer on a day: decision, quota, what to ask, why, and what would change it. */
export function evaluate(
  city: RuleSet['city'],
  situation: Situation,
  date: PlainDate,
  { origins = {}, notes = [], presumed = [], skip = [], sets = ruleSetsOn(city, date) }: EvaluateOptions = {},
): Evaluation {
  const judged = sets.map((set) => judge(set, situation, date))
  const { buyer } = situation.facts
  const isCovered = typeof buyer !== 'string' || sets.every((set) => set.buyers.some((one) => one === buyer))
  const { decision, reached }: Answer = isCovered ? agreed(judged) : { decision: 'unknown', reached: 0 }
  const remaining = remainingOf(reached)
  const told = isCovered ? notes : [...notes, '收录的规则没有写明这类买方的条件，请由窗口人工核对。']
  const ask = decision === 'unknown' && isCovered ? firstAsk(judged, presumed, skip) : undefined
  const flip =
    decision === 'unknown' ? undefined : flipOf(timelineOf(city, date, sets), situation, date, judged, decision)
  const open = decision === 'unknown' ? [] : openPresumptions(judged, presumed)
  return {
    decision,
    remaining,
    rulesetVersion: ruleSetVersion(sets),
    ...(ask && { ask, question: questionOf(ask, city) }),
    explanation: explain(judged, {
      decision,
      remaining,
      origins: { ...presumedOrigins(presumed), ...origins },
      notes: told,
    }),
    ...(flip && { flip }),
    ...(open.length && { presumed: open.map((fact) => questionOf(fact, city)) }),
  }
}

const presumedOrigins = (presumed: readonly EligibilityFact[]): Origins =>
  Object.fromEntries(presumed.map((fact) => [fact, { source: '没有提到，按没有计算' }]))

/** A refinement that nobody mentioned is asked as what it refines. */
const askedAs: Partial<Record<EligibilityFact, EligibilityFact>> = {
  homesInCity: 'homes',
  childrenCount: 'minorChildren',
}

function firstAsk(
  judged: readonly Judged[],
  presumed: readonly EligibilityFact[],
  skip: readonly EligibilityFact[],
): EligibilityFact | undefined {
  const asked = (fact: EligibilityFact) => (presumed.includes(fact) ? (askedAs[fact] ?? fact) : fact)
  const refinements = presumed.filter((fact) => skip.includes(asked(fact)))
  const skipped = new Set([...skip, ...refinements])
  for (const { compiled, state } of judged) {
    const fact = askNext(compiled, state, skipped)
    if (fact) return asked(fact)
  }
  return undefined
}

/** Presumptions that carry the answer: with one of them unknown it would not stand. */
function openPresumptions(judged: readonly Judged[], presumed: readonly EligibilityFact[]): EligibilityFact[] {
  return presumed.filter(
    (fact) =>
      fact !== 'buyer' &&
      factWords[fact].presumed &&
      judged.some(({ compiled, state }) => {
        const at = compiled.at.get(fact)
        if (at === undefined) return false
        const open = state.slice()
        open[at] = compiled.cells[at]!.all
        return decide(compiled, open) === 'unknown'
      }),
  )
}

/** Which rules hold on which day, and the days ahead on which they change. */
interface Timeline {
  setsOn(day: PlainDate): readonly RuleSet[]
  changes: readonly PlainDate[]
}

function timelineOf(city: RuleSet['city'], date: PlainDate, sets: readonly RuleSet[]): Timeline {
  const isOfTheDay = ruleSetVersion(sets) === ruleSetVersion(ruleSetsOn(city, date))
  if (!isOfTheDay) return { setsOn: () => sets, changes: [] }
  const starts = ruleSets[city].flatMap((set) => [set.from, ...(set.fromAtLatest ? [set.fromAtLatest] : [])])
  return { setsOn: (day) => ruleSetsOn(city, day), changes: starts.filter((day) => day > date) }
}

function flipOf(
  timeline: Timeline,
  situation: Situation,
  date: PlainDate,
  judged: readonly Judged[],
  decision: Exclude<EligibilityDecision, 'unknown'>,
): Flip | undefined {
  const [newest] = judged.slice(-1)
  const change = judged.length === 1 && newest ? smallestChange(newest.compiled, newest.state, newest.facts) : undefined
  const day = firstFlip(timeline, situation, date, decision)
  if (!change && !day) return undefined
  const wanted = decision === 'eligible' ? 'ineligible' : 'eligible'
  return { ...(change ?? { decision: wanted, changes: [], text: day!.onText }), ...day }
}

/** The first day on which nothing but time and published rules turns the answer; undefined when none is in sight. */
function firstFlip(
  { setsOn, changes }: Timeline,
  situation: Situation,
  date: PlainDate,
  decision: Exclude<EligibilityDecision, 'unknown'>,
): { on: PlainDate; onText: string } | undefined {
  const ahead = new Set([date, ...changes].flatMap((day) => setsOn(day)))
  const turning = [...ahead].flatMap((set) => turningDays(situation, set, limitsOf(set)))
  const days = [...new Set([...turning, ...changes])].filter((day) => day > date).sort()
  const wanted = decision === 'eligible' ? 'ineligible' : 'eligible'
  const on = days.find((day) => isDecided(setsOn(day), situation, day, wanted))
  if (!on) return undefined
  const why = reasonOn(on, setsOn, situation)
  const onText = wanted === 'eligible' ? `最早到 ${on} 就可以购买（${why}）。` : `到 ${on} 起就不能再买了（${why}）。`
  return { on, onText }
}

/** Whether every set decides so: the same as the decision of `answer`, without counting how many homes. */
export const isDecided = (
  sets: readonly RuleSet[],
  situation: Situation,
  day: PlainDate,
  wanted: Exclude<EligibilityDecision, 'unknown'>,
): boolean =>
  sets.length > 0 &&
  sets.every((set) => {
    const compiled = compile(set)
    return decide(compiled, compiled.stateOf(factsOn(situation, day, set))) === wanted
  })

/** What turns on that day: the rules, the age of a child, the time since a divorce, or months that were paid on. */
function reasonOn(on: PlainDate, setsOn: Timeline['setsOn'], situation: Situation): string {
  const { children = [], divorcedOn } = situation
  const sets = setsOn(on)
  if (ruleSetVersion(setsOn(addDays(on, -1))) !== ruleSetVersion(sets)) return '届时适用新的规则'
  if (children.some(({ born }) => adultOn(born) === on)) return '届时孩子年满 18 周岁，不再和父母算一家'
  if (divorcedOn && sets.some((set) => set.divorceMonths && monthsLater(divorcedOn, set.divorceMonths) === on))
    return '届时离婚已满规定的时间，不再按离婚前的家庭计算'
  return hasMonths(situation) ? '社保或个税要按月连续缴纳，不能中断' : '其他情况不变'
}

const memo = new WeakMap<RuleSet, Map<EligibilityFact, readonly number[]>>()
const NO_LIMITS: readonly number[] = []

/** The limits at which each fact of a rule set is cut, worked out once. */
function limitsOf(set: RuleSet): (fact: EligibilityFact) => readonly number[] {
  let limits = memo.get(set)
  if (!limits) {
    const pairs = compile(set).cells.map(
      (one) => [one.fact, Array.from({ length: one.size }, (_, cell) => Number(one.sample(cell)))] as const,
    )
    limits = new Map(pairs)
    memo.set(set, limits)
  }
  const found = limits
  return (fact) => found.get(fact) ?? NO_LIMITS
}

const hasMonths = ({ facts, paid }: Situation): boolean =>
  paid !== undefined ||
  facts.socialInsuranceConsecutiveMonths !== undefined ||
  facts.socialInsuranceConsecutiveMonthsInLast36 !== undefined ||
  facts.socialInsuranceConsecutiveMonthsInLast24 !== undefined
