import type { Call } from '../../platform/http/call.ts'
import { hashOf } from './link-state.ts'
import type { PayLinkNeeds } from './needs.ts'
import type { PayLinkRow } from './pay-link-store.ts'

/** Makes a code for one bill as it is now, and gives the id of its row. */
export async function makeLink(
  needs: Pick<PayLinkNeeds, 'transact' | 'ids' | 'links' | 'cipher'>,
  bill: Pick<PayLinkRow, 'caseId' | 'accountId' | 'amountFen' | 'until'>,
  call: Call,
): Promise<string> {
  const { id } = await needs.transact(call, async (tx) => {
    const id = needs.ids.id()
    const code = needs.ids.digits(12)
    await needs.links.insert(
      { _id: id, ...bill, codeHash: hashOf(code), code: needs.cipher.seal(code), at: tx.now },
      tx.session,
    )
    tx.record({ type: 'pay-link.created', subject: { kind: 'pay-link', id }, data: { caseId: bill.caseId } })
    return { id }
  })
  return id
}
