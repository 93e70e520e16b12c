import type { Case, CaseDraft } from '@anju/shared-types'

/** What the pages for filling in need of a case, so that they open without a network. Names nobody. */
export type Frame = Pick<
  Case,
  'id' | 'code' | 'name' | 'sides' | 'fields' | 'hasPrice' | 'needsProperty' | 'questions' | 'revision'
>

/** A draft as this phone has it (E54). */
export interface Kept {
  frame: Frame
  draft: CaseDraft
  /** What the server had when the two last met. */
  base: CaseDraft
  /** What went out and was not answered: found on the server, it is not somebody else's. */
  sent?: CaseDraft[]
  /** Typed here and not on the server yet. */
  dirty: boolean
  /** The screen that was open. */
  step?: string
  /** What was begun and is not yet good enough to be sent: half a number, a name without one. */
  scratch?: Record<string, string>
}

export const frameOf = ({
  id,
  code,
  name,
  sides,
  fields,
  hasPrice,
  needsProperty,
  questions,
  revision,
}: Case): Frame => ({ id, code, name, sides, fields, hasPrice, needsProperty, questions, revision })
