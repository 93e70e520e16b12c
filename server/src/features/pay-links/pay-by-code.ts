import type { PayerOrder, PayFor, PayOrder, PayWay } from '@anju/shared-types'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { askNow, orderFor, shownOrder, showPayment } from '../payments/begin-payment.ts'
import { claimPaid } from '../payments/claim-paid.ts'
import { orderView } from '../payments/order-view.ts'
import { hashOf, stateOf } from './link-state.ts'
import type { PayLinkNeeds } from './needs.ts'
import type { PayLinkRow } from './pay-link-store.ts'

/** Neutral on purpose: the name of the matter could tell of a divorce or a death. */
const NEUTRAL = { title: '不动产政务服务费用', payee: '不动产登记机构（政府非税收入）' }

/** Every code that does not work is the same: whoever guesses learns nothing. */
async function openLink(needs: PayLinkNeeds, code: string, now: Date): Promise<PayLinkRow> {
  const row = await needs.links.byCode(hashOf(code))
  return row && (await stateOf(needs, row, now)) === 'open' ? row : refuse('PAY_CODE_VOID')
}

export async function lookAtCode(needs: PayLinkNeeds, code: string, now: Date): Promise<PayFor> {
  const { amountFen, until } = await openLink(needs, code, now)
  return { ...NEUTRAL, amountFen, until: until.toISOString() }
}

/** An order of the payer for somebody else's bill. */
export async function payByCode(
  needs: PayLinkNeeds,
  { code, way }: { code: string; way: PayWay },
  caller: Account,
  call: Call,
): Promise<PayerOrder> {
  const { _id: linkId, caseId, amountFen } = await openLink(needs, code, call.now)
  const paying = { caseId, way, title: NEUTRAL.title, amountFen, linkId }
  const { row, placed } = await orderFor(needs, paying, caller, call, (id) => `cases/pay-for/index?order=${id}`)
  return payerView(orderView(needs, row, placed, call.now))
}

export const showPayerOrder = async (needs: PayLinkNeeds, id: string, caller: Account, now: Date) =>
  payerView(await showPayment(needs, id, caller, now))

export async function askPayerOrder(needs: PayLinkNeeds, id: string, caller: Account, call: Call) {
  await askNow(needs, id, caller, call)
  return showPayerOrder(needs, id, caller, call.now)
}

export const claimPayerOrder = async (needs: PayLinkNeeds, id: string, caller: Account, call: Call) =>
  payerView(await shownOrder(needs, await claimPaid(needs, id, caller, call), call.now))

/** An order without the case it pays for. */
const payerView = ({ caseId: _, ...order }: PayOrder): PayerOrder => ({ ...order, ...NEUTRAL })
