import { createHash } from 'node:crypto'
import { type PayLink, type PayLinkState, payLinkStates } from '@anju/shared-types'
import { payLinkState } from '../../domain/payments/pay-link.ts'
import type { PayLinkNeeds } from './needs.ts'
import type { PayLinkRow } from './pay-link-store.ts'

export const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')

/** How a code stands, by its orders and the bill as they are now. */
export async function stateOf(needs: PayLinkNeeds, row: PayLinkRow, now: Date): Promise<PayLinkState> {
  const [orders, bill] = await Promise.all([needs.orders.ofLink(row._id), needs.bills.due(row.caseId)])
  const hasPaid = orders.some(({ state }) => state === 'paid')
  return payLinkState(row, { hasPaid, isDue: bill.isDue, isSameSum: bill.totalFen === row.amountFen }, now)
}

const sentences: Record<PayLinkState, string> = {
  open: '把代付码发给要帮您付钱的人。对方只看到金额，看不到您的资料。',
  used: '对方已经付好了，费用缴清。',
  withdrawn: '您已收回，不能再用。',
  expired: '过了时间，不能再用。需要时再要一个。',
  void: '这笔费用已经缴清或有变化，不用再付。',
}

export async function linkView(needs: PayLinkNeeds, row: PayLinkRow, now: Date): Promise<PayLink> {
  const state = await stateOf(needs, row, now)
  return {
    id: row._id,
    state,
    stateLabel: payLinkStates[state],
    now: sentences[state],
    amountFen: row.amountFen,
    until: row.until.toISOString(),
    ...(state === 'open' && { code: needs.cipher.open(row.code) }),
    allowedActions: state === 'open' ? ['withdraw'] : [],
  }
}
