import { isUndecided, meaningOfPayment } from '../../domain/payments/meaning-of-payment.ts'
import { channelOf } from '../../domain/payments/pay-ways.ts'
import { type Call, systemCall } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { Proof } from '../account-book/account-book.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import { prepareBill } from './order-bill.ts'
import { platformName } from './platform-of.ts'
import { openRefund } from './refunds/open-refund.ts'

export interface Arrived {
  amountFen: number
  tradeNo: string
  paidAt: Date
  /** The words that say so. */
  proof: Proof
}

/**
 * Money has arrived for an order: by callback, by our question, by both, in any order. One transaction decides what it means and
 * settles the bill; whoever comes second finds it decided. Unknown numbers are somebody else's orders at the same merchant.
 */
export async function bookPayment(needs: PaymentNeeds, number: string, arrived: Arrived): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await book(needs, number, arrived)
    } catch (error) {
      // Somebody changed the case or the order in between: what the money means is decided anew.
      if (!isRefusal(error, 'STATE_MOVED')) throw error
    }
  }
  return refuse('STATE_MOVED')
}

/** Whose the money is now. */
const bookedAs = { pay: 'fees', stop: 'held', giveBack: 'owed' } as const

async function book(
  needs: PaymentNeeds,
  number: string,
  { amountFen, tradeNo, paidAt, proof }: Arrived,
): Promise<void> {
  const seen = await needs.orders.byNumber(number)
  if (!seen) return needs.log.error({ number }, 'payment for an order that is not ours')
  // A repeat: nobody reads a hundred bills again for it.
  if (!isUndecided(seen)) return
  const prepared = await prepareBill(needs.bills, seen)
  const call: Call = systemCall('payments', { now: needs.clock.now(), ids: needs.ids })
  await needs.transact(
    call,
    async (tx) => {
      const row = (await needs.orders.byNumber(number, tx.session)) ?? refuse('STATE_MOVED')
      const bill = isUndecided(row) ? await prepared?.(tx) : undefined
      const meaning = meaningOfPayment(row, amountFen, bill ?? { isDue: false, totalFen: 0 })
      if (!meaning) return {}
      const platform = platformName(row)
      const set = { paidFen: amountFen, paidAt, tradeNo }
      const channel = channelOf(row.way)
      await needs.book.post(tx, {
        move: { kind: 'paid', channel, for: bookedAs[meaning.action] },
        ...{ channel, amountFen, at: paidAt, caseId: row.caseId, orderNumber: row.number, outsideNumber: tradeNo },
        ...(row.parts && { parts: row.parts }),
        ...{ by: platform, proof },
      })
      if (meaning.action === 'pay') {
        const paid = await moveOrder(needs, tx, row, {
          ...{ action: 'pay', who: platform, text: '款项到账' },
          set: { ...set, ...(row.parts && bill && { settled: [...bill.caseIds] }) },
        })
        await bill?.settle({ at: paidAt, by: platform, text: `${platform}缴费，单号 ${row.number}`, amountFen })
        if (bill?.restFen)
          await openRefund(needs, tx, paid, { amountFen: bill.restFen, why: bill.restWhy, by: '系统', from: 'fees' })
        // Somebody may be sent to pay the same bill elsewhere: that ends before they do.
        for (const other of await needs.orders.openWith(bill?.caseIds ?? [], tx.session))
          await needs.orders.endNow(other._id, tx.now, tx.session)
        return {}
      }
      const { action, why } = meaning
      const moved = await moveOrder(needs, tx, row, { action, who: '系统', text: why, set: { ...set, why } })
      if (action === 'giveBack') await openRefund(needs, tx, moved, { amountFen, why, by: '系统', from: 'owed' })
      return {}
    },
    { line: `case:${seen.caseId}` },
  )
}
