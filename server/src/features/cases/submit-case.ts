import type { Case } from '@anju/shared-types'
import { fieldProblems, fieldsOf, hasPrice, needsHome } from '../../domain/cases/fields.ts'
import { businessOfItem, disposes } from '../../domain/restrictions/business.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actOf } from './act-of-case.ts'
import { actingApplicant, actingSide } from './acting-side.ts'
import { type CaseFile, fileOf, sides, unansweredTitles } from './case-file.ts'
import type { CaseRow, Elsewhere, PartyRow } from './case-record.ts'
import { type CaseTable, changeCase, moveCase } from './change-case.ts'
import { checkReleaser } from './check-releaser.ts'
import type { CaseNeeds } from './needs.ts'
import { checkOwnName } from './own-name.ts'
import { type Person, shownAs } from './parties.ts'
import { bindPromises } from './promises/make-promise.ts'
import { provePresence } from './prove-presence.ts'
import { referenceFor } from './reference-price.ts'
import { showCase } from './show-case.ts'

interface Consent {
  id: string
  /** Of the words that this person saw. */
  digest: string
}

/**
 * Hands a draft in. With it the applicant confirms the act; the other sides do so on their own phones, and the case is submitted with
 * the last of them.
 */
export async function submitCase(
  needs: CaseNeeds,
  { id, digest }: Consent,
  caller: Verified,
  call: Call,
): Promise<Case> {
  const [me, reference] = await Promise.all([
    needs.parties.person(caller.accountId),
    referenceNow(needs, id),
    checkReleaser(needs, id),
  ])
  await changeCase(needs, id, call, async (tx, read, table) => {
    const row: CaseRow = { ...read, ...(reference && { reference }) }
    const { party, shown, agent } = await actingApplicant(needs, row, me, 'submit', tx)
    if (row.state !== 'draft') return refuse('STATE_MOVED')
    checkComplete(row, table.file)
    await bindPromises(needs, tx, row, table)
    if (actOf(needs, row, table.file).digest !== digest) return refuse('ACT_CHANGED')
    // Nobody says yes for another to giving a home away: the principal reads it and confirms on the own phone.
    const business = businessOfItem(table.file.main.code)
    const isYes = !agent || !business || !disposes(business)
    const presence = { row, file: table.file, party, me, digest, device: call.device }
    const elsewhere = agent ? {} : await provePresence(needs, tx, presence)
    const by = agent ? { by: shown } : byOf(party, me)
    const confirmed = isYes && { confirmed: { at: tx.now, digest, device: call.device, ...by, ...elsewhere } }
    const parties = row.parties.map(({ filledByAgent: _before, ...one }) =>
      one.id === party.id ? { ...one, ...(agent && { filledByAgent: true as const }), ...confirmed } : one,
    )
    return moveCase(needs, tx, read, table, {
      action: 'submit',
      who: shown,
      text: isYes ? (parties.length > 1 ? '填好并确认，等其他当事人确认' : '提交申请') : '填好，等本人在自己手机上确认',
      patch: {
        parties,
        ...(reference && { reference }),
        number: row.number ?? numberOf(needs),
        submittedAt: tx.now,
        tasks: row.plan.tasks.map((task) => ({ ...task, after: [...task.after], done: false })),
      },
    })
  })
  return showCase(needs, id, caller, call.now)
}

/** What the home is worth on the day of handing in: from then on the case is looked at by this figure. */
async function referenceNow(needs: CaseNeeds, id: string): Promise<CaseRow['reference']> {
  const row = await needs.cases.find(id)
  return row?.state === 'draft' ? referenceFor(needs, row, await fileOf(needs, row), 'now') : undefined
}

/** Another side confirms on its own phone what it has read; with the last one the case is submitted. */
export async function confirmCase(
  needs: CaseNeeds,
  { id, digest }: Consent,
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await checkOwnName(needs, id, me)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { party } = await actingSide(needs, row, me, 'consent', tx)
    if (row.state !== 'confirming') return refuse('STATE_MOVED')
    if (actOf(needs, row, table.file).digest !== digest) return refuse('ACT_CHANGED')
    const elsewhere = await provePresence(needs, tx, { row, file: table.file, party, me, digest, device: call.device })
    return confirmSide(needs, tx, row, table, {
      ...{ partyId: party.id, digest, device: call.device, who: shownAs(party, me), ...elsewhere },
      ...byOf(party, me),
    })
  })
  return showCase(needs, id, caller, call.now)
}

const byOf = (party: PartyRow, me: Person) =>
  party.idIndex === me.idIndex ? {} : { by: shownAs(party, me), account: me.accountId }

export interface Confirmation {
  partyId: string
  digest: string
  device?: string
  /** Who acts for the organisation that confirms. */
  by?: string
  account?: string
  elsewhere?: Elsewhere[]
  /** Other than by the side itself on its own phone. */
  who?: string
  text?: string
  seenBy?: CaseRow['seenBy']
}

/** One more side has confirmed. */
export function confirmSide(
  needs: CaseNeeds,
  tx: Tx,
  row: CaseRow,
  table: CaseTable,
  { partyId, digest, device, by, account, elsewhere, who, text, seenBy }: Confirmation,
) {
  const side = row.parties.find((one) => one.id === partyId)!.side
  return moveCase(needs, tx, row, table, {
    action: 'partyConfirms',
    detail: { partyId },
    who: who ?? side,
    text: text ?? '在自己手机上确认',
    // The decision looks at who had not confirmed; the row is written with it.
    after: {
      ...(seenBy && { seenBy }),
      parties: row.parties.map((one) =>
        one.id === partyId
          ? {
              ...one,
              confirmed: { at: tx.now, digest, device, ...(by && { by, account }), ...(elsewhere && { elsewhere }) },
            }
          : one,
      ),
      submittedAt: tx.now,
    },
  })
}

/** What keeps a draft from being handed in, one sentence for the first thing that is missing. Papers may still come. */
export function checkComplete(row: CaseRow, file: CaseFile) {
  const business = businessOfItem(file.main.code)
  const unanswered = unansweredTitles(file, row.answers)
  const missing = (field: string, text: string) => refuse('CASE_INCOMPLETE', { field, text })
  if (unanswered.length > 0)
    return missing('answers', `还有 ${unanswered.length} 个问题没答：${unanswered.slice(0, 3).join('、')}。`)
  for (const side of sides(file)) {
    if (!row.parties.some((party) => party.side === side)) return missing('others', `请填写${side}。`)
  }
  if (needsHome(file.main.code) && !row.property) return missing('property', '请选择或填写办理哪一套房子。')
  if (row.plan.entersRegister && !row.property?.unitCode) {
    return missing('property.unitCode', '请填写不动产单元号（证书上 28 位），或从“我的房产”里选。')
  }
  if (hasPrice(business) && !row.priceFen) return missing('priceFen', '请填写成交价款。')
  const [problem] = fieldProblems(fieldsOf(file.main.code), row.details)
  return problem && missing(`details.${problem.field}`, problem.text)
}

/** Read over the phone: no letters that sound or look alike; unique by an index. */
export const numberOf = ({ ids }: Pick<CaseNeeds, 'ids'>): string => `AJ${ids.code(9)}`
