import type { EligibilityCity, EligibilityFact, EligibilityQuestion, GivenFacts, PlainDate } from '@anju/shared-types'
import type { RequestOf } from '../../api/routes.ts'

export type EvaluateBody = RequestOf<'eligibility.evaluate'>['body']

/** As it goes to the server; `unknown`: the person cannot tell. */
export type AnswerValue = string | number | boolean

/** One answer with the question that it belongs to, so that it can be shown and changed without the server. */
export interface OneAnswer {
  question: EligibilityQuestion
  value: AnswerValue
  /** What the person reads: 23 个月. */
  text: string
}

/** What a person has said so far. Kept on the phone only. */
export interface Draft {
  city: EligibilityCity
  /** Day of the decision; today as long as nobody chose another. */
  on?: PlainDate
  answers: readonly OneAnswer[]
  /** Half a number, typed when the phone was put away. */
  typed?: { fact: EligibilityFact; text: string }
}

export const UNKNOWN = 'unknown'
export const unsureText = '不清楚'

export const answerTo = ({ answers }: Draft, fact: EligibilityFact): OneAnswer | undefined =>
  answers.find(({ question }) => question.fact === fact)

/** The answer takes the place of an earlier one to the same question; a new one comes last. */
export function withAnswer(draft: Draft, answer: OneAnswer): Draft {
  const { fact } = answer.question
  const isKnown = answerTo(draft, fact) !== undefined
  const answers = isKnown
    ? draft.answers.map((one) => (one.question.fact === fact ? answer : one))
    : [...draft.answers, answer]
  const { typed, ...rest } = draft
  return { ...rest, answers, ...(typed && typed.fact !== fact && { typed }) }
}

export const withoutAnswer = (draft: Draft, fact: EligibilityFact): Draft => ({
  ...draft,
  answers: draft.answers.filter(({ question }) => question.fact !== fact),
})

/** 区域 and 面积 stand beside the facts. */
const besideFacts: readonly EligibilityFact[] = ['zone', 'areaSqm']

/** The question to the server. What somebody cannot tell is skipped, and a rare circumstance among it is no longer taken as absent. */
export function bodyOf({ city, on, answers }: Draft, today: PlainDate): EvaluateBody {
  const given = answers.filter(({ question }) => !besideFacts.includes(question.fact))
  const beside = answers.filter(({ question, value }) => besideFacts.includes(question.fact) && value !== UNKNOWN)
  const skip = answers.filter(({ value }) => value === UNKNOWN).map(({ question }) => question.fact)
  return {
    city,
    on: on ?? today,
    ...Object.fromEntries(beside.map(({ question, value }) => [question.fact, value])),
    facts: Object.fromEntries(given.map(({ question, value }) => [question.fact, value])) as GivenFacts,
    ...(skip.length > 0 && { skip }),
  }
}

/** What is wrong with a number as typed, or the number in the unit of the fact. */
export function readNumber(
  { fact, unit = '', most = 9_999, scale = 1 }: EligibilityQuestion,
  text: string,
): { value: number } | { problem: string } {
  const plain = halfWidth(text)
  const hasParts = partsAllowed.includes(fact)
  const shape = hasParts ? /^\d{1,7}(\.\d{1,2})?$/ : /^\d{1,7}$/
  if (!shape.test(plain)) return { problem: hasParts ? '请填数字，最多两位小数。' : '请填整数，例如 0 或 12。' }
  const number = Number(plain)
  if (number > most) return { problem: `最多填 ${most} ${unit}。` }
  if (fact === 'areaSqm' && number === 0) return { problem: '面积要大于 0。' }
  return { value: Math.round(number * scale * 100) / 100 }
}

const partsAllowed: readonly EligibilityFact[] = ['areaSqm', 'residencePermitYears']

/** Chinese keyboards give full-width digits and a full-width dot. */
const halfWidth = (text: string) =>
  text
    .replace(/[\uff10-\uff19\uff0e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, '')

export const isWhole = ({ fact }: EligibilityQuestion): boolean => !partsAllowed.includes(fact)

/** Counts that are zero, one or two for nearly everybody: a tap instead of a keyboard. */
export const fewOf = ({ unit, fact }: EligibilityQuestion): readonly number[] | undefined =>
  (unit === '套' || unit === '个') && fact !== 'areaSqm' ? [0, 1, 2, 3] : undefined
