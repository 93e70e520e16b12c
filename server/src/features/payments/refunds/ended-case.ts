import { givenBackFen } from '../../../domain/payments/refund-states.ts'
import { systemCall } from '../../../platform/http/call.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import { openRefund } from './open-refund.ts'

const WHY = '业务没有办成，费用退回'

/** A case that ends without its service gives back what was paid for it, unasked. */
export const giveBackOfEnded =
  (needs: PaymentNeeds): EventHandler =>
  async ({ subject }) => {
    for (const paid of await needs.orders.paidOf(subject.id)) {
      await needs.transact(systemCall('refunds', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
        const order = await needs.orders.find(paid._id, tx.session)
        if (order?.state !== 'paid') return {}
        const given = await needs.refunds.ofOrder(order._id, tx.session)
        const leftFen = (order.paidFen ?? 0) - givenBackFen(given)
        if (leftFen > 0) await openRefund(needs, tx, order, { amountFen: leftFen, why: WHY, by: '系统', from: 'fees' })
        await moveOrder(needs, tx, order, { action: 'giveBack', who: '系统', text: WHY, set: { why: WHY } })
        return {}
      })
    }
  }
