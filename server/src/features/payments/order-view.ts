import { type PayChannel, type PayOrder, payOrderStates } from '@anju/shared-types'
import { channelOf } from '../../domain/payments/pay-ways.ts'
import type { PaySheet } from '../../gateways/wechat-pay/wechat-pay.ts'
import type { ReceiptRow } from '../fiscal-receipts/receipt-store.ts'
import { receiptView } from '../fiscal-receipts/receipt-view.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'
import { platformName } from './platform-of.ts'
import type { RefundRow } from './refunds/refund-store.ts'
import { orderRefund } from './refunds/refund-view.ts'

/** What the payer's phone needs to open the platform: one of these, by the way of paying. */
export interface PlacedOrder {
  sheet?: PaySheet
  tradeNo?: string
  url?: string
}

/** An order as its payer sees it, with what the phone needs when it was just placed. */
export function orderView(
  { receiptOffice }: Pick<PaymentNeeds, 'receiptOffice'>,
  row: PayOrderRow,
  placed: PlacedOrder,
  now: Date,
  { refunds = [], receipts = [] }: { refunds?: readonly RefundRow[]; receipts?: readonly ReceiptRow[] } = {},
): PayOrder {
  const { sheet, tradeNo, url } = placed
  return {
    id: row._id,
    caseId: row.caseId,
    number: row.number,
    state: row.state,
    stateLabel: payOrderStates[row.state],
    now: nowText(row, now, refunds),
    amountFen: row.amountFen,
    expiresAt: row.expiresAt.toISOString(),
    ...(row.paidAt && { paidAt: row.paidAt.toISOString() }),
    ...(sheet && { sheet }),
    ...(tradeNo && { tradeNo }),
    ...(url && { url }),
    platformLabel: platformName(row),
    refunds: refunds.map(orderRefund),
    receipts: receipts.map((receipt) => receiptView(receiptOffice, receipt)),
    allowedActions: row.state === 'open' || row.state === 'closed' ? ['ask'] : [],
    serverNow: now.toISOString(),
  }
}

const underWay = '正在原路退回，什么时候到账看下面。'
const backWords: Record<PayChannel, { underWay: string; done: string }> = {
  wechat: { underWay, done: '已原路退回，请在微信账单里查看。' },
  alipay: { underWay, done: '已原路退回，请在支付宝账单里查看。' },
  counter: { underWay: '请带身份证到窗口领取退款。', done: '已在窗口退还。' },
}

function nowText(row: PayOrderRow, now: Date, refunds: readonly RefundRow[]): string {
  const atCounter = refunds.some(({ pastPlatform, state }) => pastPlatform && state === 'due')
  if (row.saidAt && (row.state === 'open' || row.state === 'closed')) {
    return row.taskAt
      ? '支付平台还没有这笔款项。工作人员会打电话给您，请保留付款记录，不要重复付。'
      : '已记下您付过款。正在反复核对，一分钟内有结果，不要重复付。'
  }
  switch (row.state) {
    case 'open':
      return now < row.expiresAt ? '还没有收到款项。付完会自动显示，不用重复付。' : '付款时间已过，正在核对有没有到账。'
    case 'paid':
      return '款项已到账，缴费完成。'
    case 'closed':
      return '这一单没有付款，已关闭。需要时请重新缴费。'
    case 'frozen':
      return `${row.why ?? '这笔付款要人工核实'}。工作人员正在核实，钱不会丢。`
    case 'refunding':
      if (atCounter) return `${row.why ?? '这笔付款要退回'}，有的原路退回，有的要到大厅窗口领取，看下面。`
      return `${row.why ?? '这笔付款要退回'}，${backWords[channelOf(row.way)].underWay}`
    case 'refunded':
      if (atCounter) return '有的已原路退回，有的要到大厅窗口领取，看下面。'
      return backWords[channelOf(row.way)].done
  }
}
