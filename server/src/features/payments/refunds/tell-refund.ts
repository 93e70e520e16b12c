import { yuanText } from '../../../domain/money/yuan-text.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import type { HoldsWhile } from '../../notices/holds-while.ts'
import type { PaymentNeeds } from '../needs.ts'
import { whoIsTold } from '../who-is-told.ts'

/**
 * Money that goes back the way it came needs nobody: its payer reads of it in the app. Money of a counter lies there until somebody comes, so
 * that rings phones; whoever has no account here is called by a person. What a platform refuses to take back is its payer's all the same.
 */
export const tellRefund =
  (needs: PaymentNeeds): EventHandler =>
  async ({ _id: eventId, subject }) => {
    const { refunds, orders, notifier } = needs
    const row = await refunds.find(subject.id)
    const order = row && (await orders.find(row.orderId))
    if (!order || row.state !== 'due') return
    const amount = yuanText(row.amountFen)
    const { accountId, linkId } = order
    // By a code one pays without seeing whose case it is, or what for.
    const pageOfPayer = linkId && `packages/cases/pay-for/index?order=${order._id}`
    if (row.channel !== 'counter') {
      if (!accountId) return
      const page = pageOfPayer ?? (await whoIsTold(needs, order)).page
      const text = `${linkId ? '您替别人付的' : `${order.title}：`}${amount}，原路退回，不用您做什么。原因：${row.why}。`
      return notifier.notify({ eventId, accountId, page, vars: {}, title: '有一笔钱退给您', text })
    }
    const { title, accountIds, outsiders, page } =
      accountId && pageOfPayer
        ? { title: '替别人付的费用', accountIds: [accountId], outsiders: [], page: pageOfPayer }
        : await whoIsTold(needs, order)
    const where = row.pastPlatform
      ? '微信对同一笔付款的退款次数用完了，这一笔退不进微信。请付款的人带身份证，工作日到大厅交费窗口领'
      : '请带身份证，工作日到当时交费的大厅窗口领'
    const holdsWhile: HoldsWhile = { of: 'refunds', id: row._id, facts: [{ path: 'state', isOneOf: ['due'] }] }
    const told = {
      ...{ eventId, page, holdsWhile, template: 'refund-ready' as const, vars: { matter: title, amount } },
      title: '有一笔退款等您来领',
      text: `${title}：${amount}。${where}，哪天来都行。原因：${row.why}。`,
    }
    for (const accountId of accountIds) await notifier.notify({ ...told, accountId })
    if (accountIds.length > 0) return
    for (const outsider of outsiders) await notifier.notifyOutsider(outsider, told)
  }
