import { type Check, type EligibilityCity, type PlainDate, type StartCheck, shanghaiDate } from '@anju/shared-types'
import { questionOf } from '../../domain/eligibility/words.ts'
import { zonesNamed, zonesOf } from '../../domain/eligibility/zones.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CheckNeeds } from './check-needs.ts'
import { cityHere, rulesOn } from './check-rules.ts'
import type { EligibilityCheck } from './check-store.ts'
import { checkView } from './check-view.ts'
import { asksOfPlace } from './judge-check.ts'
import { idIndexOf, sealJson, type Who } from './sealed-check.ts'
import { statementOn } from './show-statement.ts'

/** Each start asks up to eight offices and perhaps a spouse: nobody needs more a day. */
const STARTS_A_DAY = 5
const DAY_MS = 86_400_000
const CODE_LENGTH = 6
const CODE_TRIES = 3

/** Begins a check under the applicant's own consent. One under way a person and city: the unique index decides a race. */
export async function startCheck(needs: CheckNeeds, body: StartCheck, caller: Verified, call: Call): Promise<Check> {
  const { checks, accounts, ids, transact } = needs
  const city = cityHere(needs, body.city)
  const today = shanghaiDate(call.now)
  const place = placeOf(needs, city, body, today)
  const statement = statementOn(needs, city, today)
  const account = await accounts.store.find(caller.accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  const rules = rulesOn(needs, city, today)
  const self = {
    role: 'self' as const,
    who: sealJson(needs.cipher, { name, idNumber } satisfies Who),
    idIndex: idIndexOf(needs.cipher, idNumber),
    accountId: account.id,
    consent: {
      id: ids.id(),
      state: 'given' as const,
      askedAt: call.now,
      decidedAt: call.now,
      statement: statement.version,
      sources: statement.sources.map(({ source }) => source),
    },
    answers: [],
  }
  for (let attempt = 1; ; attempt++) {
    const check: EligibilityCheck = {
      _id: ids.id(),
      code: ids.code(CODE_LENGTH),
      accountId: account.id,
      city,
      ...place,
      ...(body.homeKind && { homeKind: body.homeKind }),
      state: 'consenting',
      revision: 1,
      startedAt: call.now,
      rulesetVersion: rules.version,
      isPinned: rules.isPinned,
      declared: {},
      members: [self],
      isFamilyAsked: false,
      isFamilyComplete: false,
      gaps: [],
      asks: 0,
      seenBy: [],
      challenges: [],
      history: [{ at: call.now, to: 'consenting', text: '申请核验，同意向有关部门核对本人和未成年子女的信息' }],
    }
    try {
      return await transact(call, async (tx) => {
        if (body.statement !== statement.version) return refuse('STATEMENT_OUTDATED')
        const since = new Date(call.now.getTime() - DAY_MS)
        if ((await checks.startedSince(account.id, since, tx.session)) >= STARTS_A_DAY) {
          return refuse('TOO_MANY_REQUESTS', { text: `一天最多申请 ${STARTS_A_DAY} 次核验。` })
        }
        await checks.insert(tx.session, check)
        tx.record({ type: 'check.started', subject: { kind: 'check', id: check._id } })
        return checkView(check, { cipher: needs.cipher, now: call.now })
      })
    } catch (error) {
      if (isDuplicateKey(error, 'accountId,city')) return refuse('CHECK_UNDER_WAY')
      if (!isDuplicateKey(error, 'code') || attempt === CODE_TRIES) throw error
    }
  }
}

/** One district, and what a rule there depends on: asked at once, so that the check need not come back with it. */
function placeOf(needs: CheckNeeds, city: EligibilityCity, body: StartCheck, today: PlainDate) {
  const named = zonesNamed(city, body.zone)
  const [zone] = named?.codes ?? []
  if (!zone || named?.codes.length !== 1) {
    const names = zonesOf[city].zones.map(({ name }) => name).join('、')
    return refuse('BAD_INPUT', { field: 'zone', text: `请选择一个区域：${names}。` })
  }
  const insideSecondRing = body.insideSecondRing ?? named.insideSecondRing
  const place = {
    zone,
    ...(body.areaSqm !== undefined && { areaSqm: body.areaSqm }),
    ...(insideSecondRing !== undefined && { insideSecondRing }),
  }
  const [open] = asksOfPlace({ city, ...place }, rulesOn(needs, city, today), today)
  if (open) return refuse('BAD_INPUT', { field: open, text: questionOf(open, city).text })
  return place
}
