import type { WindowCode } from '@anju/shared-types'
import { WINDOW_CODE_MINUTES } from '../../domain/payments/pay-link.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { makeLink } from './make-link.ts'
import type { PayLinkNeeds } from './needs.ts'

/**
 * Whoever stands at the window pays with their own phone instead of the POS: a code on the clerk's screen, for half an hour. The money
 * comes as an online payment and is booked as one; the clerk records nothing.
 */
export async function codeAtWindow(
  needs: PayLinkNeeds,
  caseId: string,
  caller: Staff,
  call: Call,
): Promise<WindowCode> {
  const bill = await needs.feeAtDesk(caseId, caller)
  if (!bill.isDue || bill.totalFen === 0) return refuse('PAYMENT_NOT_DUE')
  const until = new Date(call.now.getTime() + WINDOW_CODE_MINUTES * 60_000)
  const id = await makeLink(needs, { caseId, accountId: caller.accountId, amountFen: bill.totalFen, until }, call)
  // Of a repeat too: the row has it sealed.
  const link = (await needs.links.find(id)) ?? refuse('NOT_FOUND')
  const code = needs.cipher.open(link.code)
  return {
    amountFen: link.amountFen,
    until: link.until.toISOString(),
    code,
    content: `${needs.config.PUBLIC_ORIGIN}/#/packages/cases/pay-for/index?code=${code}`,
  }
}
