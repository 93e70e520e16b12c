import { refunds as contract } from '@anju/shared-types'
import type { Feature } from '../../../platform/parts.ts'
import type { PaymentNeeds } from '../needs.ts'
import { listStuck, refundOrder, retryRefund, settleByHand, showOrder } from './decide-refund.ts'
import { giveBackOf, WHY_ENDED, WHY_OUR_MISTAKE } from './give-back-of.ts'
import { listAtCounter, payOut } from './pay-out.ts'
import { tellRefund } from './tell-refund.ts'
import { watchRefunds } from './watch-refunds.ts'

/** Money that goes back: by itself or by a supervisor's word, whole or in part, each under one number for ever (E63). */
export function createRefundsFeature(needs: PaymentNeeds): Feature<typeof contract.table> {
  const ended = giveBackOf(needs, WHY_ENDED)
  return {
    name: 'refunds',
    contract,
    handlers: {
      list: () => listStuck(needs),
      order: ({ params }) => showOrder(needs, params.number),
      refund: ({ params, body }, caller, call) => refundOrder(needs, { ...params, ...body }, caller, call),
      retry: ({ params, body }, caller, call) => retryRefund(needs, { ...params, ...body }, caller, call),
      atCounter: () => listAtCounter(needs),
      payOut: ({ params, body }, caller, call) => payOut(needs, { ...params, ...body }, caller, call),
      byHand: ({ params, body }, caller, call) => settleByHand(needs, { ...params, ...body }, caller, call),
    },
    on: {
      'refund.opened': tellRefund(needs),
      'case.withdrawn': ended,
      'case.returned': ended,
      'case.refused': ended,
      'case.mistake-found': giveBackOf(needs, WHY_OUR_MISTAKE),
    },
    every: [{ name: 'watch-refunds', seconds: 5, run: () => watchRefunds(needs) }],
  }
}
