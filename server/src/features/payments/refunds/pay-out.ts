import { shanghaiDate } from '@anju/shared-types'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { PaymentNeeds } from '../needs.ts'
import { bookPaidOut } from './book-paid-out.ts'
import { act, shown } from './decide-refund.ts'
import { moveRefund } from './move-refund.ts'
import { staffRefund } from './refund-view.ts'

/** Refunds of money that a counter took: decided, and not with the payer yet. */
export const listAtCounter = async ({ refunds }: PaymentNeeds) => ({
  items: (await refunds.dueAtCounter()).map(staffRefund),
})

/** A counter has given the money back and has the slip of it. Whoever decided it does not hand it out. */
export const payOut = (needs: PaymentNeeds, { id, slip }: { id: string; slip: string }, caller: Staff, call: Call) =>
  act(needs, id, call, async (tx, row) => {
    // A platform pays its refunds itself: given out here too, the money would go back twice.
    if (row.channel !== 'counter') return refuse('STATE_MOVED')
    const by = shown(caller)
    if (row.by === by) return refuse('SAME_PERSON')
    const set = { doneAt: tx.now, expectedOn: shanghaiDate(tx.now) }
    await moveRefund(needs, tx, row, { action: 'payOut', who: by, text: `已在窗口退还，小票 ${slip}`, set })
    await bookPaidOut(needs, tx, row, { slip, by, hallId: caller.staff.hallId, text: '已在窗口退还' })
  })
