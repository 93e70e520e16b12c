import { yuanText } from '../../../domain/money/yuan-text.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import type { HoldsWhile } from '../../notices/holds-while.ts'
import type { PaymentNeeds } from '../needs.ts'
import { whoIsTold } from '../who-is-told.ts'

/**
 * Money that goes back the way it came needs nobody: its payer reads of it in the app. Money of a counter lies there until somebody comes, so
 * that rings phones; whoever has no account here is called by a person.
 */
export const tellRefund =
  (needs: PaymentNeeds): EventHandler =>
  async ({ _id: eventId, subject }) => {
    const { refunds, orders, notifier } = needs
    const row = await refunds.find(subject.id)
    const order = row && (await orders.find(row.orderId))
    if (!order || row.state !== 'due') return
    const amount = yuanText(row.amountFen)
    if (row.channel !== 'counter') {
      const { accountId, linkId } = order
      if (!accountId) return
      // By a code one pays without seeing whose case it is, or what for.
      const page = linkId ? `packages/cases/pay-for/index?order=${order._id}` : (await whoIsTold(needs, order)).page
      const text = `${linkId ? '您替别人付的' : `${order.title}：`}${amount}，原路退回，不用您做什么。原因：${row.why}。`
      return notifier.notify({ eventId, accountId, page, vars: {}, title: '有一笔钱退给您', text })
    }
    const { title, accountIds, outsiders, page } = await whoIsTold(needs, order)
    const holdsWhile: HoldsWhile = { of: 'refunds', id: row._id, facts: [{ path: 'state', isOneOf: ['due'] }] }
    const told = {
      ...{ eventId, page, holdsWhile, template: 'refund-ready' as const, vars: { matter: title, amount } },
      title: '有一笔退款等您来领',
      text: `${title}：${amount}。请带身份证，工作日到当时交费的大厅窗口领，哪天来都行。原因：${row.why}。`,
    }
    for (const accountId of accountIds) await notifier.notify({ ...told, accountId })
    if (accountIds.length > 0) return
    for (const outsider of outsiders) await notifier.notifyOutsider(outsider, told)
  }
