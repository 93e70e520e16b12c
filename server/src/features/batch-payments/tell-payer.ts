import type { EventHandler } from '../../platform/parts.ts'
import type { BatchPaymentNeeds } from './needs.ts'

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** One word to whoever paid for all of it; single cases of a batch are silent about their fee. */
export const tellPayer =
  ({ orders, refunds, notifier }: BatchPaymentNeeds): EventHandler =>
  async ({ _id, subject }) => {
    const row = await orders.find(subject.id)
    if (!row?.parts || !row.accountId || row.state !== 'paid') return
    const back = (await refunds.ofOrder(row._id)).reduce((sum, { amountFen }) => sum + amountFen, 0)
    await notifier.notify({
      ...{ eventId: _id, accountId: row.accountId, vars: {} },
      title: '批量业务费用已缴',
      text: `${row.title}：${yuan(row.amountFen)} 元已到账，付款单号 ${row.number}。${back > 0 ? `其中 ${yuan(back)} 元已经不用缴，正在退回。` : ''}`,
      page: `packages/cases/pay-batch/index?order=${row._id}`,
    })
  }
