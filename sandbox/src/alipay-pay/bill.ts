import iconv from 'iconv-lite'
import { beijingText } from '../kit/clock.ts'
import type { Refund } from './refunds.ts'
import type { Trade } from './trades.ts'
import { yuan } from './yuan.ts'
import { zipOfGbk } from './zip-of-gbk.ts'

const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const SUMMARY_HEADER =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

/** Cells of text end with a TAB, so that a spreadsheet leaves long numbers alone; a comma would begin a new cell. */
const text = (value: string) => `${value.replaceAll(',', '，')}\t`
const ZEROS = ['0.00', '0.00', '0.00', '0.00', '0.00']

export type BillOf = {
  sellerId: string
  from: number
  until: number
  payments: readonly Trade[]
  refunds: readonly { refund: Refund; trade: Trade }[]
  logonId: (openId: string) => string
}

/** The trade bill of a day or month: a zip of two lists in GBK, every payment and refund a line, and the sums. */
export function tradeBill(bill: BillOf, now: number): Buffer {
  const { sellerId, from, until, payments, refunds, logonId } = bill
  const line = (trade: Trade, kind: '交易' | '退款', at: number, fen: number, request: string) =>
    [
      ...[text(trade.tradeNo), text(trade.outTradeNo), kind, text(trade.subject)],
      ...[beijingText(trade.createdAt), beijingText(at), '\t', '\t', '\t', '\t', text(logonId(trade.buyer))],
      ...[yuan(fen), yuan(fen), ...ZEROS, '\t', '0.00', '0.00', text(request), '0.00', '0.00', text(trade.body)],
    ].join(',')
  const rows = [
    ...payments.map((trade) => line(trade, '交易', trade.paidAt, trade.total, '')),
    ...refunds.map(({ refund, trade }) => line(trade, '退款', refund.settlesAt, -refund.amount, refund.outRequestNo)),
  ]
  const paid = payments.reduce((sum, { total }) => sum + total, 0)
  const back = refunds.reduce((sum, { refund }) => sum + refund.amount, 0)
  const head = (title: string) => [
    `#支付宝${title}查询`,
    `#账号：[${sellerId}0156]`,
    `#起始日期：[${beijingText(from).replace(/^(\d+)-(\d+)-(\d+)/, '$1年$2月$3日')}]   终止日期：[${beijingText(until).replace(/^(\d+)-(\d+)-(\d+)/, '$1年$2月$3日')}]`,
  ]
  const details = [
    ...head('业务明细'),
    '#-----------------------------------------业务明细列表----------------------------------------',
    HEADER,
    ...rows,
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${payments.length}笔，商家实收共${yuan(paid)}元，商家优惠共0.00元`,
    `#退款合计：${refunds.length}笔，商家实收退款共${yuan(-back)}元，商家优惠退款共0.00元`,
    `#导出时间：[${beijingText(now)}]`,
  ]
  const sums = [String(payments.length), String(refunds.length), yuan(paid - back), yuan(paid - back)]
  const summary = [
    ...head('业务汇总'),
    '#-----------------------------------------业务汇总列表----------------------------------------',
    SUMMARY_HEADER,
    ['合计\t', '\t', ...sums, '0.00', '0.00', '0.00', '0.00', '0.00', yuan(paid - back)].join(','),
    '#-----------------------------------------业务汇总列表结束------------------------------------',
  ]
  const name = `${sellerId}0156_${beijingText(from).slice(0, 10).replaceAll('-', '')}`
  const packed = (lines: readonly string[]) => iconv.encode(`${lines.join('\r\n')}\r\n`, 'gbk')
  return zipOfGbk({ [`${name}_业务明细.csv`]: packed(details), [`${name}_业务明细(汇总).csv`]: packed(summary) })
}
