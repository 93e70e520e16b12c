import { payments } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createAccountBook } from '../account-book/account-book.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseBills } from '../cases/case-bills.ts'
import { createReceiptStore } from '../fiscal-receipts/receipt-store.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createOutreachStore } from '../notices/outreach/outreach-store.ts'
import { askNow, beginPayment, paymentsOfCase, shownOrder, showPayment } from './begin-payment.ts'
import { claimPaid } from './claim-paid.ts'
import { listFrozen } from './frozen-orders.ts'
import type { PaymentNeeds } from './needs.ts'
import { createPayOrderStore } from './pay-order-store.ts'
import { giveBackFrozen } from './refunds/decide-refund.ts'
import { createRefundStore } from './refunds/refund-store.ts'
import {
  alipayCallback,
  alipayCallbackJob,
  takePayCallback,
  wechatCallback,
  wechatCallbackJob,
} from './take-callback.ts'
import { watchOrders } from './watch-orders.ts'

interface PaymentOutside {
  bills: CaseBills
  gateways: Pick<PaymentNeeds, 'wechatPay' | 'alipayPay'> & { fiscalReceipts: PaymentNeeds['receiptOffice'] }
  accounts: Pick<Accounts, 'identities'>
  notifier: PaymentNeeds['notifier']
}

/** What everybody who lets pay works with. */
export const createPaymentNeeds = (
  parts: Parts,
  { bills, gateways, accounts, notifier }: PaymentOutside,
): PaymentNeeds => ({
  ...parts,
  ...{ bills, notifier },
  book: createAccountBook(parts),
  wechatPay: gateways.wechatPay,
  alipayPay: gateways.alipayPay,
  receipts: createReceiptStore(parts.db),
  receiptOffice: gateways.fiscalReceipts,
  identities: accounts.identities,
  orders: createPayOrderStore(parts.db),
  outreach: createOutreachStore(parts.db),
  refunds: createRefundStore(parts.db),
  calendar: createHallStore(parts.db).calendar,
})

/** Fees paid on the phone: ordered, booked once, closed in time, given back when paid twice. */
export function createPaymentsFeature(needs: PaymentNeeds): Feature<typeof payments.table> {
  return {
    name: 'payments',
    contract: payments,
    handlers: {
      begin: ({ params, body }, caller, call) => beginPayment(needs, { ...params, ...body }, caller, call),
      get: ({ params }, caller, { now }) => showPayment(needs, params.id, caller, now),
      ofCase: ({ params }, caller, { now }) => paymentsOfCase(needs, params.caseId, caller, now),
      ask: ({ params }, caller, call) => askNow(needs, params.id, caller, call),
      claim: async ({ params }, caller, call) =>
        shownOrder(needs, await claimPaid(needs, params.id, caller, call), call.now),
      listFrozen: () => listFrozen(needs),
      giveBack: ({ params, body }, caller, call) => giveBackFrozen(needs, { ...params, ...body }, caller, call),
    },
    callbacks: [wechatCallback(needs), alipayCallback(needs)],
    jobs: {
      [wechatCallbackJob]: takePayCallback(needs, 'wechat'),
      [alipayCallbackJob]: takePayCallback(needs, 'alipay'),
    },
    every: [{ name: 'watch-pay-orders', seconds: 5, run: () => watchOrders(needs) }],
  }
}
