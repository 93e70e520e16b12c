import { shanghaiDate } from '@anju/shared-types'
import { arrivalOf } from '../../../domain/payments/arrival.ts'
import type { Placed, RefundSeen, Unsure } from '../../../gateways/pay-platform.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { systemCall } from '../../../platform/http/call.ts'
import { moveOrder } from '../move-order.ts'
import type { PaymentNeeds } from '../needs.ts'
import type { PayOrderRow } from '../pay-order-store.ts'
import { platformName, platformOf } from '../platform-of.ts'
import { moveRefund } from './move-refund.ts'
import type { RefundRow } from './refund-store.ts'

/** As the platforms advise: a minute, then five, ten, twenty, thirty. */
const PAUSES_MS = [60_000, 300_000, 600_000, 1_200_000]
const LAST_PAUSE_MS = 1_800_000

/**
 * Asks how far a refund is, and sends it if the platform has never heard of it: always under its own number, so that silence, a lost
 * answer and a repeat are all the same one refund.
 */
export async function workRefund(needs: PaymentNeeds, row: RefundRow): Promise<void> {
  const order = await needs.orders.find(row.orderId)
  if (!order) throw new Error(`refund ${row.number} of an order that is not there`)
  const platform = platformOf(needs, order)
  const known = await platform.askRefund(row)
  const seen = known.state === 'none' ? await send(platform, row, order) : known
  if (seen.state === 'unsure') return later(needs, row)
  if (seen.state === 'processing' && row.state === 'processing') return later(needs, row)
  const calendar = await needs.calendar()
  await needs.transact(systemCall('refunds', { now: needs.clock.now(), ids: needs.ids }), async (tx) => {
    const open = await needs.refunds.find(row._id, tx.session)
    if (!open || (open.state !== 'due' && open.state !== 'processing' && open.state !== 'stuck')) return {}
    const who = platformName(order)
    if (seen.state === 'processing') {
      if (open.state !== 'due') return {}
      const { on } = arrivalOf({ receivedBy: seen.receivedBy, acceptedAt: tx.now }, calendar)
      const askAt = new Date(tx.now.getTime() + PAUSES_MS[0]!)
      const set = { askAt, expectedOn: on, ...(seen.receivedBy && { receivedBy: seen.receivedBy }) }
      await moveRefund(needs, tx, open, { action: 'accept', who, text: '已受理，正在原路退回', set })
    } else if (seen.state === 'done') await finish(needs, tx, open, order, seen)
    else if (open.state === 'stuck') return {}
    else if (seen.state === 'failed') await giveUp(needs, tx, open, order)
    else {
      const problem = !('code' in seen)
        ? '收款账户异常，平台退不进去'
        : (problems[seen.code] ?? `平台不接受（${seen.code}）`)
      needs.log.error({ refund: row.number, problem }, 'a refund needs a person')
      await moveRefund(needs, tx, open, { action: 'stop', who, text: problem, set: { problem } })
    }
    return {}
  })
}

/** What a person can do about it; the number stays. */
const problems: Record<string, string> = {
  NOT_ENOUGH: '商户账户余额不足，补足后原单号重试',
  USER_ACCOUNT_ABNORMAL: '付款人的账户已注销，要线下退还',
}

const send = (
  platform: ReturnType<typeof platformOf>,
  { number, orderNumber, amountFen, why }: RefundRow,
  { paidFen = 0 }: PayOrderRow,
): Promise<Placed<RefundSeen> | Unsure> =>
  platform.refund({ number, orderNumber, refundFen: amountFen, totalFen: paidFen, reason: why.slice(0, 80) })

async function finish(
  needs: PaymentNeeds,
  tx: Tx,
  row: RefundRow,
  order: PayOrderRow,
  { doneAt, receivedBy, said }: RefundSeen,
): Promise<void> {
  const at = doneAt ?? tx.now
  const who = platformName(order)
  const set = { doneAt: at, expectedOn: shanghaiDate(at), ...(receivedBy && { receivedBy }) }
  await moveRefund(needs, tx, row, { action: 'finish', who, text: '退款已到账', set })
  const { channel, amountFen, caseId, orderNumber, number: refundNumber } = row
  await needs.book.post(tx, {
    move: { kind: 'repaid', channel },
    ...{ channel, amountFen, at, caseId, orderNumber, refundNumber, by: who },
    proof: { kind: 'answer', number: `查询退款单 ${refundNumber}`, words: said },
  })
  const now = await needs.orders.find(order._id, tx.session)
  if (now?.state === 'refunding') await moveOrder(needs, tx, now, { action: 'refunded', who, text: '退款已到账' })
}

/** The platform will never carry it out: the money is still ours to decide on, under a new number. */
async function giveUp(needs: PaymentNeeds, tx: Tx, row: RefundRow, order: PayOrderRow): Promise<void> {
  const who = platformName(order)
  const problem = '平台已关闭这笔退款，要重新决定'
  await moveRefund(needs, tx, row, { action: 'fail', who, text: problem, set: { problem } })
  const now = await needs.orders.find(order._id, tx.session)
  const { channel, amountFen, caseId, orderNumber, number: refundNumber } = row
  await needs.book.post(tx, {
    // A part of a fee that stays paid is a fee again; of what went back as a whole somebody decides.
    move: { kind: 'reversed', to: now?.state === 'paid' ? 'fees' : 'held' },
    ...{ channel, amountFen, at: tx.now, caseId, orderNumber, refundNumber, by: who },
    proof: {
      kind: 'decision',
      number: refundNumber,
      words: JSON.stringify({ refund: refundNumber, problem, at: tx.now }),
    },
  })
  const why = '退款没有成功，工作人员正在核实'
  if (now?.state === 'refunding') await moveOrder(needs, tx, now, { action: 'stop', who, text: problem, set: { why } })
}

async function later(needs: PaymentNeeds, { _id, asks }: RefundRow): Promise<void> {
  await needs.refunds.askLater(_id, new Date(needs.clock.now().getTime() + (PAUSES_MS[asks] ?? LAST_PAUSE_MS)))
}
