import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import type { AlipayPay } from '../../gateways/alipay-pay/alipay-pay.ts'
import type { FiscalReceipts } from '../../gateways/fiscal-receipts/index.ts'
import type { WechatPay } from '../../gateways/wechat-pay/wechat-pay.ts'
import type { Parts } from '../../platform/parts.ts'
import type { AccountBook } from '../account-book/account-book.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseBills } from '../cases/case-bills.ts'
import type { ReceiptStore } from '../fiscal-receipts/receipt-store.ts'
import type { Notifier, OutsiderNotifier } from '../notices/notifier.ts'
import type { OutreachStore } from '../notices/outreach/outreach-store.ts'
import type { PayOrderStore } from './pay-order-store.ts'
import type { RefundStore } from './refunds/refund-store.ts'

export interface PaymentNeeds extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'config' | 'log' | 'inbox'> {
  orders: PayOrderStore
  refunds: RefundStore
  calendar(): Promise<WorkingCalendar>
  bills: CaseBills
  book: AccountBook
  wechatPay: WechatPay
  /** 财政电子票据 of payments, to show. */
  receipts: Pick<ReceiptStore, 'ofOrder'>
  receiptOffice: Pick<FiscalReceipts, 'verifyUrl'>
  alipayPay: AlipayPay
  /** People who are to be called. */
  outreach: Pick<OutreachStore, 'keep'>
  identities: Pick<Accounts['identities'], 'addressOf'>
  notifier: Notifier & OutsiderNotifier
}
