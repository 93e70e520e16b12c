import type { PaymentNeeds } from '../needs.ts'
import { workRefund } from './work-refund.ts'

const AT_ONCE = 20
const AGAIN_MS = 300_000

/** Carries out and asks about every refund whose time has come, so that no callback has to arrive. */
export async function watchRefunds(needs: PaymentNeeds): Promise<void> {
  for (const row of await needs.refunds.due(needs.clock.now(), AT_ONCE)) {
    try {
      await workRefund(needs, row)
    } catch (error) {
      // One refund must not keep the others from being carried out; it is looked at again.
      needs.log.error({ err: error, refund: row.number }, 'refund not looked at')
      await needs.refunds.askLater(row._id, new Date(needs.clock.now().getTime() + AGAIN_MS))
    }
  }
}
