/** What became of one message handed to an outside system, in our words. `code` is the provider's own, for staff and logs. */
export type SendOutcome =
  /** Accepted; a receipt may follow under `providerId`. */
  | { kind: 'sent'; providerId?: string }
  /** The person cannot be reached this way (not subscribed, no such number): a normal end. */
  | { kind: 'unreachable'; code: string }
  /** The provider limits how often; certainly not sent. Another provider may take it. */
  | { kind: 'limited'; code: string }
  /** Certainly not sent, and may work again soon. */
  | { kind: 'later'; code: string }
  /** Never taken like this: our set-up or content. Somebody must look. */
  | { kind: 'refused'; code: string }
  /** No answer: it may have been sent. */
  | { kind: 'unknown'; code: string }
