/** Whoever asks for a mortgage to be struck out, as the book knows them; `unknown`: the register was silent. */
export type Releaser = 'creditor' | 'owner' | 'other' | 'unknown'

/** The question of B11 that says who asks, and its answers. */
export const RELEASE_QUESTION = '谁来申请'
export const BY_BANK = '银行网上办'
const BY_OWNER = '自己来'

export interface Right {
  kind: string
  holderName?: string | undefined
  endedOn?: string | undefined
}

const norm = (name: string) => name.normalize('NFC').trim()

/** By the book: the creditor of a mortgage that stands, else an owner, else nobody to whom the home is any business. */
export function releaserOf(
  applicant: { name: string; idNumber: string },
  unit: { owners: readonly { idNumber: string }[]; restrictions: readonly Right[] } | undefined,
): Releaser {
  if (!unit) return 'unknown'
  if (unit.restrictions.some((right) => isCreditorOf(right, applicant.name))) return 'creditor'
  return unit.owners.some(({ idNumber }) => idNumber === applicant.idNumber) ? 'owner' : 'other'
}

export const isCreditorOf = ({ kind, holderName, endedOn }: Right, name: string): boolean =>
  kind === 'mortgage' && !endedOn && holderName !== undefined && norm(holderName) === norm(name)

export type ReleaseProblem = { code: 'NOT_CREDITOR' } | { code: 'CASE_INCOMPLETE'; field: string; text: string }

/**
 * 抵押权注销 (民法典 393): the creditor alone may ask, its word is the proof; an owner may ask who shows that the debt is gone. What the
 * owner answers decides which papers are asked for, so an owner cannot pass for the bank.
 */
export function releaseProblem(releaser: Releaser, answer: string | undefined): ReleaseProblem | undefined {
  if (releaser === 'other') return { code: 'NOT_CREDITOR' }
  if (releaser === 'owner' && answer === BY_BANK) {
    const text = `“${BY_BANK}”由银行在自己的手机上申请。您自己申请，请改选“${BY_OWNER}”，并交贷款结清证明。`
    return { code: 'CASE_INCOMPLETE', field: 'answers', text }
  }
  return undefined
}
