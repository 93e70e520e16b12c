import type { BatchOrder, PayWay } from '@anju/shared-types'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { askNow, orderFor, ownOrder, showPayment } from '../payments/begin-payment.ts'
import { claimPaid } from '../payments/claim-paid.ts'
import type { BatchPaymentNeeds } from './needs.ts'

/** One order for every bill of a batch that is due now, and what the phone needs to pay it. */
export async function payBatch(
  needs: BatchPaymentNeeds,
  { batchId, way }: { batchId: string; way: PayWay },
  caller: Verified,
  call: Call,
): Promise<BatchOrder> {
  const { parts, partsFen, name } = await needs.batchBills.show(batchId, caller.accountId)
  if (partsFen === 0) return refuse('PAYMENT_NOT_DUE')
  const paying = { caseId: batchId, parts, way, title: `${name}（${parts.length} 套）`, amountFen: partsFen }
  const { row, placed } = await orderFor(needs, paying, caller, call, (id) => `cases/pay-batch/index?order=${id}`)
  const { sheet, tradeNo, url } = placed
  return {
    ...(await showBatchOrder(needs, row._id, caller, call.now)),
    ...(sheet && { sheet }),
    ...(tradeNo && { tradeNo }),
    ...(url && { url }),
  }
}

export async function showBatchOrder(
  needs: BatchPaymentNeeds,
  id: string,
  caller: Verified,
  now: Date,
): Promise<BatchOrder> {
  const { parts, title } = await ownOrder(needs, id, caller)
  if (!parts) return refuse('NOT_YOURS')
  const { caseId: batchId, ...order } = await showPayment(needs, id, caller, now)
  return { ...order, batchId, title, count: parts.length }
}

export async function askBatchOrder(needs: BatchPaymentNeeds, id: string, caller: Verified, call: Call) {
  await askNow(needs, id, caller, call)
  return showBatchOrder(needs, id, caller, call.now)
}

export async function claimBatchOrder(needs: BatchPaymentNeeds, id: string, caller: Verified, call: Call) {
  await claimPaid(needs, id, caller, call)
  return showBatchOrder(needs, id, caller, call.now)
}
