import { payOrderStates } from '@anju/shared-types'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** An order as the staff see it. */
export const staffOrder = (row: PayOrderRow) => ({
  id: row._id,
  caseId: row.caseId,
  number: row.number,
  state: row.state,
  stateLabel: payOrderStates[row.state],
  amountFen: row.amountFen,
  ...(row.paidFen !== undefined && { paidFen: row.paidFen }),
  why: row.why ?? '',
  since: row.changedAt.toISOString(),
})

/** What no machine may decide: another amount than ordered, or a refund that came back. */
export const listFrozen = async ({ orders }: PaymentNeeds) => ({ items: (await orders.frozen()).map(staffOrder) })
