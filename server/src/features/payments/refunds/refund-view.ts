import { type OrderRefund, refundStates, type StaffRefund } from '@anju/shared-types'
import type { RefundRow } from './refund-store.ts'

const day = (on: string) => `${Number(on.slice(5, 7))} 月 ${Number(on.slice(8))} 日`

/** A refund as its payer sees it: how much, why, and when it is there. */
export const orderRefund = (row: RefundRow): OrderRefund => ({
  number: row.number,
  amountFen: row.amountFen,
  why: row.why,
  state: row.state,
  stateLabel: refundStates[row.state],
  now: nowText(row),
  ...(row.expectedOn && { arrival: { on: row.expectedOn, isEstimate: row.state !== 'done' } }),
})

function nowText({ state, channel, pastPlatform, receivedBy, expectedOn }: RefundRow): string {
  if (pastPlatform && state === 'due')
    return '微信对同一笔付款的退款次数用完了，这一笔退不进微信。请付款的人带身份证，工作日到大厅交费窗口领取。'
  if (channel === 'counter' && state === 'due') return '请带身份证，到收款的大厅窗口领取退款。'
  if (channel === 'counter' && state === 'done') return `${expectedOn ? day(expectedOn) : ''}已在窗口退还。`
  const to = receivedBy ? `退到${receivedBy}` : '原路退回'
  switch (state) {
    case 'due':
      return '马上原路退回，不用您做什么。'
    case 'processing':
      return expectedOn ? `${to}，预计 ${day(expectedOn)}到账。` : `${to}，一般 1 至 3 个工作日到账。`
    case 'done':
      return expectedOn ? `${day(expectedOn)}已${to}，请在账单里查看。` : `已${to}，请在账单里查看。`
    case 'stuck':
      return '退款没有退进去，工作人员正在处理，会联系您。钱不会丢。'
    case 'failed':
      return '这一次没有退成，工作人员会重新退。钱不会丢。'
    case 'settled':
      return '已由工作人员用其他方式退还。'
  }
}

export const staffRefund = (row: RefundRow): StaffRefund => ({
  ...orderRefund(row),
  id: row._id,
  caseId: row.caseId,
  orderNumber: row.orderNumber,
  channel: row.channel,
  by: row.by,
  ...(row.problem && { problem: row.problem }),
  since: row.changedAt.toISOString(),
  history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
  allowedActions: allowedFor(row),
})

const allowedFor = ({ state, channel }: RefundRow): string[] => {
  if (state === 'stuck') return ['retry', 'settleByHand']
  return state === 'due' && channel === 'counter' ? ['payOut'] : []
}
