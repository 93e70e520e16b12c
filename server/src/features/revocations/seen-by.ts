import type { Revocation } from '@anju/shared-types'
import type { Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { officerOf } from '../cases/desk/at-desk.ts'
import { looksAt } from '../cases/list-looks.ts'
import type { RevocationNeeds } from './needs.ts'
import { readsWhole, revocationView } from './revocation-view.ts'

/**
 * As this officer sees it now. What is sealed is shown only after the look was written down for whoever pledged (E78): a crash in between
 * records a look too many, never one too few.
 */
export async function seenBy(needs: RevocationNeeds, id: string, caller: Staff, now: Date): Promise<Revocation> {
  const [me, row] = await Promise.all([officerOf(needs.cases, caller), needs.revocations.find(id)])
  const of = row && (await needs.cases.cases.find(row.caseId))
  if (!row || !of) return refuse('NOT_FOUND')
  const whole = readsWhole(needs, of, me)
  if (whole) {
    const { parties, directory } = needs.cases
    const own = (await parties.accountsOf(of)).filter(({ partyId }) => partyId === row.partyId)
    const look = { viewer: caller, what: '撤销核查的内容', why: `${row.number}：${of.name}`, at: now }
    const accounts = new Set([looksAt(of._id), ...own.map(({ accountId }) => accountId)])
    await Promise.all([...accounts].map((accountId) => directory.recordView({ ...look, accountId })))
  }
  return revocationView(needs, row, of, { reader: me, whole })
}
