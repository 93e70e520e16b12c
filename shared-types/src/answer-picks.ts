/** Answers in a few characters, for an address that is printed as a square code: `0.1_2.0` is option 1 of question 0, and so on. */
export const PICKS_PATTERN = /^(\d{1,2}\.\d{1,2}(_\d{1,2}\.\d{1,2}){0,29})?$/

interface Asked {
  title: string
  options: readonly string[]
}
interface Given {
  question: string
  answer: string
}

/** Undefined when one of the answers belongs to no question. Only good together with the version of the item. */
export function picksOf(questions: readonly Asked[], answers: readonly Given[]): string | undefined {
  const picks = answers.map(({ question, answer }) => {
    const at = questions.findIndex(({ title, options }) => title === question && options.includes(answer))
    return at < 0 ? undefined : `${at}.${questions[at]!.options.indexOf(answer)}`
  })
  return picks.includes(undefined) ? undefined : picks.join('_')
}

/** Undefined when a pick names no question or no option of it. */
export function answersOfPicks(questions: readonly Asked[], picks: string): Given[] | undefined {
  if (!PICKS_PATTERN.test(picks)) return undefined
  const answers = picks.split('_').flatMap((pick) => {
    if (pick === '') return []
    const [at, option] = pick.split('.').map(Number)
    const question = questions[at!]
    const answer = question?.options[option!]
    return [question && answer !== undefined ? { question: question.title, answer } : undefined]
  })
  return answers.every((answer) => answer !== undefined) ? answers : undefined
}
