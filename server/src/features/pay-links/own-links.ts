import type { PayLink } from '@anju/shared-types'
import { PAY_LINK_HOURS } from '../../domain/payments/pay-link.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { askOrder, shutOrder } from '../payments/ask-order.ts'
import { linkView } from './link-state.ts'
import { makeLink } from './make-link.ts'
import type { PayLinkNeeds } from './needs.ts'

/** The codes of one's own; `show` refuses whoever is no side of the case. */
export async function listPayLinks(
  needs: PayLinkNeeds,
  caseId: string,
  { accountId }: Verified,
  now: Date,
): Promise<{ items: PayLink[] }> {
  await needs.bills.show(caseId, accountId)
  const rows = (await needs.links.ofCase(caseId)).filter((row) => row.accountId === accountId)
  return { items: await Promise.all(rows.map((row) => linkView(needs, row, now))) }
}

/** A new code for the bill as it is now. */
export async function createPayLink(
  needs: PayLinkNeeds,
  caseId: string,
  { accountId }: Verified,
  call: Call,
): Promise<PayLink> {
  const bill = await needs.bills.show(caseId, accountId)
  if (!bill.isDue || bill.totalFen === 0) return refuse('PAYMENT_NOT_DUE')
  const until = new Date(call.now.getTime() + PAY_LINK_HOURS * 3_600_000)
  const id = await makeLink(needs, { caseId, accountId, amountFen: bill.totalFen, until }, call)
  return linkView(needs, (await needs.links.find(id)) ?? refuse('NOT_FOUND'), call.now)
}

/** Taken back. Whoever is about to pay with it is stopped at the platform first; what was paid meanwhile stays paid. */
export async function withdrawPayLink(
  needs: PayLinkNeeds,
  id: string,
  { accountId }: Verified,
  call: Call,
): Promise<PayLink> {
  const link = await needs.links.find(id)
  if (link?.accountId !== accountId) return refuse('NOT_YOURS')
  const open = (await needs.orders.ofLink(id)).find(({ state }) => state === 'open')
  if (open) {
    const asked = await askOrder(needs, open)
    const left = asked === 'unpaid' ? await shutOrder(needs, open, '代付码已收回') : asked
    if (left !== 'known') return refuse('PAYMENT_SILENT')
  }
  await needs.transact(call, async (tx) => {
    const { modifiedCount } = await needs.links.withdraw(id, tx.now, tx.session)
    if (modifiedCount === 1) {
      tx.record({ type: 'pay-link.withdrawn', subject: { kind: 'pay-link', id }, data: { caseId: link.caseId } })
    }
    return { id }
  })
  return linkView(needs, (await needs.links.find(id)) ?? refuse('NOT_FOUND'), call.now)
}
