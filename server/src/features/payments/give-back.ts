import { systemCall } from '../../platform/http/call.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'
import { platformName, platformOf } from './platform-of.ts'

const ASK_AGAIN_MS = 60_000

/** One full refund an order, under one number for ever: a repeat is the same refund. */
export const refundNumber = (row: Pick<PayOrderRow, 'number'>) => `${row.number}_R`

/** Sends money back, or asks how far it is. What WeChat Pay cannot give back is for a person. */
export async function giveBack(needs: PaymentNeeds, row: PayOrderRow): Promise<void> {
  const number = refundNumber(row)
  const known = await platformOf(needs, row).askRefund({ number, orderNumber: row.number })
  const seen =
    known.state === 'none'
      ? await platformOf(needs, row).refund({
          number,
          orderNumber: row.number,
          refundFen: row.paidFen ?? row.amountFen,
          totalFen: row.paidFen ?? row.amountFen,
          reason: row.why ?? '退款',
        })
      : known
  if (seen.state === 'unsure' || seen.state === 'processing') {
    await needs.orders.askLater(row._id, new Date(needs.clock.now().getTime() + ASK_AGAIN_MS))
    return
  }
  const isDone = seen.state === 'done'
  const problem = 'code' in seen ? seen.code : seen.state
  if (!isDone) needs.log.error({ order: row.number, problem }, 'a refund needs a person')
  await needs.transact(systemCall('payments', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
    const open = await needs.orders.find(row._id, tx.session)
    if (open?.state !== 'refunding') return {}
    if (isDone) await moveOrder(needs, tx, open, { action: 'refunded', who: platformName(open), text: '退款已到账' })
    else {
      const why = `退款没有成功（${problem}）`
      await moveOrder(needs, tx, open, { action: 'stop', who: platformName(open), text: why, set: { why } })
    }
    return {}
  })
}
