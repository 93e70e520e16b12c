import { createHash } from 'node:crypto'
import type { PlainDate } from '@anju/shared-types'
import type { AlipayPay } from '../alipay-pay/alipay-pay.ts'
import type { Unsure } from '../pay-platform.ts'
import type { WechatPay } from '../wechat-pay/wechat-pay.ts'
import { alipayBillRows } from './alipay-bill.ts'
import type { BillRow } from './bill-row.ts'
import { wechatBillRows } from './wechat-bill.ts'

export type PayBill =
  /** `rows` reads the file anew each time, a piece at a time; throws BillError when it is not whole. */
  { state: 'bill'; hash: string; rows(): AsyncIterable<BillRow> } | { state: 'none' | 'not-yet' } | Unsure

/** What each platform says it moved for us on a day. */
export interface PayBills {
  wechat(day: PlainDate): Promise<PayBill>
  alipay(day: PlainDate): Promise<PayBill>
}

export const createPayBills = ({
  wechatPay,
  alipayPay,
}: {
  wechatPay: Pick<WechatPay, 'bill'>
  alipayPay: Pick<AlipayPay, 'bill'>
}): PayBills => ({
  async wechat(day) {
    const found = await wechatPay.bill(day)
    if (found.state !== 'bill') return found
    return { state: 'bill', hash: found.hash, rows: () => wechatBillRows(found.bytes()) }
  },
  async alipay(day) {
    const found = await alipayPay.bill(day)
    if (found.state !== 'bill') return found
    const { zip } = found
    return { state: 'bill', hash: createHash('sha256').update(zip).digest('hex'), rows: () => alipayBillRows(zip) }
  },
})
