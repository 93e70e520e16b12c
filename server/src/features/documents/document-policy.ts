import type { Staff } from '../../platform/http/call.ts'
import type { UseRow } from './document-record.ts'

/** What papers must be told by those who use them. Filled in wiring.ts. */
export interface DocumentPolicy {
  /** What a paper would be used for in this case, in words that the person agrees to; nothing when the case is not theirs. */
  purposeFor(caseId: string, material: string, accountId: string): Promise<string | undefined>
  /** Why this member of staff may see a paper that is used for this, in words that its owner will read; nothing: they may not. */
  mayStaffSee(use: UseRow & { documentId: string }, staff: Staff): Promise<string | undefined>
}
