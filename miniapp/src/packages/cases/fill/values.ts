import type { CaseDraft, CaseField } from '@anju/shared-types'
import { yuanWords } from '../../money/yuan.ts'
import type { Frame } from '../kept.ts'
import type { Step } from './steps.ts'

/** What was said at a step, in one line; nothing while it is open. */
export function valueText(step: Step, { fields }: Pick<Frame, 'fields'>, draft: CaseDraft): string | undefined {
  switch (step.kind) {
    case 'side':
      return draft.side
    case 'home':
      return draft.property?.address
    case 'price':
      return draft.priceFen === undefined ? undefined : priceText(draft.priceFen)
    case 'people': {
      const names = draft.others.filter(({ side }) => side === step.side).map(({ name }) => name)
      return step.isMine ? ['我', ...names].join('、') : names.join('、') || undefined
    }
    case 'ask':
      return draft.answers[step.title]
    case 'field':
      return fieldText(
        fields.find(({ name }) => name === step.name),
        draft.details[step.name],
      )
    default:
      return undefined
  }
}

function fieldText(field: CaseField | undefined, value: string | undefined): string | undefined {
  if (!value) return undefined
  if (field?.kind === 'yuan') return `${value} 元`
  return field?.options?.find((option) => option.value === value)?.label ?? value
}

/** What a step is about, as the heading of a row. */
export function nameOf(step: Step, { fields }: Pick<Frame, 'fields'>): string {
  switch (step.kind) {
    case 'side':
      return '我是哪一方'
    case 'home':
      return '哪一套房子'
    case 'price':
      return '成交价款'
    case 'people':
      return step.side
    case 'ask':
      return step.title
    case 'field':
      return fields.find(({ name }) => name === step.name)?.label ?? step.name
    default:
      return '核对'
  }
}

/** `3,200,000.00 元（320 万元）`: a zero too many shows in one of the two. */
export function priceText(fen: number): string {
  const wan = fen / 1_000_000
  return wan >= 1 ? `${yuanWords(fen)}（${Number(wan.toFixed(6))} 万元）` : yuanWords(fen)
}

/** `370102001002GB00001F00010023` in the groups of the certificate, to compare it by eye. */
export const unitCodeText = (code: string): string =>
  [code.slice(0, 6), code.slice(6, 12), code.slice(12, 19), code.slice(19, 24), code.slice(24)]
    .filter(Boolean)
    .join(' ')
