import type { CaseDraft } from '@anju/shared-types'
import type { Frame } from '../kept.ts'

/** One decision, one screen. `ask`, `field` and `people` carry which one. */
export type Step =
  | { key: string; kind: 'side' | 'home' | 'price' | 'review' }
  | { key: string; kind: 'ask'; title: string }
  | { key: string; kind: 'field'; name: string }
  | { key: string; kind: 'people'; side: string; isMine: boolean }

type Asked = Pick<Frame, 'sides' | 'questions' | 'fields' | 'hasPrice' | 'needsProperty'>

/** The way through a draft: who and which home first, then what papers depend on, then what the entry needs; at its end the sum. */
export function stepsOf({ sides, questions, fields, hasPrice, needsProperty }: Asked, draft: CaseDraft): Step[] {
  const mine = draft.side ?? sides[0]
  // the other side is asked for first: without it nothing goes on
  const people = [...sides.filter((side) => side !== mine), ...sides.filter((side) => side === mine)]
  return [
    ...(sides.length > 1 ? [{ key: 'side', kind: 'side' } as const] : []),
    ...(needsProperty ? [{ key: 'home', kind: 'home' } as const] : []),
    ...people.map((side) => ({ key: `people:${side}`, kind: 'people' as const, side, isMine: side === mine })),
    ...(hasPrice ? [{ key: 'price', kind: 'price' } as const] : []),
    ...questions.map(({ title }) => ({ key: `ask:${title}`, kind: 'ask' as const, title })),
    ...fields.map(({ name }) => ({ key: `field:${name}`, kind: 'field' as const, name })),
    { key: 'review', kind: 'review' },
  ]
}

/** Whether a step still keeps the draft from being handed in. */
export function isMissing(step: Step, { fields }: Pick<Frame, 'fields'>, draft: CaseDraft): boolean {
  switch (step.kind) {
    case 'home':
      return !draft.property?.address
    case 'price':
      return !draft.priceFen
    case 'people':
      return !step.isMine && !draft.others.some(({ side }) => side === step.side)
    case 'ask':
      return draft.answers[step.title] === undefined
    case 'field':
      return fields.find(({ name }) => name === step.name)?.required === true && !draft.details[step.name]?.trim()
    default:
      return false
  }
}

/** The step that a field of a refusal belongs to: `others.1`, `property.unitCode`, `details.amountYuan`, `answers`. */
export function stepOfField(field: string, steps: readonly Step[], draft: CaseDraft, frame: Pick<Frame, 'fields'>) {
  const [head = '', tail = ''] = field.split('.')
  const first = (fits: (step: Step) => boolean) => steps.find(fits)
  const missing = (kind: Step['kind']) => (step: Step) => step.kind === kind && isMissing(step, frame, draft)
  switch (head) {
    case 'side':
      return first(({ kind }) => kind === 'side')
    case 'property':
      return first(({ kind }) => kind === 'home')
    case 'priceFen':
      return first(({ kind }) => kind === 'price')
    case 'answers':
      return first(missing('ask')) ?? first(({ kind }) => kind === 'ask')
    case 'details':
      return first((step) => step.kind === 'field' && step.name === tail)
    case 'others': {
      const side = draft.others[Number(tail)]?.side
      return (
        first((step) => step.kind === 'people' && tail !== '' && step.side === side) ??
        first(missing('people')) ??
        first(({ kind }) => kind === 'people')
      )
    }
    default:
      return undefined
  }
}
