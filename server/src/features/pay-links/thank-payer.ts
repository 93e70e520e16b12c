import type { EventHandler } from '../../platform/parts.ts'
import type { PayLinkNeeds } from './needs.ts'

/** The payer gets a receipt; whose bill it was hears from the case itself that the fees are paid. */
export const thankPayer =
  ({ orders, notifier }: PayLinkNeeds): EventHandler =>
  async ({ _id, subject }) => {
    const row = await orders.find(subject.id)
    if (!row?.linkId || !row.accountId || row.state !== 'paid') return
    await notifier.notify({
      eventId: _id,
      accountId: row.accountId,
      vars: {},
      title: '代付成功',
      text: `您替别人付的 ${(row.amountFen / 100).toFixed(2)} 元已到账，付款单号 ${row.number}。点开可以看付款凭证。`,
      page: `packages/cases/pay-for/index?order=${row._id}`,
    })
  }
