import type { Staff } from '../../platform/http/call.ts'

/** What other features may learn of a person. */
export interface Directory {
  /** Real name, full and masked by code points (李*, 阿依古丽·买**); undefined before real name. */
  personName(accountId: string): Promise<{ full: string; masked: string } | undefined>
  personNames(accountIds: string[]): Promise<Map<string, { full: string; masked: string }>>
  /** Records that a staff member looked at a person's file; the person can read it (E78). */
  recordView(view: { viewer: Staff; accountId: string; what: string; why: string; at: Date }): Promise<void>
}
