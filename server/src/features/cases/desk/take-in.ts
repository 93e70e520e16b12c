import type { PlainDate, StaffCase } from '@anju/shared-types'
import { consentPaper } from '../../../domain/cases/answered.ts'
import { organisationSides } from '../../../domain/cases/party-roles.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import { checkCreditCode } from '../../../domain/identity/credit-code.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { actOf, coolingOffOf, stepsOf } from '../act-of-case.ts'
import { askRegister, blockText } from '../ask-register.ts'
import { fileOf, neededMaterials, owed, today } from '../case-file.ts'
import type { CaseRow, PaperRow } from '../case-record.ts'
import { moveCase, noteCase } from '../change-case.ts'
import { momentText } from '../clocks-view.ts'
import type { CaseNeeds } from '../needs.ts'
import { confirmSide } from '../submit-case.ts'
import { atDesk, byAnyOffice, decided, interestsOf, seenAfter } from './at-desk.ts'

const accepting = (row: CaseRow) => row.plan.accept.department

/** Marks a paper as seen at the window: nobody is sent home to photograph what lies on the desk. */
export const markSeen = (
  needs: CaseNeeds,
  { id, material }: { id: string; material: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: accepting,
    roles: ['clerk', 'supervisor'],
    work: async (tx, row, table, me) => {
      if (row.state !== 'submitted' && row.state !== 'correcting') return refuse('STATE_MOVED')
      const needed = neededMaterials(table.file, row.answers).needed.find((one) => one.material.id === material)
      const asked = row.restrictions?.effects.find(({ id }) => consentPaper(id) === material)
      const name = needed?.material.name ?? (asked && `${asked.label}：同意或风险告知书`)
      if (!name) return refuse('PAPER_UNKNOWN')
      const paper: PaperRow = { material, how: 'seen', at: tx.now, by: me.staffNo, byName: me.shown }
      return noteCase(needs, tx, row, table, {
        note: 'paperSeen',
        event: 'case.paper-given',
        who: me.shown,
        text: `在窗口看过“${name}”原件`,
        patch: {
          papers: [...row.papers.filter((one) => one.material !== material || one.how !== 'promised'), paper],
          seenBy: seenAfter(row, me, tx.now),
        },
      })
    },
  })

/** Takes in an organisation's sealed application: its confirmation of the same act that the people read on their phones. */
export const confirmFor = (
  needs: CaseNeeds,
  { id, partyId, document }: { id: string; partyId: string; document: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: accepting,
    roles: ['clerk', 'supervisor'],
    work: async (tx, row, table, me) => {
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
  })

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
  const restrictions = await askRegister(needs, seen, await fileOf(needs, seen))
  return atDesk(needs, id, caller, call, {
    office: accepting,
    roles: ['clerk', 'supervisor'],
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
      const { open } = owed(table.file, row)
      if (row.state === 'submitted' && open.length > 0) {
        return refuse('PAPERS_MISSING', {
          text: `还缺：${open.map(({ material }) => material.name).join('、')}。请一次告知申请人。`,
        })
      }
      return moveCase(needs, tx, row, table, {
        action: 'accept',
        who: me.shown,
        text: `已受理，受理时间 ${momentText(tx.now)}，时限开始计算${phoned ? '；已电话核实' : ''}`,
        patch: {
          acceptedAt: tx.now,
          acceptedBy: me.staffNo,
          acceptedByName: me.name,
          restrictions,
          ...decided(row, me, tx.now, '受理', { papers: row.papers, restrictions, phoned }),
        },
      })
    },
  })
}

export interface Demand {
  items: { material: string; why: string }[]
  due: PlainDate
  override?: { reason: string }
}

/**
 * The one complete list of what is missing (一次性告知). After the first one the office may ask for nothing more (告知锁, E2), unless
 * a supervisor says why; that is counted and public.
 */
export const demandPapers = (
  needs: CaseNeeds,
  { id, items, due, override }: Demand & { id: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    ...byAnyOffice,
    work: async (tx, row, table, me) => {
      if (row.shortfalls.length > 0 && !override) return refuse('ALREADY_TOLD')
      if (row.shortfalls.length > 0 && !me.roles.includes('supervisor')) return refuse('NEEDS_SUPERVISOR')
      if (due < today(tx.now)) return refuse('BAD_INPUT', { field: 'due', text: '补正期限不能早于今天。' })
      const { needed } = neededMaterials(table.file, row.answers)
      const listed = items.map(({ material, why }) => {
        const found = needed.find((one) => one.material.id === material)?.material
        if (!found) return refuse('PAPER_UNKNOWN', { field: 'items' })
        const { law, article = '' } = found.basis
        return { material, name: found.name, why, basis: `${law}${article}` }
      })
      // One complete list: what the rules know to be missing cannot be left out of it.
      const { open } = owed(table.file, row)
      const forgotten = open.filter(({ material }) => !listed.some((one) => one.material === material.id))
      if (forgotten.length > 0) {
        return refuse('PAPERS_MISSING', {
          text: `清单不完整，还缺：${forgotten.map(({ material }) => material.name).join('、')}。`,
        })
      }
      const list = { at: tx.now, by: me.staffNo, byName: me.shown, due, items: listed }
      return moveCase(needs, tx, row, table, {
        action: 'demand',
        who: me.shown,
        text: `一次性告知：请在 ${due} 前补 ${listed.length} 份材料（${listed.map(({ name }) => name).join('、')}）`,
        patch: {
          shortfalls: [
            ...row.shortfalls,
            row.shortfalls.length > 0 && override
              ? { ...list, override: { by: me.staffNo, byName: me.shown, reason: override.reason } }
              : list,
          ],
          ...decided(row, me, tx.now, '一次性告知', { list, override }),
        },
        span: { ground: 'correction', paper: `补正通知书 ${row.number}-${row.shortfalls.length + 1}` },
      })
    },
  })
