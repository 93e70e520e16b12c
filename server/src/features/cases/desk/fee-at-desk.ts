import type { Bill } from '../../../domain/payments/meaning-of-payment.ts'
import type { Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { CaseNeeds } from '../needs.ts'
import { isTheirs, officerOf } from './at-desk.ts'

/** The bill that an officer of the accepting office takes money for; refuses NOT_YOUR_CASE to all others. */
export type FeeAtDesk = (caseId: string, caller: Staff) => Promise<Bill>

export const createFeeAtDesk =
  (
    needs: Pick<CaseNeeds, 'cases' | 'staff' | 'parties' | 'staffing'>,
    due: (caseId: string) => Promise<Bill>,
  ): FeeAtDesk =>
  async (caseId, caller) => {
    const [me, row] = await Promise.all([officerOf(needs, caller), needs.cases.find(caseId)])
    return row && isTheirs(row, me, row.plan.accept.department) ? due(caseId) : refuse('NOT_YOUR_CASE')
  }
