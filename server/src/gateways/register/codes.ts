/** What the register's refusals mean to us. A code that is not here is a no like any other, and somebody reads its reason. */
export const codes: Record<string, { isStale?: true; isUncertain?: true; wakes?: true }> = {
  /** The page moved: read again, check again, decide again. */
  VERSION_MOVED: { isStale: true },
  /** Our own number with another content is already there, entered or not: only `outcome` can tell. */
  NUMBER_REUSED: { isUncertain: true, wakes: true },
  UNIT_SEIZED: {},
  UNIT_UNKNOWN: {},
  UNIT_EXISTS: {},
  UNIT_CLOSED: {},
  OWNER_MISMATCH: {},
  RIGHT_UNKNOWN: {},
  SEIZURE_LAPSED: {},
  RESTRICTED: {},
}
