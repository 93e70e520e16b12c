import type { AccessLog } from '@anju/shared-types'
import type { Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import type { CaseNeeds } from './needs.ts'

/** Under which key the looks at a case are kept, for sides that had no account yet when somebody looked. */
export const looksAt = (caseId: string): string => `case-${caseId}`

/** Every look of staff at this file, for each of its sides (E78). */
export async function listLooks(needs: CaseNeeds, id: string, { accountId }: Verified): Promise<AccessLog> {
  const [me, row] = await Promise.all([needs.parties.person(accountId), needs.cases.find(id)])
  await actingSide(needs, row ?? refuse('NOT_YOURS'), me, 'view')
  const rows = await needs.looks.listFor(looksAt(id))
  return { items: rows.map(({ at, who, what, why }) => ({ at: at.toISOString(), who, what, why })) }
}
