import type { Case } from '@anju/shared-types'
import { type CaseLimits, limitsOf } from '../../domain/cases/clocks/limits.ts'
import { sidesOf } from '../../domain/cases/party-roles.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { itemsToBegin, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { derive } from './derive.ts'
import type { CaseNeeds } from './needs.ts'
import { showCase } from './show-case.ts'

/** Ours: more unfinished drafts than this are not a family's business any more. */
const MOST_DRAFTS = 20

/** Begins a matter: a draft under the versions of today, which it keeps. */
export async function beginCase(needs: CaseNeeds, code: string, caller: Verified, call: Call): Promise<Case> {
  const { items, main, profile, plan, name } = await itemsToBegin(needs, code, today(call.now))
  const offer = profile.offers.find((one) => one.code === main.code)
  const channel = offer?.channel ?? main.channel
  if (channel === 'internal' || channel === 'window' || ['order', 'office'].includes(main.applicants.who)) {
    return refuse('ITEM_NOT_ONLINE')
  }
  const [me, calendar] = await Promise.all([needs.parties.person(caller.accountId), needs.halls.calendar()])
  const [side] = sidesOf(main.code, main.applicants.who) as [string]
  const id = needs.ids.id()
  // A repeat of the request gets the id of the first one's case.
  const begun = await needs.transact(call, async (tx) => {
    if ((await needs.cases.drafts(me.idIndex, tx.session)) >= MOST_DRAFTS) return refuse('TOO_MANY_DRAFTS')
    const row: CaseRow = {
      _id: id,
      revision: 0,
      city: needs.config.CITY,
      code,
      name,
      items: items.map((item) => ({ code: item.code, version: item.version, name: item.plainName })),
      cityVersion: profile.version,
      plan,
      limits: withFallback(limitsOf(main, offer)),
      state: 'draft',
      parties: [needs.parties.row(me, { id: needs.ids.id(), side, isApplicant: true })],
      ...{ answers: {}, details: {}, remark: '', papers: [], tasks: [], shortfalls: [], spans: [] },
      ...{ departments: [], warned: 0, seenBy: [], signatures: [] },
      history: [{ at: tx.now, action: 'begin', to: 'draft', who: '申请人', text: '开始填写' }],
      createdAt: tx.now,
      changedAt: tx.now,
    }
    await needs.cases.insert(tx.session, derive(row, calendar, tx.now))
    return { id }
  })
  return showCase(needs, begun.id, caller, call.now)
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
