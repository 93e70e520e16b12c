import type { Condition, Item, Material, Question } from './item.ts'

/** Answers so far, by title of the question. */
export type Answers = Readonly<Record<string, string | undefined>>

type Truth = true | false | 'unknown'

/** Does it apply? A question that does not come up cannot be fulfilled; one that may come up is unknown until answered (D3). */
export function applies(when: Condition | undefined, questions: readonly Question[], answers: Answers): Truth {
  let truth: Truth = true
  for (const [title, fitting] of Object.entries(when ?? {})) {
    const question = questions.find((one) => one.title === title)
    if (!question) return false
    const comesUp = applies(question.when, questions, answers)
    if (comesUp === false) return false
    const answer = answers[title]
    if (comesUp === 'unknown' || answer === undefined) truth = 'unknown'
    else if (!fitting.includes(answer)) return false
  }
  return truth
}

export interface MaterialList {
  /** Needed whatever the open questions bring. */
  needed: Material[]
  /** Needed or not, by the answers still missing. */
  open: Material[]
  /** The next question: the one on which most of the open papers depend. None when the list is complete. */
  ask?: Question
  /** How many more questions at most. */
  remaining: number
}

/** The one complete list (E2, E3): what is needed for certain, and the one question that settles most of the rest. */
export function materialList({ materials, questions }: Item, answers: Answers): MaterialList {
  const needed = materials.filter((one) => applies(one.when, questions, answers) === true)
  const open = materials.filter((one) => applies(one.when, questions, answers) === 'unknown')
  const unanswered = questions.filter((one) => answers[one.title] === undefined)
  const asked = unanswered
    .map((question) => ({ question, settles: open.filter((one) => rests(one.when, question.title, questions)).length }))
    .filter(({ settles }) => settles > 0)
  const ready = asked.filter(({ question }) => applies(question.when, questions, answers) === true)
  const ask = ready.toSorted((a, b) => b.settles - a.settles)[0]?.question
  return { needed, open, ask, remaining: asked.filter(({ question }) => comesUp(question, questions, answers)).length }
}

const comesUp = (question: Question, questions: readonly Question[], answers: Answers) =>
  applies(question.when, questions, answers) !== false

/** Does a condition rest on a question, directly or through the question that another one hangs on? */
function rests(when: Condition | undefined, title: string, questions: readonly Question[]): boolean {
  return Object.keys(when ?? {}).some(
    (one) => one === title || rests(questions.find((question) => question.title === one)?.when, title, questions),
  )
}

/** Answers that name a question and an option of the item; what does not is given back. */
export function strayAnswer({ questions }: Item, answers: Answers): string | undefined {
  return Object.entries(answers).find(
    ([title, answer]) =>
      answer !== undefined && !questions.find((one) => one.title === title)?.options.includes(answer),
  )?.[0]
}

/** Every way of answering, for checks: questions that do not come up stay unanswered. */
export function everyWay(questions: readonly Question[]): Answers[] {
  return questions.reduce<Answers[]>(
    (ways, question) =>
      ways.flatMap((way) =>
        applies(question.when, questions, way) === true
          ? question.options.map((option) => ({ ...way, [question.title]: option }))
          : [way],
      ),
    [{}],
  )
}
