import {
  type eligibilityChecks as contract,
  type EligibilityDeskItem,
  eligibilityFacts,
  type Reply,
  shanghaiDate,
} from '@anju/shared-types'
import type { Due } from '../../domain/calendar/due.ts'
import { waitsForPerson } from '../../domain/eligibility/check-actions.ts'
import { zoneName } from '../../domain/eligibility/zones.ts'
import { maskName } from '../../domain/identity/mask.ts'
import { standingOf } from './check-due.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckMember, EligibilityCheck } from './check-store.ts'
import { gapOffices } from './check-view.ts'
import { openWho } from './sealed-check.ts'

const kindLabels = {
  gap: '资料未齐',
  review: '人工复核',
  refusal: '拟不通过，待主管决定',
  sample: '盲审',
  challenge: '事实异议',
} as const

/** What waits for staff, the most urgent first. A blind sample shows nobody's name and no result. */
export async function listDesk(
  { checks, cipher }: Pick<CheckNeeds, 'checks' | 'cipher'>,
  now: Date,
): Promise<Reply<typeof contract.table.desk>> {
  const today = shanghaiDate(now)
  const items = (await checks.onDesk()).flatMap((check) => {
    const name = maskName(openWho(cipher, check.members[0] as CheckMember).name)
    const item = (
      kind: EligibilityDeskItem['kind'],
      { id = check._id, about, since, due, shown = name }: Waiting,
    ): EligibilityDeskItem => ({
      ...{ kind, kindLabel: kindLabels[kind], id, checkId: check._id, code: check.code, name: shown, about },
      ...{ zone: zoneName(check.city, check.zone), since: since.toISOString() },
      ...{ dueOn: due.date, provisional: due.provisional, overdue: due.date < today },
    })
    return [...personal(check, item), ...samples(check, item), ...challenges(check, item)]
  })
  return {
    items: items.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.since < b.since ? -1 : 1)),
    serverNow: now.toISOString(),
  }
}

interface Waiting {
  id?: string
  about: string
  since: Date
  due: Due
  shown?: string
}
type Item = (kind: EligibilityDeskItem['kind'], waiting: Waiting) => EligibilityDeskItem

function personal(check: EligibilityCheck, item: Item): EligibilityDeskItem[] {
  const { personBy, proposal, review, history, state } = check
  if (!personBy || !waitsForPerson(standingOf(check))) return []
  if (proposal) return [item('refusal', { about: `${proposal.name}拟不通过`, since: proposal.at, due: personBy })]
  const since = review?.at ?? history.findLast((entry) => entry.to === state)?.at ?? check.startedAt
  if (state === 'dataGap') {
    const offices = gapOffices(check)
    return [item('gap', { about: offices ? `${offices}未答复` : '要看纸质材料', since, due: personBy })]
  }
  const about = review?.why === 'sample' ? '盲审与机器的结论不一致' : '申请人要求复核'
  return [item('review', { about, since, due: personBy })]
}

const samples = ({ sample }: EligibilityCheck, item: Item): EligibilityDeskItem[] =>
  sample?.state === 'waiting'
    ? [item('sample', { about: '只看规则和事实作结论', since: sample.drawnAt, due: sample.due, shown: '不显示' })]
    : []

const challenges = (check: EligibilityCheck, item: Item): EligibilityDeskItem[] =>
  check.challenges
    .filter(({ state }) => state === 'open')
    .map(({ id, fact, openedAt, due }) =>
      item('challenge', { id, about: eligibilityFacts[fact], since: openedAt, due }),
    )
