import { CLAIM_PAUSE_MS } from '../../domain/payments/paid-not-shown.ts'
import { askOrder } from './ask-order.ts'
import { handToPerson } from './claim-paid.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

const AT_ONCE = 20
/** After 5 s: 10, 30 s, 1, 3, 5 minutes, as WeChat Pay's document suggests; then every ten. */
const PAUSES_MS = [10_000, 30_000, 60_000, 180_000, 300_000]
const LAST_PAUSE_MS = 600_000

/** Asks about every order whose time has come, so that no callback has to arrive. */
export async function watchOrders(needs: PaymentNeeds): Promise<void> {
  const rows = await needs.orders.due(needs.clock.now(), AT_ONCE)
  for (const row of rows) {
    try {
      await askUntilKnown(needs, row)
    } catch (error) {
      // One order must not keep the others from being asked about; it is asked about again.
      needs.log.error({ err: error, order: row.number }, 'order not looked at')
      await later(needs, row)
    }
  }
}

async function askUntilKnown(needs: PaymentNeeds, row: PayOrderRow): Promise<void> {
  if ((await askOrder(needs, row)) !== 'known') await later(needs, row)
  if (row.saidAt && !row.taskAt) await handToPerson(needs, row._id)
}

const later = (needs: PaymentNeeds, row: PayOrderRow) => {
  const now = needs.clock.now().getTime()
  const isAwaited = row.saidAt !== undefined && !row.taskAt
  const pause = now + (isAwaited ? CLAIM_PAUSE_MS : (PAUSES_MS[row.asks] ?? LAST_PAUSE_MS))
  // At its end it is closed in time for somebody else to pay.
  const end = row.expiresAt.getTime()
  return needs.orders.askLater(row._id, new Date(now < end ? Math.min(pause, end) : pause))
}
