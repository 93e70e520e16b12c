import type { Case } from '@anju/shared-types'
import { type CaseLimits, limitsOf } from '../../domain/cases/clocks/limits.ts'
import { mayAct } from '../../domain/cases/delegation.ts'
import { sidesOf } from '../../domain/cases/party-roles.ts'
import { maskName } from '../../domain/identity/mask.ts'
import { covers } from '../../domain/organisations/acts-for.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { givenAnswers, itemsToBegin, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { derive } from './derive.ts'
import type { CaseNeeds } from './needs.ts'
import type { PartyName, Person } from './parties.ts'
import { showCase } from './show-case.ts'

/** Ours: more unfinished drafts than this are not a family's business any more. */
const MOST_DRAFTS = 20

/** Begins a matter: a draft under the versions of today, which it keeps. */
export interface BeginWith {
  code: string
  /** In the name of this organisation. */
  organisation?: string
  /** For whoever has delegated it. */
  delegationId?: string
}

export async function beginCase(
  needs: CaseNeeds,
  { code, organisation, delegationId }: BeginWith,
  caller: Verified,
  call: Call,
): Promise<Case> {
  const begun = await itemsToBegin(needs, code, today(call.now))
  const { main, profile } = begun
  const offer = profile.offers.find((one) => one.code === main.code)
  const channel = offer?.channel ?? main.channel
  if (channel === 'internal' || channel === 'window' || ['order', 'office'].includes(main.applicants.who)) {
    return refuse('ITEM_NOT_ONLINE')
  }
  const [me, calendar] = await Promise.all([needs.parties.person(caller.accountId), needs.halls.calendar()])
  const [side] = sidesOf(main.code, main.applicants.who) as [string]
  const acting = delegationId ? await principalOf(needs, me, delegationId, code) : undefined
  const { who, ...applicant } = acting ?? applicantOf(me, organisation, begun.items)
  const id = needs.ids.id()
  // A repeat of the request gets the id of the first one's case.
  const made = await needs.transact(call, async (tx) => {
    if ((await needs.cases.drafts(needs.parties.idIndex(applicant.idNumber), tx.session)) >= MOST_DRAFTS) {
      return refuse('TOO_MANY_DRAFTS')
    }
    const row = newCase(needs, begun, { id, code, at: tx.now, applicant, side, who })
    if (acting) await needs.delegations.use(tx, acting.delegationId, { act: 'begin', caseId: id })
    const home = acting?.home && { property: acting.home }
    await needs.cases.insert(tx.session, derive({ ...row, ...home }, calendar, tx.now))
    return { id }
  })
  return showCase(needs, made.id, caller, call.now)
}

/** Of whoever delegated it: the case is theirs, and the agent sees it as long as the delegation holds. */
async function principalOf(needs: CaseNeeds, me: Person, delegationId: string, code: string) {
  const held = (await needs.delegations.ofAgent(me)).find(({ rule }) => rule.id === delegationId)
  if (!held) return refuse('NOT_YOURS')
  const { rule, principal, agent, home } = held
  const question = { use: 'fill', agent: me.idIndex, principal: rule.principal, itemCode: code } as const
  const answer = mayAct([rule], { ...question, unitCode: home?.unitCode, now: needs.clock.now() })
  if ('refused' in answer) return refuse('NOT_DELEGATED', { text: answer.text })
  return { ...principal, home, delegationId, who: `${maskName(agent.name)} 代 ${maskName(principal.name)}` }
}

/** In one's own name, or in that of an organisation for which one may do all of it. */
function applicantOf(me: Person, creditCode: string | undefined, items: readonly { code: string }[]) {
  if (creditCode === undefined) return { name: me.name, idNumber: me.idNumber, who: '申请人' }
  const organisation = me.actsFor.find((one) => one.creditCode === creditCode)
  const codes = items.map(({ code }) => code)
  if (!organisation || !covers(organisation.items, codes)) return refuse('NOT_ACTING_FOR')
  return { name: organisation.name, idNumber: creditCode, who: `${me.name} 代表 ${organisation.name}` }
}

export interface NewCase {
  id: string
  code: string
  at: Date
  applicant: PartyName
  side: string
  /** As the history shows who began it. */
  who: string
}

/** A draft under the versions of the day. */
export function newCase(
  { parties, ids, config }: Pick<CaseNeeds, 'parties' | 'ids' | 'config'>,
  { items, main, profile, plan, name }: Awaited<ReturnType<typeof itemsToBegin>>,
  { id, code, at, applicant, side, who }: NewCase,
): CaseRow {
  const offer = profile.offers.find((one) => one.code === main.code)
  return {
    _id: id,
    revision: 0,
    city: config.CITY,
    ...{ code, name, plan, state: 'draft' },
    items: items.map((item) => ({ code: item.code, version: item.version, name: item.plainName })),
    cityVersion: profile.version,
    limits: withFallback(limitsOf(main, offer)),
    parties: [parties.row(applicant, { id: ids.id(), side, isApplicant: true })],
    ...{
      answers: { ...givenAnswers(code) },
      details: {},
      remark: '',
      papers: [],
      tasks: [],
      shortfalls: [],
      spans: [],
    },
    ...{ departments: [], warned: 0, seenBy: [], signatures: [] },
    history: [{ at, action: 'begin', to: 'draft', who, text: '开始填写' }],
    createdAt: at,
    changedAt: at,
  }
}

/** 行政许可法 42: twenty working days where nothing else is said. Whether an item is a licence is not settled, so it is marked. */
function withFallback(limits: CaseLimits): CaseLimits {
  if (limits.law ?? limits.promise) return limits
  return {
    law: {
      unit: 'working-days',
      count: 20,
      text: '20 个工作日',
      source: '行政许可法第四十二条（没有公布时限的，参照）',
      unsure: true,
    },
  }
}
