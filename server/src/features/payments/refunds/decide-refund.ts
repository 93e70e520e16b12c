import type { OrderWithRefunds, StaffRefund } from '@anju/shared-types'
import { staffShown } from '../../../domain/identity/staff-words.ts'
import { givenBackFen } from '../../../domain/payments/refund-states.ts'
import { isDuplicateKey } from '../../../platform/db/errors.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { staffOrder } from '../frozen-orders.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import { bookPaidOut } from './book-paid-out.ts'
import { moveRefund } from './move-refund.ts'
import { openRefund } from './open-refund.ts'
import { staffRefund } from './refund-view.ts'

export const shown = ({ staff }: Staff) => staffShown(staff)

/** A payment by its number, with what went back of it and what still may. */
export async function showOrder({ orders, refunds }: PaymentNeeds, number: string): Promise<OrderWithRefunds> {
  const order = (await orders.byNumber(number)) ?? refuse('NOT_FOUND')
  const given = await refunds.ofOrder(order._id)
  const isOpen = order.state === 'paid' || order.state === 'frozen'
  const leftFen = isOpen ? (order.paidFen ?? 0) - givenBackFen(given) : 0
  return { order: staffOrder(order), leftFen, refunds: given.map(staffRefund) }
}

/** A supervisor gives back a payment or a part of it, with a reason that the payer reads. */
export async function refundOrder(
  needs: PaymentNeeds,
  { number, amountFen, reason }: { number: string; amountFen: number; reason: string },
  caller: Staff,
  call: Call,
): Promise<OrderWithRefunds> {
  const by = shown(caller)
  try {
    await needs.transact(
      call,
      async (tx) => {
        const order = (await needs.orders.byNumber(number, tx.session)) ?? refuse('NOT_FOUND')
        if (order.state !== 'paid' && order.state !== 'frozen') return refuse('STATE_MOVED')
        const before = givenBackFen(await needs.refunds.ofOrder(order._id, tx.session))
        const from = order.state === 'paid' ? 'fees' : 'held'
        await openRefund(needs, tx, order, { amountFen, why: reason, by, from })
        const isWhole = before + amountFen === order.paidFen
        if (isWhole)
          await moveOrder(needs, tx, order, {
            action: 'giveBack',
            who: by,
            text: `退回：${reason}`,
            set: { why: reason },
          })
        return { number }
      },
      { line: `refund:${number}` },
    )
  } catch (error) {
    // Two at once: whoever was second sees the first.
    if (isDuplicateKey(error, 'number')) return refuse('STATE_MOVED')
    throw error
  }
  return showOrder(needs, number)
}

/** The whole of a payment that a person had to look at. */
export async function giveBackFrozen(
  needs: PaymentNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
) {
  const { number, paidFen = 0 } = (await needs.orders.find(id)) ?? refuse('NOT_FOUND')
  return (await refundOrder(needs, { number, amountFen: paidFen, reason }, caller, call)).order
}

/** Refunds that the platform could not carry out. */
export const listStuck = async ({ refunds }: PaymentNeeds) => ({
  items: (await refunds.inState(['stuck'])).map(staffRefund),
})

/** Once more under the same number, after whatever stood in its way was put right. */
export const retryRefund = (
  needs: PaymentNeeds,
  { id, reason }: { id: string; reason: string },
  caller: Staff,
  call: Call,
) =>
  act(needs, id, call, (tx, row) =>
    moveRefund(needs, tx, row, {
      action: 'retry',
      who: shown(caller),
      text: `原单号重试：${reason}`,
      set: { askAt: tx.now },
    }),
  )

/** Paid back another way, for instance to the bank account of whoever closed theirs; the slip is kept. */
export const settleByHand = (
  needs: PaymentNeeds,
  { id, slip, reason }: { id: string; slip: string; reason: string },
  caller: Staff,
  call: Call,
) =>
  act(needs, id, call, async (tx, row) => {
    const by = shown(caller)
    await moveRefund(needs, tx, row, {
      action: 'settleByHand',
      who: by,
      text: `已另行退还，凭证 ${slip}：${reason}`,
      set: { doneAt: tx.now },
    })
    await bookPaidOut(needs, tx, row, { slip, by, hallId: caller.staff.hallId, text: '已另行退还', reason })
  })

export async function act(
  needs: PaymentNeeds,
  id: string,
  call: Call,
  work: (
    tx: Parameters<Parameters<PaymentNeeds['transact']>[1]>[0],
    row: NonNullable<Awaited<ReturnType<PaymentNeeds['refunds']['find']>>>,
  ) => Promise<void>,
): Promise<StaffRefund> {
  await needs.transact(call, async (tx) => {
    await work(tx, (await needs.refunds.find(id, tx.session)) ?? refuse('NOT_FOUND'))
    return { id }
  })
  return staffRefund((await needs.refunds.find(id)) ?? refuse('NOT_FOUND'))
}
