import type { WhoIsTold } from '../fiscal-receipts/needs.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** Whoever paid with their own phone is told there. What a counter took, or a helper paid by a code, concerns those who owed it. */
export async function whoIsTold({ bills }: Pick<PaymentNeeds, 'bills'>, order: PayOrderRow): Promise<WhoIsTold> {
  const { _id, accountId, caseId, linkId, parts, title } = order
  const folder = `packages/cases/pay${parts ? '-batch' : ''}/index`
  if (accountId && !linkId) return { title, accountIds: [accountId], outsiders: [], page: `${folder}?order=${_id}` }
  const { accountIds, outsiders } = await bills.payersOf(parts?.[0]?.caseId ?? caseId)
  return { title, accountIds, outsiders, page: `${folder}?id=${caseId}` }
}
