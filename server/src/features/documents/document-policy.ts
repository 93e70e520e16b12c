import type { Staff } from '../../platform/http/call.ts'
import type { UseRow } from './document-record.ts'

/**
 * What papers must be told by those who use them. Filled in wiring.ts; a house without it lets nobody on the staff see anything and
 * no paper be used.
 */
export interface DocumentPolicy {
  /** What a paper would be used for in this case, in words that the person agrees to; nothing when the case is not theirs. */
  purposeFor(caseId: string, material: string, accountId: string): Promise<string | undefined>
  /** Why this member of staff may see a paper that is used for this, in words that its owner will read; nothing: they may not. */
  mayStaffSee(use: UseRow & { documentId: string }, staff: Staff): Promise<string | undefined>
}

export const nobodyMaySee: DocumentPolicy = {
  purposeFor: async () => undefined,
  mayStaffSee: async () => undefined,
}

/** Several users of papers, each asked in turn; what none of them allows is not allowed. */
export const anyPolicy = (...policies: readonly DocumentPolicy[]): DocumentPolicy => ({
  purposeFor: (...asked) => first(policies, (policy) => policy.purposeFor(...asked)),
  mayStaffSee: (...asked) => first(policies, (policy) => policy.mayStaffSee(...asked)),
})

async function first<T>(
  policies: readonly DocumentPolicy[],
  ask: (policy: DocumentPolicy) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const policy of policies) {
    const answer = await ask(policy)
    if (answer !== undefined) return answer
  }
  return undefined
}
