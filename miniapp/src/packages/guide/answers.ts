export interface Answer {
  question: string
  answer: string
}

/** Answers in the address of a page, so that the list can be shown again and passed on. */
export const answersInAddress = (answers: readonly Answer[]): string =>
  JSON.stringify(answers.map(({ question, answer }) => [question, answer]))

/** Reads them back; an address that somebody changed gives none. */
export function answersOf(text: string | undefined): Answer[] {
  if (!text) return []
  try {
    const pairs: unknown = JSON.parse(decoded(text))
    if (!Array.isArray(pairs)) return []
    return pairs.flatMap((pair: unknown) =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
        ? [{ question: pair[0], answer: pair[1] }]
        : [],
    )
  } catch {
    return []
  }
}

/** Browsers hand parameters over decoded, mini-programs as they stand in the address. */
const decoded = (text: string): string => (text.startsWith('[') ? text : decodeURIComponent(text))
