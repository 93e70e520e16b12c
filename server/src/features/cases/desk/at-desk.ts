import type { CaseDepartment, StaffCase, StaffRole } from '@anju/shared-types'
import { organisationSides } from '../../../domain/cases/party-roles.ts'
import { type RecusalReason, recusalOf, type StaffTies } from '../../../domain/cases/recusal.ts'
import type { Decider } from '../../../domain/cases/separation.ts'
import { type Signer, signDecision } from '../../../domain/cases/signature-chain.ts'
import { postWords, staffShown } from '../../../domain/identity/staff-words.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { StaffMember } from '../../accounts/staff-store.ts'
import type { CaseRow } from '../case-record.ts'
import { type CaseTable, changeCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { partyTies } from '../officers/fitness.ts'
import { notePicks } from '../officers/note-picks.ts'
import { substanceOf } from '../substance.ts'
import { staffView } from './staff-view.ts'

/** Whoever acts at the desk, with what they may do. */
export interface Officer extends Decider {
  name: string
  departments: readonly CaseDepartment[] | 'all'
  /** As the history shows it: 刘芳 · 综合窗口. */
  shown: string
  post: string
  /** What the recusal check compares: declared, and the number that this account proved. */
  ties: StaffTies
}

/** An officer in the middle of an act: with the pen that only their own request gives. */
export interface Signatory extends Officer {
  pen: Signer
}

export async function officerOf(
  needs: Pick<CaseNeeds, 'staff' | 'parties' | 'staffing'>,
  { staff, accountId }: Staff,
): Promise<Officer> {
  const member = await needs.staff.find(staff.staffNo)
  if (!member) return refuse('NOT_ALLOWED')
  const [idIndex, declared] = await Promise.all([needs.parties.indexOf(accountId), needs.staffing.tiesOf([member])])
  return { ...officer(member), ties: { ...declared.get(member.staffNo)!, ...(idIndex && { idIndex }) } }
}

const officer = ({ staffNo, name, roles, departments, qualifications = [] }: StaffMember): Omit<Officer, 'ties'> => ({
  ...{ staffNo, name, roles, qualifications },
  departments: departments ?? 'all',
  shown: staffShown({ staffNo, name, roles, departments }),
  post: postWords({ staffNo, roles, departments }),
})

/** Every office that has a part in a case, now or later. */
const officesOf = ({ plan }: Pick<CaseRow, 'plan'>): CaseDepartment[] => [
  ...new Set([plan.accept.department, plan.approve.department, ...plan.tasks.map(({ department }) => department)]),
]

export const worksFor = ({ departments }: Pick<Officer, 'departments'>, department: CaseDepartment): boolean =>
  departments === 'all' || departments.includes(department)

/** Sides that confirm with a seal at the window: an organisation has no phone of its own. */
export const waitsForSeal = (row: CaseRow): boolean =>
  row.state === 'confirming' &&
  row.parties.some(({ side, confirmed }) => !confirmed && organisationSides.includes(side))

/** Whether a case is any business of this officer: of their office, or a supervisor's. Drafts are nobody's. */
export function mayOpen(row: CaseRow, me: Officer): boolean {
  if (['draft', 'confirming', 'discarded'].includes(row.state) && !row.alert && !waitsForSeal(row)) return false
  return me.roles.includes('supervisor') || officesOf(row).some((office) => worksFor(me, office))
}

/** Whose part an act is: the office and the roles that may do it. */
export interface DeskPart {
  office: (row: CaseRow) => CaseDepartment | 'any'
  roles: readonly StaffRole[]
}

export interface DeskWork extends DeskPart {
  work: (tx: Tx, row: CaseRow, table: CaseTable, me: Signatory) => Promise<CaseRow>
}

/** An act of whoever works on the case, whatever office is at work now. */
export const byAnyOffice = { office: () => 'any' as const, roles: ['clerk', 'registrar', 'supervisor'] as const }
/** An act that takes somebody who answers for others: the second name under a no, under a favour, under a second list. */
export const bySupervisor = { office: () => 'any' as const, roles: ['supervisor'] as const }

/** Whether a case, or this part of it, is any business of this officer. */
export const isTheirs = (row: CaseRow, me: Officer, part: CaseDepartment | 'any'): boolean =>
  mayOpen(row, me) && (part === 'any' || worksFor(me, part) || me.roles.includes('supervisor'))

/** Refuses whoever has no part in this act. An act that asks the register first asks this before. */
export function checkPart(row: CaseRow, me: Officer, { office, roles }: DeskPart): void {
  if (!isTheirs(row, me, office(row))) refuse('NOT_YOUR_CASE')
  if (!me.roles.some((role) => roles.includes(role)))
    refuse(roles.every((role) => role === 'supervisor') ? 'NEEDS_SUPERVISOR' : 'NOT_ALLOWED')
}

/**
 * One act of staff on a case: of the right office and post, on a file that was opened as it is now (E51). The reply shows the file after
 * it, which counts as opened.
 */
export async function atDesk(
  needs: CaseNeeds,
  id: string,
  caller: Staff,
  call: Call,
  { work, ...part }: DeskWork,
): Promise<StaffCase> {
  const [officer, pen] = await Promise.all([officerOf(needs, caller), needs.pens.penOf(caller, call.now)])
  const me: Signatory = { ...officer, pen }
  await changeCase(needs, id, call, async (tx, row, table) => {
    checkPart(row, me, part)
    const look = row.seenBy.find(({ staffNo }) => staffNo === me.staffNo)
    if (look?.revision !== row.revision) return refuse('FILE_NOT_OPENED')
    await notePicks(needs, tx, { before: row, after: await work(tx, row, table, me), staffNo: me.staffNo })
  })
  const row = (await needs.cases.find(id)) ?? refuse('NOT_YOUR_CASE')
  return staffView(needs, row, me, call.now)
}

/** Inside an act: the case as it is in this transaction, and who acts. */
export interface AtDesk {
  tx: Tx
  row: CaseRow
  table: CaseTable
  me: Signatory
}

/** Makes the use-case of one act: what was asked of which case, by whom. Without an office it is {@link byAnyOffice}'s. */
export const deskAct =
  <Asked>(
    work: (needs: CaseNeeds, asked: Asked, at: AtDesk) => Promise<CaseRow>,
    {
      office,
      roles,
    }: { office: (row: CaseRow, asked: Asked) => CaseDepartment | 'any'; roles: readonly StaffRole[] } = byAnyOffice,
  ) =>
  (needs: CaseNeeds, asked: Asked & { id: string }, caller: Staff, call: Call): Promise<StaffCase> =>
    atDesk(needs, asked.id, caller, call, {
      office: (row) => office(row, asked),
      roles,
      work: (tx, row, table, me) => work(needs, asked, { tx, row, table, me }),
    })

/** Why this officer may have to stay away: by number, name, kin, home and firm (E53). */
export const interestsOf = (
  needs: Pick<CaseNeeds, 'parties'>,
  row: CaseRow,
  { ties }: Pick<Officer, 'ties'>,
): RecusalReason[] => recusalOf(ties, partyTies(needs, row), row.property?.address)

/** The look that an act leaves behind: its author has seen what it made of the file. */
export const seenAfter = (row: CaseRow, me: Officer, at: Date): CaseRow['seenBy'] => [
  ...row.seenBy.filter(({ staffNo }) => staffNo !== me.staffNo),
  { staffNo: me.staffNo, at, revision: row.revision + 1 },
]

/** What a decision leaves in the case: its signature, and that its author has seen what it made of the file. */
export const decided = (
  row: CaseRow,
  me: Signatory,
  at: Date,
  action: string,
  content: Readonly<Record<string, unknown>>,
): Pick<CaseRow, 'seenBy' | 'signatures'> => ({
  seenBy: seenAfter(row, me, at),
  signatures: signed(row, me, { action, at, content }),
})

/**
 * One more decision in the chain, signed with the officer's own key over what was decided, the version of the case it was decided on, and
 * the substance of the case as it then stood. `npm run audit:verify` names the first that was touched since.
 */
const signed = (
  row: CaseRow,
  me: Signatory,
  { action, at, content }: { action: string; at: Date; content: Readonly<Record<string, unknown>> },
): CaseRow['signatures'] => [
  ...row.signatures,
  signDecision(
    {
      ...{ caseId: row._id, caseVersion: row.revision, action, at },
      who: { staffNo: me.staffNo, name: me.name, role: me.roles.join('+') },
      content: { ...content, substance: me.pen.hash(substanceOf(row)) },
    },
    row.signatures.at(-1),
    me.pen,
  ),
]
