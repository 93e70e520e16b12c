import type { PayOrder } from '@anju/shared-types'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { type AskedOrder, askOrder } from './ask-order.ts'
import { moveOrder } from './move-order.ts'
import type { PaymentNeeds } from './needs.ts'
import { orderView } from './order-view.ts'
import type { PayOrderRow, PayWay } from './pay-order-store.ts'

/** Long enough to find the bank card, short enough that another family member need not wait. */
const OPEN_MS = 15 * 60_000
/** Less would be refused by the time the phone shows it. */
const LEAST_LEFT_MS = 60_000
const FIRST_ASK_MS = 5_000

/**
 * An order for the bill of a case and what the phone needs to pay it. The row is there before WeChat hears of it, so that no money
 * can come that nobody knows of; the same person asking again gets the same order.
 */
export async function beginPayment(
  needs: PaymentNeeds,
  { caseId, way }: { caseId: string; way: PayWay },
  caller: Verified,
  call: Call,
): Promise<PayOrder> {
  const bill = await needs.bills.show(caseId, caller.accountId)
  if (!bill.isDue || bill.totalFen === 0) return refuse('PAYMENT_NOT_DUE')
  const { id } = await openOrder(needs, { caseId, way, title: bill.title, amountFen: bill.totalFen }, caller, call)
  const row = (await needs.orders.find(id)) ?? refuse('NOT_YOURS')
  if (row.state !== 'open') return orderView(row, {}, call.now)
  const placed = await place(needs, row)
  if (placed.state === 'refused') {
    needs.log.error({ code: placed.code, order: row.number }, 'wechat pay took no order')
    await needs.transact({ ...call, key: undefined }, async (tx) => {
      const open = await needs.orders.find(id, tx.session)
      if (open?.state === 'open') await moveOrder(needs, tx, open, { action: 'close', who: '系统', text: placed.code })
      return {}
    })
    return refuse('PAYMENT_REFUSED')
  }
  if (placed.state === 'unsure') return refuse('PAYMENT_SILENT')
  return orderView(row, placed, call.now)
}

async function openOrder(
  needs: PaymentNeeds,
  { caseId, way, title, amountFen }: Pick<PayOrderRow, 'caseId' | 'way' | 'title' | 'amountFen'>,
  { accountId }: Verified,
  call: Call,
): Promise<{ id: string }> {
  const run = () =>
    needs.transact(
      call,
      async (tx) => {
        const open = await needs.orders.openOf(caseId, tx.session)
        if (open) {
          const isSame = open.accountId === accountId && open.way === way && open.amountFen === amountFen
          if (isSame && open.expiresAt.getTime() - tx.now.getTime() > LEAST_LEFT_MS) return { id: open._id }
          return refuse('PAYMENT_OPEN')
        }
        const id = needs.ids.id()
        const row: PayOrderRow = {
          ...{ _id: id, number: `A${id}`, caseId, accountId, way, title, amountFen },
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

async function place(needs: PaymentNeeds, row: PayOrderRow) {
  const order = {
    number: row.number,
    // 127 characters at most; no names: it stands in the payer's bill.
    description: `${row.title}登记费`.slice(0, 60),
    amountFen: row.amountFen,
    expiresAt: row.expiresAt,
  }
  if (row.way === 'wechat') {
    const openid = await needs.identities.addressOf(row.accountId, 'wechat', needs.config.WX_APPID)
    if (!openid) return { state: 'refused', code: 'no WeChat account' } as const
    return needs.wechatPay.orderForApp(order, openid)
  }
  const returnUrl = `${needs.config.PUBLIC_ORIGIN}/#/packages/cases/pay/index?order=${row._id}`
  // WeChat compares the address with the one that opens its page only for its risk control; ours is behind proxies.
  return needs.wechatPay.orderForBrowser(order, { ip: '127.0.0.1', returnUrl })
}

/** Paid and not shown: the platform is asked now. */
export async function askNow(needs: PaymentNeeds, id: string, caller: Verified, call: Call): Promise<PayOrder> {
  const row = await ownOrder(needs, id, caller)
  const asked: AskedOrder = row.state === 'open' || row.state === 'closed' ? await askOrder(needs, row) : 'known'
  if (asked === 'unsure') return refuse('PAYMENT_SILENT')
  return showPayment(needs, id, caller, call.now)
}

export const showPayment = async (needs: PaymentNeeds, id: string, caller: Verified, now: Date): Promise<PayOrder> =>
  orderView(await ownOrder(needs, id, caller), {}, now)

async function ownOrder(needs: PaymentNeeds, id: string, { accountId }: Verified): Promise<PayOrderRow> {
  const row = await needs.orders.find(id)
  return row?.accountId === accountId ? row : refuse('NOT_YOURS')
}
