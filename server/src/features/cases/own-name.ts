import type { EventHandler } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CaseNeeds } from './needs.ts'
import { type Person, partyOf } from './parties.ts'

/**
 * A side was typed in by somebody else; whoever confirms has proved a name. The number finds them, the name must be theirs too: another
 * spelling goes to two persons of the staff before anything is confirmed under it (E30).
 */
export async function checkOwnName(
  needs: Pick<CaseNeeds, 'cases' | 'parties' | 'compareNames'>,
  id: string,
  me: Person,
): Promise<void> {
  const row = await needs.cases.find(id)
  const party = row && partyOf(row, me)
  if (row?.state !== 'confirming' || !party || party.confirmed) return
  // Whoever acts for an organisation confirms in its name, not in their own.
  if (party.idIndex !== me.idIndex) return
  const { name: written } = needs.parties.open(party)
  const verdict = await needs.compareNames(me, { written, place: 'case', context: `办理“${row.name}”时这样填写` })
  if (verdict === 'different') return refuse('NAME_NOT_YOURS')
  if (verdict === 'doubtful') return refuse('NAME_IN_DOUBT')
}

/** Somebody proved their name after a case had asked them: now they can be told that it waits for their yes. */
export const tellLateSide =
  (needs: Pick<CaseNeeds, 'cases' | 'parties' | 'notifier'>): EventHandler =>
  async ({ subject }) => {
    const idIndex = await needs.parties.indexOf(subject.id)
    if (!idIndex) return
    for (const row of await needs.cases.waitingFor(idIndex)) {
      await needs.notifier.notify({
        // By case and submission: a second proof on another account tells nobody twice.
        eventId: `late-side-${row._id}-${(row.submittedAt ?? row.changedAt).getTime()}`,
        accountId: subject.id,
        vars: {},
        title: '请您确认一件事',
        text: `${row.name}：有人填好了申请，请打开看清内容，是本人的意思再确认；不是您办的请点“不是我”。`,
        page: `packages/cases/detail/index?id=${row._id}`,
      })
    }
  }
