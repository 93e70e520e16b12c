import { maskName } from '../../domain/identity/mask.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import { agentsOf } from './acting-side.ts'
import { caseWords, type Words } from './case-notices.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { clocksOf } from './derive.ts'
import type { CaseNeeds } from './needs.ts'

type TellNeeds = Pick<CaseNeeds, 'cases' | 'parties' | 'notifier' | 'halls' | 'clock' | 'duty' | 'log' | 'delegations'>
type Handlers = Partial<Record<EventType, EventHandler>>

/** Tells every side of a case what has just happened, and wakes the duty officers where somebody said 不是我. */
export function tellSides(needs: TellNeeds): Handlers {
  const handlers = Object.fromEntries(
    Object.entries(caseWords).map(([type, words]) => [type, tell(needs, Array.isArray(words) ? words : [words])]),
  )
  const { 'case.alerted': tellAlert } = handlers as Handlers
  return {
    ...handlers,
    'case.alerted': async (event) => {
      await wakeDuty(needs, event)
      await tellAlert?.(event)
    },
  }
}

const tellsOfChild: readonly EventType[] = [
  'case.shortfall',
  'case.suspended',
  'case.refused',
  'case.returned',
  'case.lapsed',
]

const tell =
  (needs: TellNeeds, all: readonly Words[]): EventHandler =>
  async (event) => {
    const { cases, parties, notifier, halls, clock } = needs
    const row = await cases.find(event.subject.id)
    // Children of a batch are told of as a whole; one by one only what somebody has to look at.
    if (!row || (row.batch && !tellsOfChild.includes(event.type))) return
    const clocks = clocksOf(row, await halls.calendar(), clock.now())
    const due = (clocks?.promise ?? clocks?.law)?.due
    const page = `packages/cases/detail/index?id=${row._id}`
    const accounts = await parties.accountsOf(row)
    for (const [index, words] of all.entries()) {
      const eventId = index === 0 ? event._id : `${event._id}-${index}`
      for (const { partyId, accountId } of accounts) {
        const party = row.parties.find(({ id }) => id === partyId)!
        const said = words(row, { party, event, due })
        if (said) await notifier.notify({ eventId: `${eventId}-${accountId}`, accountId, page, vars: {}, ...said })
      }
      for (const party of row.parties) {
        const said = words(row, { party, event, due })
        if (said) await tellAgents(needs, row, party, { eventId, page, said })
      }
    }
  }

/** In the app only: what rings is the principal's phone. */
async function tellAgents(
  needs: TellNeeds,
  row: CaseRow,
  party: PartyRow,
  { eventId, page, said }: { eventId: string; page: string; said: Pick<NoticeRequest, 'title' | 'text'> },
) {
  for (const { agent, principal } of await agentsOf(needs, row, party)) {
    const accountId = await needs.parties.accountOf(agent.idNumber)
    const title = `代${maskName(principal.name)}：${said.title}`
    if (!accountId) continue
    await needs.notifier.notify({
      eventId: `${eventId}-${accountId}`,
      accountId,
      page,
      vars: {},
      title,
      text: said.text,
    })
  }
}

/** Every supervisor at once, at any hour: whoever is first looks into it. */
async function wakeDuty({ cases, notifier, duty, log }: TellNeeds, event: Parameters<EventHandler>[0]) {
  const row = await cases.find(event.subject.id)
  if (!row?.alert) return
  const officers = await duty.accountsOf('supervisor')
  if (officers.length === 0) log.error({ caseId: row._id }, 'somebody said 不是我 and nobody of the staff can be told')
  for (const accountId of officers) await notifier.notify(dutyNotice(row, event._id, accountId))
}

const dutyNotice = (row: CaseRow, eventId: string, accountId: string) => ({
  ...{ eventId: `duty-${eventId}-${accountId}`, accountId },
  page: `packages/staff/cases/file/index?id=${row._id}`,
  template: 'duty-alert' as const,
  vars: { matter: row.name, number: row.number ?? row._id.slice(-8) },
  holdsWhile: { of: 'cases', id: row._id, facts: [{ path: 'alert', isPresent: true }] } as const,
  title: '有人说“不是我办的”',
  text: `${row.name}（${row.number ?? '未编号'}）已冻结。请打开办件，打电话核实后解除或终止。`,
})
