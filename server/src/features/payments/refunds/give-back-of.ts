import { givenBackFen } from '../../../domain/payments/refund-states.ts'
import type { OrderPart } from '../../../domain/payments/several-bills.ts'
import { systemCall } from '../../../platform/http/call.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import type { PayOrderRow } from '../pay-order-store.ts'
import { openRefund } from './open-refund.ts'
import type { RefundRow } from './refund-store.ts'

/** Why a case keeps no fee: what the payer reads. */
export const WHY_ENDED = '业务没有办成，费用退回'
export const WHY_OUR_MISTAKE = '是我们办错了，不收费用，已缴的退回'

/** The part of a payment for many cases that was this one's, unless it has gone back: the others keep what was paid for them. */
function partToGiveBack(
  { parts = [], settled }: PayOrderRow,
  caseId: string,
  given: readonly RefundRow[],
): OrderPart | undefined {
  if (settled && !settled.includes(caseId)) return undefined
  const isBack = given.some(({ partOf, state }) => partOf === caseId && state !== 'failed')
  return isBack ? undefined : parts.find((part) => part.caseId === caseId)
}

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
        const part = order.parts && partToGiveBack(order, subject.id, given)
        if (order.parts && !part) return {}
        const amountFen = Math.min(leftFen, part?.amountFen ?? leftFen)
        const partOf = part?.caseId
        if (amountFen > 0) await openRefund(needs, tx, order, { amountFen, why, by: '系统', from: 'fees', partOf })
        if (amountFen < leftFen) return {}
        await moveOrder(needs, tx, order, { action: 'giveBack', who: '系统', text: why, set: { why } })
        return {}
      })
    }
  }
