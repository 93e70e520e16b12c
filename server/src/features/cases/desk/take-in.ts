import type { StaffCase } from '@anju/shared-types'
import { consentPaper } from '../../../domain/cases/answered.ts'
import { organisationSides } from '../../../domain/cases/party-roles.ts'
import { promiseState } from '../../../domain/cases/promised-papers.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import { officeStates } from '../../../domain/cases/states.ts'
import { checkCreditCode } from '../../../domain/identity/credit-code.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { actOf, coolingOffOf, stepsOf } from '../act-of-case.ts'
import { blockText, readPage } from '../ask-register.ts'
import { fileOf, today } from '../case-file.ts'
import type { CaseRow, PaperRow } from '../case-record.ts'
import { moveCase, noteCase } from '../change-case.ts'
import { momentText } from '../clocks-view.ts'
import { broughtBy } from '../give-paper.ts'
import type { CaseNeeds } from '../needs.ts'
import { ownersInBook } from '../owner-names.ts'
import { neededOf, openDeferral, shortfallIn } from '../papers-of-case.ts'
import { confirmSide } from '../submit-case.ts'
import { atDesk, checkPart, type DeskPart, decided, deskAct, interestsOf, officerOf, seenAfter } from './at-desk.ts'

const accepting = (row: CaseRow) => row.plan.accept.department
const takingIn: DeskPart = { office: accepting, roles: ['clerk', 'supervisor'] }

/** A paper that was promised is looked at by whoever works on the case; every other one is the window's to take in. */
const seeing = (row: CaseRow, material: string) => (openDeferral(row, material) ? 'any' : accepting(row))

/** Marks a paper as seen at the window: nobody is sent home to photograph what lies on the desk. */
export const markSeen = deskAct<{ material: string }>(
  async (needs, { material }, { tx, row, table, me }) => {
    const promise = openDeferral(row, material)
    const isUnderWay = row.state === 'correcting' || officeStates.includes(row.state)
    if (row.state !== 'submitted' && row.state !== 'correcting' && !(promise && isUnderWay))
      return refuse('STATE_MOVED')
    const needed = neededOf(table.file, row).find((one) => one.material.id === material)
    const asked = row.restrictions?.effects.find(({ id }) => consentPaper(id) === material)
    const name = needed?.material.name ?? (asked && `${asked.label}：同意或风险告知书`)
    if (!name) return refuse('PAPER_UNKNOWN')
    if (promise && !promise.deliveredOn && promiseState(promise, today(tx.now)) === 'broken')
      return refuse('STATE_MOVED')
    const kept = broughtBy(row, material, tx.now)?.promises?.map((one) =>
      one.id === promise?.id ? { ...one, accepted: true } : one,
    )
    const paper: PaperRow = { material, how: 'seen', at: tx.now, by: me.staffNo, byName: me.shown }
    return noteCase(needs, tx, row, table, {
      note: 'paperSeen',
      event: 'case.paper-given',
      who: me.shown,
      text: promise ? `看过补交的“${name}”，可以用` : `在窗口看过“${name}”原件`,
      patch: { papers: [...row.papers, paper], ...(kept && { promises: kept }), seenBy: seenAfter(row, me, tx.now) },
    })
  },
  { office: (row, { material }) => seeing(row, material), roles: ['clerk', 'registrar', 'supervisor'] },
)

/** Takes in an organisation's sealed application: its confirmation of the same act that the people read on their phones. */
export const confirmFor = deskAct<{ partyId: string; document: string }>(
  async (needs, { partyId, document }, { tx, row, table, me }) => {
    const party = row.parties.find((one) => one.id === partyId)
    if (row.state !== 'confirming' || !party || party.confirmed) return refuse('STATE_MOVED')
    // People confirm for themselves; nobody at a window does it for them (D11).
    if (!organisationSides.includes(party.side) || !isOrganisation(needs.parties.open(party).idNumber)) {
      return refuse('SAME_PERSON', { text: '个人要在自己手机上确认，窗口不能代为确认。' })
    }
    const { digest } = actOf(needs, row, table.file)
    return confirmSide(needs, tx, row, table, {
      ...{ partyId, digest, who: me.shown, text: `收到${party.side}盖章的申请书（${document}）` },
      seenBy: seenAfter(row, me, tx.now),
    })
  },
  takingIn,
)

/** A credit code is no ID number: two places before the district, and never a check digit X alone. */
const isOrganisation = (idNumber: string): boolean => checkCreditCode(idNumber).ok

/**
 * Accepts a case: a receipt with its time, and the office's clock begins (不动产登记暂行条例 17). The register is asked before: what
 * cannot be entered is not taken in without saying so.
 */
export async function acceptCase(
  needs: CaseNeeds,
  { id, phoned }: { id: string; phoned?: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> {
  const seen = (await needs.cases.find(id)) ?? refuse('NOT_YOUR_CASE')
  // Before the register is asked and a doubt about a name is written.
  checkPart(seen, await officerOf(needs, caller), takingIn)
  const file = await fileOf(needs, seen)
  const page = await readPage(needs, seen, file)
  const restrictions = page?.restrictions
  const names = await ownersInBook(needs, seen, file, page?.owners ?? [])
  return atDesk(needs, id, caller, call, {
    ...takingIn,
    work: async (tx, row, table, me) => {
      if (isRecused(interestsOf(needs, row, me))) return refuse('INTERESTED')
      const until = coolingOffOf(row, table.file)
      if (until && tx.now < until) {
        return refuse('CASE_STOPPED', { text: `还在冷静期，${momentText(until)} 以后才能受理。` })
      }
      const toCall = stepsOf(row, table.file).filter(({ kind }) => kind === 'call' || kind === 'live-person')
      if (toCall.length > 0 && !phoned) {
        return refuse('BAD_INPUT', { field: 'phoned', text: `${toCall[0]!.text}请写明核实的情况。` })
      }
      if (restrictions?.verdict === 'blocked') return refuse('RESTRICTED', { text: blockText(restrictions) })
      if (names.text) return refuse('NAME_IN_DOUBT', { text: names.text })
      const open = shortfallIn(table.file, row).lines
      if (row.state === 'submitted' && open.length > 0) {
        return refuse('PAPERS_MISSING', {
          text: `还缺：${open.map(({ name }) => name).join('、')}。请一次告知申请人。`,
        })
      }
      // 厦门 2020-10: the chief of the window takes a case in on a promise, on their own authority.
      const isOnPromise = row.promises?.some((one) => one.cure === 'deferral' && one.needsSupervisor && !one.accepted)
      if (isOnPromise && !me.roles.includes('supervisor')) {
        return refuse('NEEDS_SUPERVISOR', { text: '容缺受理要由窗口首席代表决定，请主管受理。' })
      }
      return moveCase(needs, tx, row, table, {
        action: 'accept',
        who: me.shown,
        text: `已受理，受理时间 ${momentText(tx.now)}，时限开始计算${phoned ? '；已电话核实' : ''}`,
        patch: {
          acceptedAt: tx.now,
          acceptedBy: me.staffNo,
          acceptedByName: me.name,
          acceptedByPost: me.post,
          restrictions,
          ...decided(row, me, tx.now, '受理', { papers: row.papers, promises: row.promises, restrictions, phoned }),
        },
      })
    },
  })
}
