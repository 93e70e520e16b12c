import type { Case, CaseLine } from '@anju/shared-types'
import type { Verified } from '../../platform/http/call.ts'
import type { StreamSource } from '../../platform/http/event-stream.ts'
import { refuse } from '../../platform/refusal.ts'
import { fileOf } from './case-file.ts'
import type { PartyRow } from './case-record.ts'
import { caseLine, caseView } from './case-view.ts'
import type { CaseNeeds } from './needs.ts'
import { ownSide } from './own-case.ts'
import { type Person, partyOf } from './parties.ts'

/** One's own case as it stands now. */
export async function showCase(needs: CaseNeeds, id: string, caller: Verified, now: Date): Promise<Case> {
  const [me, row] = await Promise.all([needs.parties.person(caller.accountId), needs.cases.find(id)])
  if (!row) return refuse('NOT_YOURS')
  const party = ownSide(row, me)
  const [file, calendar] = await Promise.all([fileOf(needs, row), needs.halls.calendar()])
  return caseView(needs, row, { file, calendar, party, now })
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
  return { items }
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
