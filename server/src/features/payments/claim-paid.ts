import { CLAIM_CALL_MS, CLAIM_PAUSE_MS, needsPerson } from '../../domain/payments/paid-not-shown.ts'
import { type Account, type Call, systemCall } from '../../platform/http/call.ts'
import { askOrder } from './ask-order.ts'
import { ownOrder } from './begin-payment.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'
import { platformName } from './platform-of.ts'

const isUnpaid = ({ state }: PayOrderRow) => state === 'open' || state === 'closed'

/** The payer says: paid, and not shown. Asked at once, and every ten seconds for a minute. */
export async function claimPaid(needs: PaymentNeeds, id: string, caller: Account, call: Call): Promise<PayOrderRow> {
  const row = await ownOrder(needs, id, caller)
  if (!isUnpaid(row)) return row
  await askOrder(needs, row)
  const seen = await ownOrder(needs, id, caller)
  if (!isUnpaid(seen) || seen.saidAt) return seen
  await needs.transact(call, async (tx) => {
    const askAt = new Date(tx.now.getTime() + CLAIM_PAUSE_MS)
    const { modifiedCount } = await needs.orders.claim(id, tx.now, askAt, tx.session)
    if (modifiedCount === 1) {
      tx.record({ type: 'payment.claimed', subject: { kind: 'payment', id }, data: { caseId: row.caseId } })
    }
    return {}
  })
  return ownOrder(needs, id, caller)
}

/** The minute is over and nothing came: somebody of the staff calls the payer. One task an order. */
export async function handToPerson(needs: PaymentNeeds, id: string): Promise<void> {
  const now = needs.clock.now()
  await needs.transact(systemCall('payments', { now, ids: needs.ids }), async (tx) => {
    const row = await needs.orders.find(id, tx.session)
    // A counter's money was counted by whoever took it.
    if (!row?.accountId || !needsPerson(row, !isUnpaid(row), now)) return {}
    await needs.orders.handOver(id, now, tx.session)
    const { number, amountFen, accountId, caseId, linkId, parts } = row
    await needs.outreach.keep(
      {
        ...{ _id: `payment-${id}`, accountId, kind: 'payment', state: 'open', at: now },
        due: new Date(now.getTime() + CLAIM_CALL_MS),
        title: '说付了，没到账',
        text: `付款单 ${number}，${(amountFen / 100).toFixed(2)} 元，${platformName(row)}`,
        why: '付款人说已经付款，支付平台一分钟里没有查到。请核对对方账单里的单号和时间。',
        // Whoever pays for somebody else must not be told about the file by way of this call.
        ...(!linkId && !parts && { caseId }),
      },
      tx.session,
    )
    tx.record({ type: 'payment.unexplained', subject: { kind: 'payment', id }, data: { caseId } })
    return {}
  })
}
