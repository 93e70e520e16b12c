import { isDeepStrictEqual } from 'node:util'
import type { PayOrder, PayWay } from '@anju/shared-types'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Account, Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { type AskedOrder, askOrder, shutOrder } from './ask-order.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import { orderView, type PlacedOrder } from './order-view.ts'
import type { PayOrderRow } from './pay-order-store.ts'
import { placeOrder } from './place-order.ts'

/** Long enough to find the bank card, short enough that another family member need not wait. */
const OPEN_MS = 15 * 60_000
/** Less would be refused by the time the phone shows it. */
const LEAST_LEFT_MS = 60_000
const FIRST_ASK_MS = 5_000

/** What is paid, and how. */
export interface Paying extends Pick<PayOrderRow, 'caseId' | 'parts' | 'title' | 'amountFen' | 'linkId'> {
  way: PayWay
}

/** An order for the bill of a case and what the phone needs to pay it. The same person asking again gets the same order. */
export async function beginPayment(
  needs: PaymentNeeds,
  { caseId, way }: { caseId: string; way: PayWay },
  caller: Verified,
  call: Call,
): Promise<PayOrder> {
  const bill = await needs.bills.show(caseId, caller.accountId)
  if (!bill.isDue || bill.totalFen === 0) return refuse('PAYMENT_NOT_DUE')
  const paying = { caseId, way, title: bill.title, amountFen: bill.totalFen }
  const { row, placed } = await orderFor(needs, paying, caller, call, (id) => `cases/pay/index?order=${id}`)
  return orderView(needs, row, placed, call.now)
}

/**
 * The row is there before the platform hears of it, so that no money can come that nobody knows of. Whoever changes their mind about how to
 * pay gets a new order only when the old one is closed at its platform: one bill is open in one place.
 */
export async function orderFor(
  needs: PaymentNeeds,
  paying: Paying,
  caller: Account,
  call: Call,
  backTo: (id: string) => string,
): Promise<{ row: PayOrderRow; placed: PlacedOrder }> {
  await leaveOtherWay(needs, paying, caller)
  const { id } = await openOrder(needs, paying, caller, call)
  const row = (await needs.orders.find(id)) ?? refuse('NOT_YOURS')
  if (row.state !== 'open') return { row, placed: {} }
  const returnUrl = `${needs.config.PUBLIC_ORIGIN}/#/packages/${backTo(id)}`
  const asked = { ...row, accountId: caller.accountId, way: paying.way }
  const placed = await placeOrder(needs, asked, { address: call.address, returnUrl })
  if (placed.state === 'refused') {
    needs.log.error({ code: placed.code, order: row.number }, 'the platform took no order')
    await needs.transact({ ...call, key: undefined }, async (tx) => {
      const open = await needs.orders.find(id, tx.session)
      if (open?.state === 'open') await moveOrder(needs, tx, open, { action: 'close', who: '系统', text: placed.code })
      return {}
    })
    return refuse('PAYMENT_REFUSED')
  }
  if (placed.state === 'unsure') return refuse('PAYMENT_SILENT')
  return { row, placed }
}

const isSame = (open: PayOrderRow, { way, amountFen, linkId, parts }: Paying, { accountId }: Account) =>
  open.accountId === accountId &&
  open.way === way &&
  open.amountFen === amountFen &&
  open.linkId === linkId &&
  isDeepStrictEqual(open.parts, parts)

async function leaveOtherWay(needs: PaymentNeeds, paying: Paying, caller: Account): Promise<void> {
  const open = await needs.orders.openOf(paying.caseId)
  if (!open || open.accountId !== caller.accountId || isSame(open, paying, caller)) return
  const asked = await askOrder(needs, open)
  const left = asked === 'unpaid' ? await shutOrder(needs, open, '换了一种方式付款') : asked
  if (left !== 'known') return refuse('PAYMENT_SILENT')
  // Paid in the old way after all: there is nothing left to pay.
  if ((await needs.orders.find(open._id))?.state === 'paid') return refuse('PAYMENT_NOT_DUE')
}

async function openOrder(needs: PaymentNeeds, paying: Paying, caller: Account, call: Call): Promise<{ id: string }> {
  const { caseId } = paying
  const run = () =>
    needs.transact(
      call,
      async (tx) => {
        const open = await needs.orders.openOf(caseId, tx.session)
        if (open) {
          const isLongEnough = open.expiresAt.getTime() - tx.now.getTime() > LEAST_LEFT_MS
          return isSame(open, paying, caller) && isLongEnough ? { id: open._id } : refuse('PAYMENT_OPEN')
        }
        const bills = paying.parts?.map((part) => part.caseId) ?? [caseId]
        if ((await needs.orders.openWith(bills, tx.session)).length > 0) return refuse('PAYMENT_OPEN')
        const id = needs.ids.id()
        const row: PayOrderRow = {
          ...{ _id: id, number: `A${id}`, accountId: caller.accountId, ...paying },
          state: 'open',
          openedAt: tx.now,
          expiresAt: new Date(tx.now.getTime() + OPEN_MS),
          askAt: new Date(tx.now.getTime() + FIRST_ASK_MS),
          asks: 0,
          changedAt: tx.now,
          history: [{ at: tx.now, who: '缴费人', text: '下单' }],
        }
        await needs.orders.insert(row, tx.session)
        tx.record({ type: 'payment.asked', subject: { kind: 'payment', id }, data: { caseId } })
        return { id }
      },
      { line: `case:${caseId}` },
    )
  try {
    return await run()
  } catch (error) {
    // Another process was first: its order is the open one.
    if (isDuplicateKey(error, 'caseId')) return refuse('PAYMENT_OPEN')
    throw error
  }
}

/** Paid and not shown: the platform is asked now. */
export async function askNow(needs: PaymentNeeds, id: string, caller: Account, call: Call): Promise<PayOrder> {
  const row = await ownOrder(needs, id, caller)
  const asked: AskedOrder = row.state === 'open' || row.state === 'closed' ? await askOrder(needs, row) : 'known'
  if (asked === 'unsure') return refuse('PAYMENT_SILENT')
  return showPayment(needs, id, caller, call.now)
}

export const showPayment = async (needs: PaymentNeeds, id: string, caller: Account, now: Date): Promise<PayOrder> => {
  const row = await ownOrder(needs, id, caller)
  return shownOrder(needs, row, now)
}

/**
 * What was paid for a case, and what went back of it: to whoever paid it, and to the sides of the case, who need its receipt. Where the
 * money of somebody else goes back to is theirs to know.
 */
export async function paymentsOfCase(needs: PaymentNeeds, caseId: string, { accountId }: Account, now: Date) {
  const isSide = await needs.bills.isSide(caseId, accountId)
  const rows = isSide ? await needs.orders.ofCase(caseId) : await needs.orders.ofPayer(caseId, accountId)
  return { items: await Promise.all(rows.map((row) => shownOrder(needs, row, now, row.accountId !== accountId))) }
}

/** An order with what went back of it and its receipts. */
export async function shownOrder(
  needs: PaymentNeeds,
  row: PayOrderRow,
  now: Date,
  isOfAnother = false,
): Promise<PayOrder> {
  const [refunds, receipts] = await Promise.all([needs.refunds.ofOrder(row._id), needs.receipts.ofOrder(row.number)])
  const shown = isOfAnother ? refunds.map(({ receivedBy: _, ...refund }) => refund) : refunds
  return orderView(needs, row, {}, now, { refunds: shown, receipts })
}

export async function ownOrder(needs: PaymentNeeds, id: string, { accountId }: Account): Promise<PayOrderRow> {
  const row = await needs.orders.find(id)
  return row?.accountId === accountId ? row : refuse('NOT_YOURS')
}
