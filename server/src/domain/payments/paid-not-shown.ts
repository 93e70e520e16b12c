const MINUTE_MS = 60_000
/** Between two questions while somebody waits. */
export const CLAIM_PAUSE_MS = 10_000
/** Somebody of the staff calls within half a working day. */
export const CLAIM_CALL_MS = 4 * 60 * MINUTE_MS

/**
 * Whether a person has to take up what a payer says: "I paid, and it is not shown". The platform is asked again and again for a minute; who
 * then still is not shown as paid is not left to a machine, whether the platform says no or nothing.
 */
export const needsPerson = (claim: { saidAt?: Date; taskAt?: Date }, isSettled: boolean, now: Date): boolean =>
  claim.saidAt !== undefined && !claim.taskAt && !isSettled && now.getTime() - claim.saidAt.getTime() >= MINUTE_MS
