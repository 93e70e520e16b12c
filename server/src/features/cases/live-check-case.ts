import type { Call } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { LiveCheckAct } from '../live-checks/needs.ts'
import { actOf } from './act-of-case.ts'
import { fileOf } from './case-file.ts'
import type { CaseNeeds } from './needs.ts'
import { ownSide } from './own-case.ts'
import { riskOf } from './prove-presence.ts'

/** The yes of one side to a case, for a live check: nothing when it is not theirs or there is nothing to say yes to now. */
export const liveCheckCase =
  (needs: Pick<CaseNeeds, 'cases' | 'parties' | 'versions' | 'waysIn'>) =>
  async (id: string, accountId: string, { device, now }: Call): Promise<LiveCheckAct | undefined> => {
    const [me, row] = await Promise.all([needs.parties.person(accountId), needs.cases.find(id)])
    if (!row || (row.state !== 'draft' && row.state !== 'confirming')) return undefined
    const party = sideOf(() => ownSide(row, me))
    if (!party || party.confirmed) return undefined
    const file = await fileOf(needs, row)
    const { text, digest } = actOf(needs, row, file, party)
    const { reasons } = await riskOf(needs, { row, file, party, me, ...(device && { device }) }, now)
    return { digest, title: row.name, text, page: `packages/cases/presence/index?id=${id}`, reasons }
  }

/** Not theirs is no error here. */
function sideOf<T>(find: () => T): T | undefined {
  try {
    return find()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}
