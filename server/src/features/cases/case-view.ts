import {
  type Case,
  type CaseLine,
  type CaseMaterial,
  type CaseTask,
  caseDepartments,
  caseHolds,
  caseStates,
  type Shortfall,
} from '@anju/shared-types'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { cureRules } from '../../domain/cases/cures.ts'
import { fieldsOf, hasPrice, needsHome } from '../../domain/cases/fields.ts'
import { gets } from '../../domain/cases/party-roles.ts'
import type { PromiseStanding } from '../../domain/cases/promised-papers.ts'
import { REVOCATION_REMEDY } from '../../domain/cases/revocation.ts'
import { isOpen } from '../../domain/cases/tasks.ts'
import { maskName } from '../../domain/identity/mask.ts'
import { businessOfItem } from '../../domain/restrictions/business.ts'
import type { Standing } from '../delegations/delegations.ts'
import { actOf } from './act-of-case.ts'
import { actionsOfAgent } from './acting-side.ts'
import { actionsOf } from './actions-of-party.ts'
import { type CaseFile, openQuestions, sides } from './case-file.ts'
import { type CaseRow, holdsOf, type PartyRow } from './case-record.ts'
import { clocksView } from './clocks-view.ts'
import { instantView } from './instant/instant-view.ts'
import type { CaseNeeds } from './needs.ts'
import { holderWords } from './note-holders.ts'
import { nextText, nowText } from './now-text.ts'
import { neededOf, statusIn } from './papers-of-case.ts'
import { maskIdNumber } from './parties.ts'
import { phoneWords } from './phone-words.ts'
import { curesOf, cureView } from './promises/cures-of.ts'
import { promiseView } from './promises/promise-view.ts'

const iso = (at: Date | undefined) => at?.toISOString()

export interface ViewOf {
  file: CaseFile
  calendar: WorkingCalendar
  /** Whose view it is: that side sees its own name and number in full. Absent: staff, who see them all. */
  party?: PartyRow
  /** Under which delegation somebody else looks at that side. */
  agent?: Standing
  /** How that side stands with promises. */
  standing?: PromiseStanding
  now: Date
}

/** A case in the words of the wire. */
export function caseView(needs: Pick<CaseNeeds, 'parties' | 'view'>, row: CaseRow, of: ViewOf): Case {
  const { file, calendar, party, now } = of
  const typed = hasTyped(of)
  const business = businessOfItem(file.main.code)
  const act = row.state === 'draft' || row.state === 'confirming' ? actOf(needs, row, file, party) : undefined
  return {
    id: row._id,
    number: row.number,
    code: row.code,
    name: row.name,
    items: row.items,
    revision: row.revision,
    state: row.state,
    stateLabel: caseStates[row.state],
    holds: holdsView(row),
    now: nowText(row, party),
    next: nextText(row, party),
    draft: {
      answers: row.answers,
      side: row.parties.find(({ isApplicant }) => isApplicant)?.side,
      others: row.parties
        .filter(({ isApplicant }) => !isApplicant)
        .map((one) => otherOf(needs, one, row, { party, typed })),
      property: row.property,
      priceFen: row.priceFen,
      details: row.details,
      remark: row.remark,
    },
    sides: [...sides(file)],
    fields: [...fieldsOf(file.main.code)],
    hasPrice: hasPrice(business),
    needsProperty: needsHome(file.main.code),
    questions: openQuestions(file, row).map(({ title, ask, why, options }) => ({
      title,
      ask,
      why,
      options: [...options],
    })),
    parties: row.parties.map((one) => partyView(needs, one, { party, typed, isAgent: of.agent !== undefined })),
    act,
    materials: materialsView(needs, row, of),
    instant: instantView(needs, row),
    promises: (row.promises ?? []).map((one) => promiseView(one, row, { calendar, now })),
    clocks: clocksView(row, calendar, now),
    promise: (file.profile.offers.find(({ code }) => code === file.main.code)?.promise ?? []).map(needs.view.limitView),
    tasks: row.tasks.map((task) => taskView(task, row)),
    officer: officerOf(row),
    shortfalls: row.shortfalls.map(shortfallView),
    fees: row.fees && {
      totalFen: row.fees.totalFen,
      lines: row.fees.lines,
      settledAt: iso(row.fees.settled?.at),
      settledText: row.fees.settled?.text,
    },
    ending: endingView(row),
    register:
      row.entry?.registerNumber && row.entry.enteredAt
        ? { number: row.entry.registerNumber, enteredAt: row.entry.enteredAt.toISOString() }
        : undefined,
    reference: row.reference && {
      valueFen: row.reference.valueFen,
      valuedOn: row.reference.valuedOn,
      source: row.reference.source,
    },
    mistake: mistakeView(row),
    ourMistake: row.ourMistake && {
      reason: row.ourMistake.reason,
      since: row.ourMistake.at.toISOString(),
      of: row.ourMistake.of,
    },
    submittedAt: iso(row.submittedAt),
    acceptedAt: iso(row.acceptedAt),
    history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
    allowedActions: party
      ? of.agent
        ? actionsOfAgent(actionsOf(row, party, file), of.agent)
        : actionsOf(row, party, file)
      : [],
    actsFor: of.agent && { name: of.agent.principal.name, delegationId: of.agent.rule.id },
    serverNow: now.toISOString(),
  }
}

/** One line of one's own list. */
export const caseLine = (row: CaseRow, party: PartyRow): CaseLine => ({
  id: row._id,
  number: row.number,
  code: row.code,
  name: row.name,
  state: row.state,
  stateLabel: caseStates[row.state],
  holds: holdsOf(row),
  now: nowText(row, party),
  property: row.property?.address,
  changedAt: row.changedAt.toISOString(),
  isMyTurn: isTurnOf(row, party),
})

/** Whether this side has to do something. */
export function isTurnOf(row: CaseRow, party: PartyRow): boolean {
  if (row.revoked) return false
  if (row.state === 'draft') return party.isApplicant
  if (row.state === 'confirming') return !party.confirmed
  if (row.state === 'feeDue' || row.state === 'ready') return gets(party, row.parties)
  return row.state === 'correcting'
}

const holdsView = (row: CaseRow): Case['holds'] =>
  holdsOf(row).map((hold) => {
    const what = { suspended: row.suspension, frozen: row.alert, proposed: row.proposal, revoked: row.revoked }[hold]!
    // What somebody wrote for the office or about another side stays inside.
    const reason = hold === 'suspended' ? row.suspension!.reason : ''
    return { hold, label: caseHolds[hold], reason, since: what.at.toISOString() }
  })

/** Who filled in the application reads back the names that they typed; of those who act for them, who may fill it in. */
const hasTyped = ({ party, agent }: Pick<ViewOf, 'party' | 'agent'>): boolean =>
  party?.isApplicant === true && (!agent || agent.rule.uses.includes('fill'))

interface Reader {
  party?: PartyRow
  typed: boolean
}

/** Names back to whoever typed them, numbers only while they can still be changed; to the others as they may see each other. */
function otherOf(needs: Pick<CaseNeeds, 'parties'>, one: PartyRow, row: CaseRow, { party: viewer, typed }: Reader) {
  const { name, idNumber } = needs.parties.open(one)
  const mayRead = viewer === undefined || one.id === viewer.id || (row.state === 'draft' && typed)
  return {
    side: one.side,
    name: mayRead || typed ? name : maskName(name),
    idNumber: mayRead ? idNumber : maskIdNumber(idNumber),
  }
}

function partyView(
  { parties }: Pick<CaseNeeds, 'parties'>,
  one: PartyRow,
  { party: viewer, typed, isAgent }: Reader & { isAgent: boolean },
): Case['parties'][number] {
  const { name, idNumber } = parties.open(one)
  const isTheirs = one.id === viewer?.id
  const inFull = isTheirs || viewer === undefined
  return {
    id: one.id,
    side: one.side,
    name: inFull || typed ? name : maskName(name),
    idNumber: inFull && !isAgent ? idNumber : maskIdNumber(idNumber),
    isMe: isTheirs && !isAgent,
    confirmedAt: iso(one.confirmed?.at),
    confirmedBy: one.confirmed?.by,
    wantsOutAt: iso(one.wantsOutAt),
  }
}

const statusTexts: Record<CaseMaterial['status'], string> = {
  waived: '免交，由系统核对',
  system: '系统填好',
  given: '已交',
  promised: '已承诺补交',
  open: '还没交',
}
const howTexts = { uploaded: '已上传', seen: '窗口看过原件' } as const

function materialsView(needs: Pick<CaseNeeds, 'parties' | 'view'>, row: CaseRow, of: ViewOf): CaseMaterial[] {
  const { file, party } = of
  const signer = party ?? row.parties.find(({ isApplicant }) => isApplicant)
  const person = signer ? needs.parties.open(signer).name : ''
  return neededOf(file, row).map((one) => {
    const { material } = one
    const status = statusIn(row, file, one)
    return {
      ...needs.view.materialView(material, file.profile.connected),
      item: one.item,
      status,
      statusText: statusTexts[status],
      ...(status === 'waived' && holderWords(material.id, row)),
      ...phoneWords(material, status, row),
      cures: status === 'open' ? curesOf(material, { row, ...of }).map((cure) => cureView(cure, material, person)) : [],
      papers: row.papers
        .filter((paper) => paper.material === material.id)
        .map((paper) => ({
          documentId: paper.documentId,
          how: paper.how,
          howText: howTexts[paper.how],
          at: paper.at.toISOString(),
          by: paper.byName,
          unusable: paper.unusable?.why,
        })),
    }
  })
}

function taskView(task: CaseRow['tasks'][number], { tasks, state }: CaseRow): CaseTask {
  const now = task.done ? 'done' : state === 'reviewing' && isOpen(task, tasks) ? 'open' : 'waiting'
  return {
    id: task.id,
    name: task.name,
    department: task.department,
    departmentLabel: caseDepartments[task.department],
    state: now,
    stateLabel: { done: '已办完', open: '正在办', waiting: '等前一步' }[now],
    since: iso(task.openedAt),
    doneAt: iso(task.doneAt),
    officer: task.doneByName,
    opinion: task.opinion,
  }
}

const mistakeView = ({ mistake }: CaseRow): Case['mistake'] =>
  mistake && {
    state: mistake.state,
    by: mistake.byName,
    words: mistake.words,
    at: mistake.at.toISOString(),
    decidedBy: mistake.decidedByName,
    reason: mistake.reason,
    redoneAs: mistake.redoneAs,
  }

const officerOf = ({ acceptedBy, acceptedByName, acceptedByPost }: CaseRow): Case['officer'] =>
  acceptedBy && acceptedByName ? { staffNo: acceptedBy, name: acceptedByName, post: acceptedByPost } : undefined

const shortfallView = ({ at, byName, due, items, override, isKeeping }: CaseRow['shortfalls'][number]): Shortfall => ({
  at: at.toISOString(),
  by: byName,
  due,
  items,
  override: override && `${override.byName}：${override.reason}`,
  ...(isKeeping && {
    keeping: `${cureRules.keeping.name}：已交的材料替您留到 ${due}，时限还没有起算。${cureRules.keeping.ifBroken}`,
  }),
})

const remedies: Partial<Record<CaseRow['state'], string>> = {
  refused: '不服的，可以在知道决定之日起 60 日内申请行政复议，或 6 个月内向人民法院起诉。',
  returned: '情况变化后可以重新申请，已交的材料不用再拍。',
}
const endingView = ({ state, ending, revoked }: CaseRow): Case['ending'] =>
  ending && {
    ...{ text: ending.text, basis: ending.basis },
    remedy: revoked ? REVOCATION_REMEDY : (remedies[state] ?? '需要时可以重新办理。'),
  }
