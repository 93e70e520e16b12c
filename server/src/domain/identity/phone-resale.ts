/**
 * Numbers that were given up are given out again: carriers wait 90 days (码号回收冷冻期; not read in the ministry's own text). Whoever has
 * the number then must not get the account of whoever had it: a phone is not identity.
 */
const RESALE_DAYS = 90

export interface ShownPhone {
  /** When somebody last logged in to this account with the number. */
  shownAt: Date
  /** Somebody with the number has said that they are not this person. */
  isDisowned: boolean
  /** The device was logged in to this account before: then it is the same hand. */
  isKnownDevice: boolean
  hasRealName: boolean
}

/** Whether the number alone does not open the account: the person proves more than the SMS. Nobody is taken for granted in an empty one. */
export const mayBeResold = ({ shownAt, isDisowned, isKnownDevice, hasRealName }: ShownPhone, now: Date): boolean =>
  hasRealName && !isKnownDevice && (isDisowned || now.getTime() - shownAt.getTime() >= RESALE_DAYS * 86_400_000)
