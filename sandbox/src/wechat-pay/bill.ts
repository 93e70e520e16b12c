import { createHash } from 'node:crypto'
import { beijingText } from '../kit/clock.ts'
import type { Order } from './orders.ts'
import type { Refund } from './refunds.ts'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** Yuan with two decimals, from whole fen. */
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
/** Every cell begins with a backtick; a comma in a merchant's text is escaped. */
const line = (cells: readonly string[]) => cells.map((cell) => `\`${cell.replaceAll(',', '\\ ')}`).join(',')

/** The day's trade bill (ALL): one line for each payment and each refund, then the sums. */
export function tradeBill(
  payments: readonly Order[],
  refunds: readonly { refund: Refund; order: Order }[],
  mchid: string,
): string {
  const base = (order: Order, at: number, state: string) => [
    beijingText(at),
    order.appid,
    mchid,
    '0',
    '',
    order.transactionId,
    order.outTradeNo,
    order.openid,
    order.tradeType,
    state,
    'OTHERS',
    'CNY',
  ]
  const rows = [
    ...payments.map((order) => [
      ...base(order, order.paidAt, 'SUCCESS'),
      ...[yuan(order.total), '0.00', '0', '0', '0.00', '0.00', '', ''],
      ...[order.description, order.attach, '0.00000', '0.00%', yuan(order.total), '0.00', ''],
    ]),
    ...refunds.map(({ refund, order }) => [
      ...base(order, refund.settlesAt, 'REFUND'),
      ...['0.00', '0.00', refund.refundId, refund.outRefundNo, yuan(refund.amount), '0.00', 'ORIGINAL', 'SUCCESS'],
      ...[order.description, order.attach, '0.00000', '0.00%', '0.00', yuan(refund.amount), ''],
    ]),
  ]
  const paid = payments.reduce((sum, { total }) => sum + total, 0)
  const back = refunds.reduce((sum, { refund }) => sum + refund.amount, 0)
  const sums = [String(rows.length), yuan(paid), yuan(back), '0.00', '0.00000', yuan(paid), yuan(back)]
  return `${[HEADER, ...rows.map(line), SUMMARY, line(sums)].join('\r\n')}\r\n`
}

/** Over the bytes before they are compressed. */
export const billHash = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')
