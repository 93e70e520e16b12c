import type { Case, StaffCase } from '@anju/shared-types'
import { CORRECTION, freeOf, mayReportMistake, remedyOf } from '../../domain/cases/our-mistake.ts'
import { isRecused } from '../../domain/cases/recusal.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Staff, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { newCase } from './begin-case.ts'
import { mistakeFacts } from './case-facts.ts'
import { itemsToBegin, sides, today } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { type CaseTable, changeCase, moveCase, noteCase } from './change-case.ts'
import { derive } from './derive.ts'
import { atDesk, byAnyOffice, bySupervisor, decided, interestsOf, seenAfter } from './desk/at-desk.ts'
import type { CaseNeeds } from './needs.ts'
import { showCase } from './show-case.ts'

interface Report {
  id: string
  words: string
}

/** 你们办错了: a side says so, also of a case that has ended; a supervisor looks into it (E50). */
export async function reportMistake(
  needs: CaseNeeds,
  { id, words }: Report,
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const { party, shown } = await actingSide(needs, row, me, 'view', tx)
    return noteReport(needs, tx, row, table, { by: party.id, byName: shown, words })
  })
  return showCase(needs, id, caller, call.now)
}

/** The same from inside: whoever of the staff finds it says so, and somebody else decides. */
export const reportMistakeAtDesk = (
  needs: CaseNeeds,
  { id, words }: Report,
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    ...byAnyOffice,
    work: (tx, row, table, me) =>
      noteReport(needs, tx, row, table, {
        ...{ by: me.staffNo, byName: me.shown, words },
        seenBy: seenAfter(row, me, tx.now),
      }),
  })

function noteReport(
  needs: CaseNeeds,
  tx: Tx,
  row: CaseRow,
  table: CaseTable,
  { by, byName, words, seenBy }: { by: string; byName: string; words: string; seenBy?: CaseRow['seenBy'] },
) {
  if (!mayReportMistake(mistakeFacts(row))) return refuse('STATE_MOVED')
  return noteCase(needs, tx, row, table, {
    note: 'mistakeSaid',
    event: 'case.mistake-said',
    who: byName,
    text: `说办错了，等主管核实：${words}`,
    patch: { mistake: { state: 'asked', at: tx.now, by, byName, words }, ...(seenBy && { seenBy }) },
  })
}

/**
 * A supervisor says whether it was ours. If so it is made good free of charge and before everybody else: what still runs goes on so, what has
 * ended begins anew as a draft that its people look at and hand in. Free and first is a favour: never by whoever asked for it, never for kin.
 */
export async function decideMistake(
  needs: CaseNeeds,
  { id, agree, reason }: { id: string; agree: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> {
  const seen = (await needs.cases.find(id)) ?? refuse('NOT_YOUR_CASE')
  const redo = agree ? await prepareRedo(needs, seen, call.now) : undefined
  return atDesk(needs, id, caller, call, {
    ...bySupervisor,
    work: async (tx, row, table, me) => {
      const { mistake } = row
      if (mistake?.state !== 'asked') return refuse('STATE_MOVED')
      if (mistake.by === me.staffNo) return refuse('SAME_PERSON')
      if (isRecused(interestsOf(needs, row, me))) return refuse('INTERESTED')
      const judged = { ...mistake, decidedAt: tx.now, decidedBy: me.staffNo, decidedByName: me.shown, reason }
      const signed = (what: string) => decided(row, me, tx.now, what, { mistake, reason })
      if (!agree) {
        return noteCase(needs, tx, row, table, {
          ...{ note: 'mistakeDenied', event: 'case.mistake-denied', who: me.shown },
          text: `核实：没有办错。${reason}`,
          patch: { mistake: { ...judged, state: 'denied' }, ...signed('核实没有办错') },
        })
      }
      const redoneAs = await redo?.(tx, row, reason)
      const upheld = { ...judged, state: 'upheld' as const, ...(redoneAs && { redoneAs }) }
      const found = { mistake: upheld, ...signed('认定是我们的差错') }
      const goesOn = redo === undefined
      const back = row.fees?.settled?.amountFen ? '。已缴的费用自动退回' : ''
      const first = goesOn && { ourMistake: { at: tx.now, reason } }
      if (row.state === 'feeDue' && row.fees) {
        const settled = { at: tx.now, by: me.staffNo, text: '我们的差错，免收', amountFen: 0 }
        return moveCase(needs, tx, row, table, {
          ...{ action: 'settleFees', who: me.shown, text: `核实是我们的差错，免收费用：${reason}` },
          patch: { ...found, ...first },
          after: { fees: { ...freeOf(row.fees), settled } },
        })
      }
      return noteCase(needs, tx, row, table, {
        ...{ note: 'mistakeFound', event: 'case.mistake-found', who: me.shown },
        text: goesOn
          ? `核实是我们的差错，优先办、不收费：${reason}${back}`
          : `核实是我们的差错：${reason}${redoneAs ? '。已备好免费更正的申请，当事人看过提交就优先办' : ''}${back}`,
        patch: { ...found, ...first },
      })
    },
  })
}

/** A new draft in the name of whoever it was wrong for; undefined where the case itself goes on. */
async function prepareRedo(needs: CaseNeeds, seen: CaseRow, now: Date) {
  const { profile } = await needs.guides(today(now))
  const remedy = remedyOf({
    ...{ state: seen.state, code: seen.code },
    isEntered: seen.entry?.registerNumber !== undefined,
    offersCorrection: profile.offers.some(({ code }) => code === CORRECTION),
  })
  if (remedy === 'goes-on') return undefined
  const [begun, calendar] = await Promise.all([itemsToBegin(needs, remedy.beginAs, today(now)), needs.halls.calendar()])
  return async (tx: Tx, row: CaseRow, reason: string): Promise<string | undefined> => {
    // What a court or an office ordered is entered again by the window: they have no drafts.
    if (['order', 'office'].includes(begun.main.applicants.who)) return undefined
    const id = needs.ids.id()
    const isAgain = remedy.beginAs === row.code
    const wronged = isAgain ? row.parties.find(({ isApplicant }) => isApplicant)! : wrongedSide(row)
    const [side] = isAgain ? [wronged.side] : (sides(begun) as [string])
    const blank = newCase(needs, begun, {
      ...{ id, code: remedy.beginAs, at: tx.now, applicant: needs.parties.open(wronged), side },
      who: '系统（更正我们的差错）',
    })
    const others = row.parties.filter((one) => isAgain && one.id !== wronged.id)
    const draft: CaseRow = {
      ...blank,
      ...(isAgain && { answers: row.answers, details: row.details, priceFen: row.priceFen, remark: row.remark }),
      ...(!isAgain && { remark: `办件 ${row.number ?? row._id} 办错了：${row.mistake?.words ?? ''}` }),
      ...(row.property && { property: row.property }),
      parties: [
        ...blank.parties,
        ...others.map((one) =>
          needs.parties.row(needs.parties.open(one), { id: needs.ids.id(), side: one.side, isApplicant: false }),
        ),
      ],
      ourMistake: { at: tx.now, reason, of: row._id },
    }
    await needs.cases.insert(tx.session, derive(draft, calendar, tx.now))
    return id
  }
}

/** Whoever said so, else who stands in the book now: the side that acquired. */
const wrongedSide = (row: CaseRow) =>
  row.parties.find(({ id }) => id === row.mistake?.by) ?? row.parties.at(-1) ?? refuse('INTERNAL')
