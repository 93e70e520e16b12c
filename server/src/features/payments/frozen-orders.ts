import { payOrderStates } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

const view = (row: PayOrderRow) => ({
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
export const listFrozen = async ({ orders }: PaymentNeeds) => ({ items: (await orders.frozen()).map(view) })

/** A supervisor sends the money back, with a reason. */
export async function giveBackFrozen(
  needs: PaymentNeeds,
  { id, reason }: { id: string; reason: string },
  { staff }: Staff,
  call: Call,
) {
  await needs.transact(call, async (tx) => {
    const row = (await needs.orders.find(id, tx.session)) ?? refuse('NOT_FOUND')
    await moveOrder(needs, tx, row, {
      action: 'giveBack',
      who: `${staff.name}（${staff.staffNo}）`,
      text: `核实后退回：${reason}`,
      set: { askAt: tx.now, why: reason },
    })
    return { id }
  })
  return view((await needs.orders.find(id)) ?? refuse('NOT_FOUND'))
}
