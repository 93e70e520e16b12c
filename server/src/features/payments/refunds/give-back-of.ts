import { givenBackFen } from '../../../domain/payments/refund-states.ts'
import { systemCall } from '../../../platform/http/call.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import { openRefund } from './open-refund.ts'

/** Why a case keeps no fee: what the payer reads. */
export const WHY_ENDED = '业务没有办成，费用退回'
export const WHY_OUR_MISTAKE = '是我们办错了，不收费用，已缴的退回'

/** A case that ends without its service, or that we got wrong (E50), gives back what was paid for it, unasked. */
export const giveBackOf =
  (needs: PaymentNeeds, why: string): EventHandler =>
  async ({ subject }) => {
    for (const paid of await needs.orders.paidOf(subject.id)) {
      await needs.transact(systemCall('refunds', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
        const order = await needs.orders.find(paid._id, tx.session)
        if (order?.state !== 'paid') return {}
        const given = await needs.refunds.ofOrder(order._id, tx.session)
        const leftFen = (order.paidFen ?? 0) - givenBackFen(given)
        if (leftFen > 0) await openRefund(needs, tx, order, { amountFen: leftFen, why, by: '系统', from: 'fees' })
        await moveOrder(needs, tx, order, { action: 'giveBack', who: '系统', text: why, set: { why } })
        return {}
      })
    }
  }
