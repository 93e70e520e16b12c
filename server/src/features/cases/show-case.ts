import type { Case, CaseLine } from '@anju/shared-types'
import type { Verified } from '../../platform/http/call.ts'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { fileOf, today } from './case-file.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { caseLine, caseView } from './case-view.ts'
import type { CaseNeeds } from './needs.ts'
import { withOutlook } from './officers/outlook.ts'
import { type Person, partyOf } from './parties.ts'
import { standingFor } from './promises/standing.ts'

/** One's own case as it stands now. */
export async function showCase(needs: CaseNeeds, id: string, caller: Verified, now: Date): Promise<Case> {
  const [me, row] = await Promise.all([needs.parties.person(caller.accountId), needs.cases.find(id)])
  if (!row) return refuse('NOT_YOURS')
  const { party, agent } = await actingSide(needs, row, me, 'view')
  const [file, calendar, standing] = await Promise.all([
    fileOf(needs, row),
    needs.halls.calendar(),
    standingFor(needs, party.idIndex, { today: today(now), row }),
  ])
  const view = caseView(needs, row, { file, calendar, party, agent, standing, now })
  return withOutlook(needs, row, view, { calendar, now })
}

/** Everything a person is a side of, the newest first. */
export async function listCases(needs: CaseNeeds, caller: Verified): Promise<{ items: CaseLine[] }> {
  const me = await needs.parties.person(caller.accountId)
  const rows = await needs.cases.ofSides([me.idIndex, ...me.actsFor.map(({ idIndex }) => idIndex)])
  // What a deputy may not do for the organisation is none of their business either.
  const items = rows.flatMap((row) => {
    const party = partyOf(row, me)
    return party ? [{ ...caseLine(row, party), ...actingFor(party, me) }] : []
  })
  return { items: [...items, ...(await listDelegated(needs, me, rows))] }
}

/** Cases of those who have delegated something to this person, as far as they may look. */
async function listDelegated(needs: CaseNeeds, me: Person, own: readonly CaseRow[]): Promise<CaseLine[]> {
  const held = await needs.delegations.ofAgent(me)
  const principals = [...new Set(held.map(({ rule }) => rule.principal))]
  if (principals.length === 0) return []
  const rows = await needs.cases.ofSides(principals)
  const seen = new Set(own.filter((row) => partyOf(row, me)).map(({ _id }) => _id))
  const lines: CaseLine[] = []
  for (const row of rows.filter(({ _id }) => !seen.has(_id))) {
    const found = await actingSide(needs, row, me, 'view').catch(unlessRefused)
    if (found?.agent) lines.push({ ...caseLine(row, found.party), actsFor: found.agent.principal.name })
  }
  return lines
}

function unlessRefused(error: unknown): undefined {
  if (!isRefusal(error)) throw error
}

/** What a case is called, for one of its sides. */
export const caseNameFor =
  ({ cases }: Pick<CaseNeeds, 'cases'>) =>
  async (id: string, idIndex: string): Promise<string | undefined> => {
    const row = await cases.find(id)
    return row?.parties.some((party) => party.idIndex === idIndex) ? row.name : undefined
  }

/** In whose name, where it is not one's own. */
const actingFor = (party: PartyRow, me: Person) => {
  const organisation =
    party.idIndex === me.idIndex ? undefined : me.actsFor.find((one) => one.idIndex === party.idIndex)
  return organisation ? { organisation: organisation.name } : {}
}

/** One's own case as it changes. */
export async function watchCase(needs: CaseNeeds, id: string, caller: Verified): Promise<StreamSource<Case>> {
  await showCase(needs, id, caller, needs.clock.now())
  return {
    read: () => showCase(needs, id, caller, needs.clock.now()),
    subscribe: (changed) => needs.live.subscribe(`case:${id}`, changed),
  }
}
