import { batchPayments } from '@anju/shared-types'
import type { Feature } from '../../platform/parts.ts'
import { showCounterBill, takeAtCounter } from './at-counter.ts'
import type { BatchPaymentNeeds } from './needs.ts'
import { askBatchOrder, claimBatchOrder, payBatch, showBatchOrder } from './pay-batch.ts'
import { tellPayer } from './tell-payer.ts'

/** One payment for all bills of a batch: one order, booked once, every case settled with it (E7). */
export function createBatchPaymentsFeature(needs: BatchPaymentNeeds): Feature<typeof batchPayments.table> {
  return {
    name: 'batchPayments',
    contract: batchPayments,
    handlers: {
      begin: ({ params, body }, caller, call) => payBatch(needs, { ...params, ...body }, caller, call),
      get: ({ params }, caller, { now }) => showBatchOrder(needs, params.id, caller, now),
      ask: ({ params }, caller, call) => askBatchOrder(needs, params.id, caller, call),
      claim: ({ params }, caller, call) => claimBatchOrder(needs, params.id, caller, call),
      counterBill: ({ params }) => showCounterBill(needs, params.number),
      takeAtCounter: ({ params, body }, caller, call) => takeAtCounter(needs, { ...params, ...body }, caller, call),
    },
    on: { 'payment.booked': tellPayer(needs) },
  }
}
