import { payments } from '@anju/shared-types'
import type { WechatPay } from '../../gateways/wechat-pay/wechat-pay.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createAccountBook } from '../account-book/account-book.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseBills } from '../cases/case-bills.ts'
import { askNow, beginPayment, showPayment } from './begin-payment.ts'
import { giveBackFrozen, listFrozen } from './frozen-orders.ts'
import type { PaymentNeeds } from './needs.ts'
import { createPayOrderStore } from './pay-order-store.ts'
import { payCallback, payCallbackJob, takePayCallback } from './take-callback.ts'
import { watchOrders } from './watch-orders.ts'

/** Fees paid on the phone: ordered, booked once, closed in time, given back when paid twice. */
export function createPaymentsFeature(
  parts: Parts,
  { bills, wechatPay, accounts }: { bills: CaseBills; wechatPay: WechatPay; accounts: Pick<Accounts, 'identities'> },
): Feature<typeof payments.table> {
  const needs: PaymentNeeds = {
    ...parts,
    bills,
    book: createAccountBook(parts),
    wechatPay,
    identities: accounts.identities,
    orders: createPayOrderStore(parts.db),
  }
  return {
    name: 'payments',
    contract: payments,
    handlers: {
      begin: ({ params, body }, caller, call) => beginPayment(needs, { ...params, ...body }, caller, call),
      get: ({ params }, caller, { now }) => showPayment(needs, params.id, caller, now),
      ask: ({ params }, caller, call) => askNow(needs, params.id, caller, call),
      listFrozen: () => listFrozen(needs),
      giveBack: ({ params, body }, caller, call) => giveBackFrozen(needs, { ...params, ...body }, caller, call),
    },
    callbacks: [payCallback(needs)],
    jobs: { [payCallbackJob]: takePayCallback(needs) },
    every: [{ name: 'watch-pay-orders', seconds: 5, run: () => watchOrders(needs) }],
  }
}
