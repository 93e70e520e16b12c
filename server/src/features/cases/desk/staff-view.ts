import { caseStates, type StaffCase, type StaffCaseLine, shanghaiDate, shanghaiTime } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { consentPaper } from '../../../domain/cases/answered.ts'
import { groundOf, type PauseGround, pauseGrounds } from '../../../domain/cases/clocks/grounds.ts'
import { effectLabels } from '../../../domain/restrictions/effect.ts'
import { stepsOf } from '../act-of-case.ts'
import { type CaseFile, fileOf } from '../case-file.ts'
import { type CaseRow, holdsOf } from '../case-record.ts'
import { caseView } from '../case-view.ts'
import { clocksOf } from '../derive.ts'
import type { DeskRow } from '../desk-lists.ts'
import type { CaseNeeds } from '../needs.ts'
import { nowText } from '../now-text.ts'
import { withOutlook } from '../officers/outlook.ts'
import { maskedNames } from '../parties.ts'
import { actionsAtDesk, isMine } from './actions-at-desk.ts'
import type { Officer } from './at-desk.ts'

/** Pauses that staff choose; the others come with an act of their own. */
const chosen: readonly PauseGround[] = ['announcement', 'appraisal', 'site-visit', 'tax', 'seizure', 'other-office']

/** The whole file for somebody who opened it: who, papers, restrictions, history, what the rules say. */
export async function staffView(needs: CaseNeeds, row: CaseRow, me: Officer, now: Date): Promise<StaffCase> {
  const [file, calendar] = await Promise.all([fileOf(needs, row), needs.halls.calendar()])
  const plain = caseView(needs, row, { file, calendar, now })
  const { draft: _draft, act: _act, ...view } = await withOutlook(needs, row, plain, { calendar, now })
  const alertBy = row.alert && row.parties.find(({ id }) => id === row.alert!.partyId)
  return {
    ...view,
    mark: `${me.name} ${me.staffNo} ${shanghaiDate(now)} ${shanghaiTime(now)} 办理`,
    // The view has the tasks of the row in their order.
    tasks: view.tasks.map((task, at) => ({ ...task, isMine: isMine(row.tasks[at]!, row, me) })),
    property: row.property,
    priceFen: row.priceFen,
    answers: row.answers,
    details: row.details,
    remark: row.remark,
    restrictions: restrictionsView(row),
    wantsMore: moreView(row, file),
    proposal: row.proposal && {
      kind: row.proposal.kind,
      by: row.proposal.byName,
      reason: row.proposal.reason,
      clause: row.proposal.clause,
      at: row.proposal.at.toISOString(),
    },
    alert: row.alert && {
      by: alertBy?.side ?? '登记簿上的权利人',
      words: row.alert.words,
      at: row.alert.at.toISOString(),
    },
    grounds: chosen.map((code) => {
      const { name, paper, source } = groundOf(code)
      return { code, label: name, needsPaper: paper !== undefined, basis: source }
    }),
    refusalClauses: [...file.main.refusals],
    basis: file.main.basis.map(needs.view.basisView),
    extras: stepsOf(row, file).map(({ text }) => text),
    signatures: row.signatures.map(({ at, who, action, hash }) => ({
      at: at.toISOString(),
      who: `${who.name}（${who.staffNo}）`,
      action,
      hash,
    })),
    allowedActions: actionsAtDesk(row, me, file),
  }
}

/** What somebody wants to ask for although the first list did not say it. */
function moreView({ wantsMore }: CaseRow, { items }: Pick<CaseFile, 'items'>): StaffCase['wantsMore'] {
  if (!wantsMore) return undefined
  const { byName, due, reason, at } = wantsMore
  const nameOf = (id: string) => items.flatMap(({ materials }) => materials).find((one) => one.id === id)?.name ?? id
  return {
    by: byName,
    due,
    reason,
    at: at.toISOString(),
    names: wantsMore.items.map(({ material }) => nameOf(material)),
  }
}

export const isGround = (ground: string): ground is PauseGround =>
  ground in pauseGrounds && chosen.includes(ground as PauseGround)

function restrictionsView({ restrictions, property }: CaseRow): StaffCase['restrictions'] {
  if (!property) return { verdict: 'none', text: '这项业务不涉及登记簿上的房屋。', items: [] }
  if (!restrictions) return { verdict: 'unknown', text: '还没有查过登记簿。', items: [] }
  const texts = {
    clear: '登记簿上没有挡住这项业务的限制。',
    blocked: '登记簿上有限制，不能办。',
    unknown: '登记簿没有回应，不能当作没有限制。',
  }
  return {
    verdict: restrictions.verdict,
    text: texts[restrictions.verdict],
    asOf: restrictions.at.toISOString(),
    items: restrictions.effects.map(({ id, label, effect, sentence, clause }) => ({
      ...((effect === 'consent' || effect === 'risk-letter') && { paper: consentPaper(id) }),
      label,
      effect: effectLabels[effect],
      text: sentence,
      basis: clause,
      isBlock: effect === 'block' || effect === 'unknown' || effect === 'person',
    })),
  }
}

/** What a case of the lists waits for, as it reads after 等. */
const waits: Partial<Record<CaseRow['state'], string>> = {
  confirming: '确认',
  submitted: '受理',
  correcting: '补材料',
  reviewing: '审核',
  approving: '审批',
  entering: '登簿',
  feeDue: '缴费',
  ready: '领取',
}

/** One line of a list of staff: names masked, the time that is left first. */
export function staffLine(
  { parties }: Pick<CaseNeeds, 'parties'>,
  row: DeskRow,
  me: Officer,
  { calendar, now }: { calendar: WorkingCalendar; now: Date },
): StaffCaseLine {
  const clocks = clocksOf(row, calendar, now)
  const reading = clocks?.promise ?? clocks?.law
  return {
    id: row._id,
    number: row.number,
    code: row.code,
    name: row.name,
    state: row.state,
    stateLabel: caseStates[row.state],
    holds: holdsOf(row),
    now: nowText(row),
    property: row.property?.address,
    changedAt: row.changedAt.toISOString(),
    parties: maskedNames(row.parties.map(parties.open)),
    ...(row.district && { district: row.district }),
    department: row.departments?.[0] ?? row.plan.accept.department,
    waitsFor: waits[row.state] ?? caseStates[row.state],
    level: reading?.level ?? 'ok',
    minutesLeft: reading?.leftMinutes,
    dueAt: row.dueAt?.toISOString(),
    assignedTo: row.hands?.find(({ staffNo }) => staffNo === row.assignee)?.name ?? row.assignee,
    ourMistake: row.ourMistake?.reason,
    isMine: row.holders?.includes(me.staffNo) ?? false,
  }
}
