import type { CaseDraft, StaffCase } from '@anju/shared-types'
import { sidesOf } from '../../../domain/cases/party-roles.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { actOf } from '../act-of-case.ts'
import { newCase } from '../begin-case.ts'
import { itemsToBegin, today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { moveCase } from '../change-case.ts'
import { derive } from '../derive.ts'
import { draftPatch, readNumber } from '../draft-fields.ts'
import type { CaseNeeds } from '../needs.ts'
import { referenceFor } from '../reference-price.ts'
import { checkComplete, numberOf } from '../submit-case.ts'
import { officerOf, worksFor } from './at-desk.ts'
import { staffView } from './staff-view.ts'

export interface WindowCase {
  code: string
  applicant: { name: string; idNumber: string }
  draft: CaseDraft
}

/**
 * Begins a case at the window, for people who come without having filled in anything and for orders of courts (嘱托). What is
 * entered for citizens comes through a window entry that they read along (E25), and each confirms it: nothing is submitted in their name.
 * An order needs no confirmation: its document is what binds.
 */
export async function beginAtDesk(
  needs: CaseNeeds,
  { code, applicant, draft }: WindowCase,
  caller: Staff,
  call: Call,
  /** What changes together with it. */
  within?: (tx: Tx, caseId: string) => Promise<void>,
): Promise<StaffCase> {
  const me = await officerOf(needs, caller)
  const begun = await itemsToBegin(needs, code, today(call.now))
  const { items, main, profile, plan } = begun
  if (!worksFor(me, plan.accept.department)) return refuse('NOT_YOUR_CASE')
  const calendar = await needs.halls.calendar()
  const [side] = sidesOf(main.code, main.applicants.who) as [string]
  const on = today(call.now)
  const named = {
    name: applicant.name.normalize('NFC'),
    idNumber: readNumber(draft.side ?? side, applicant.idNumber, on, 'applicant'),
  }
  const file = { items, main, profile }
  const isOrder = main.applicants.who === 'order' || main.applicants.who === 'office'
  const reference = await referenceFor(needs, { property: draft.property }, file, 'now')
  const id = needs.ids.id()
  const made = await needs.transact(call, async (tx) => {
    const blank = newCase(needs, begun, { id, code, at: tx.now, applicant: named, side, who: me.shown })
    const filled: CaseRow = {
      ...blank,
      ...draftPatch(needs, blank, { file, draft, own: blank.parties[0]!, on }),
      reference,
    }
    checkComplete(filled, file)
    await needs.cases.insert(tx.session, derive(filled, calendar, tx.now))
    const { digest } = actOf(needs, filled, file)
    const parties = isOrder
      ? filled.parties.map((one) => ({ ...one, confirmed: { at: tx.now, digest } }))
      : filled.parties
    const moved = await moveCase(
      needs,
      tx,
      filled,
      { file, calendar },
      {
        action: 'submit',
        who: me.shown,
        text: isOrder ? '收到文书，窗口录入' : '窗口录入，请在自己手机上核对后确认',
        patch: {
          parties,
          number: numberOf(needs),
          submittedAt: tx.now,
          tasks: plan.tasks.map((task) => ({ ...task, after: [...task.after], done: false })),
        },
      },
    )
    await within?.(tx, moved._id)
    return { id: moved._id }
  })
  const row = (await needs.cases.find(made.id)) ?? refuse('NOT_FOUND')
  return staffView(needs, row, me, call.now)
}
