/**
 * One person = one account over all channels. Somebody who is logged in proves a phone: which account is theirs?
 * A phone is not identity, so accounts with a real name are never joined by a phone alone.
 */
export interface BoundAccount {
  id: string
  hasRealName: boolean
  /** WeChat and Alipay identities that open this account. */
  identities: number
  /** The number may be somebody else's by now (see `phone-resale.ts`). */
  isDoubtful?: boolean
}

export type PhoneBinding =
  /** Nothing to join: the phone is written to the current account. */
  | { kind: 'bind' }
  /** `from` ends and everything it holds goes to `into`. */
  | { kind: 'merge'; from: string; into: string }
  /** Several people share this phone: the person says who they are, or `new`. */
  | { kind: 'choose'; among: string[] }

/** `others` are the other accounts that hold the phone. */
export function decidePhoneBinding(current: BoundAccount, others: BoundAccount[]): PhoneBinding {
  const [only] = others
  if (!only) return { kind: 'bind' }
  if (current.hasRealName) {
    // The other one was opened by SMS only and holds nobody: whoever proves the phone now is its person. With a platform
    // identity it is somebody's own way in, perhaps the twin's, and stays apart.
    const isEmpty = others.length === 1 && !only.hasRealName && only.identities === 0
    return isEmpty ? { kind: 'merge', from: only.id, into: current.id } : { kind: 'bind' }
  }
  if (others.length === 1 && !only.isDoubtful) return { kind: 'merge', from: current.id, into: only.id }
  return { kind: 'choose', among: others.map((each) => each.id) }
}
