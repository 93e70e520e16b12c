import { systemCall } from '../../platform/http/call.ts'
import { bookPayment } from './book-payment.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'
import { platformOf } from './platform-of.ts'

/** `known`: booked, or it is sure that nothing came. */
export type AskedOrder = 'known' | 'unpaid' | 'unsure'

/** Asks the platform about an order and books what it says. An order past its time is closed there first, and then asked about once more. */
export async function askOrder(needs: PaymentNeeds, row: PayOrderRow): Promise<AskedOrder> {
  const isOver = needs.clock.now() >= row.expiresAt
  const first = await look(needs, row)
  return first === 'unpaid' && isOver && row.state === 'open' ? shutOrder(needs, row, '超过付款时间') : first
}

/** Closes an order that seemed unpaid: at the platform, then asks once more, then here. `known` also when it was paid meanwhile. */
export async function shutOrder(needs: PaymentNeeds, row: PayOrderRow, why: string): Promise<AskedOrder> {
  const closed = await platformOf(needs, row).close(row.number)
  if (closed.state === 'unsure') return 'unsure'
  // Paid in the moment in which we closed.
  if (closed.state === 'paid' || (await look(needs, row)) === 'known') return look(needs, row)
  await needs.transact(systemCall('payments', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
    const open = await needs.orders.find(row._id, tx.session)
    if (open?.state === 'open') await moveOrder(needs, tx, open, { action: 'close', who: '系统', text: why })
    return {}
  })
  return 'known'
}

async function look(needs: PaymentNeeds, row: PayOrderRow): Promise<AskedOrder> {
  const seen = await platformOf(needs, row).ask(row.number)
  if (seen.state === 'unsure') return 'unsure'
  // `none` right after ordering means: not yet known there.
  if (seen.state !== 'paid') return 'unpaid'
  const proof = { kind: 'answer', number: `查询付款单 ${row.number}`, words: seen.said } as const
  await bookPayment(needs, row.number, { ...seen, proof })
  return 'known'
}
