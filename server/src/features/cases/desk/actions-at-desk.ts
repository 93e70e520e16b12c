import { decideCase } from '../../../domain/cases/decide.ts'
import { mayDo, openWorks } from '../../../domain/cases/hands.ts'
import { mayReportMistake } from '../../../domain/cases/our-mistake.ts'
import { suspendableStates } from '../../../domain/cases/states.ts'
import { isOpen } from '../../../domain/cases/tasks.ts'
import { factsOf, mistakeFacts } from '../case-facts.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseRow, TaskRow } from '../case-record.ts'
import { binds } from '../papers-of-case.ts'
import type { PromiseRow } from '../promises/promise-record.ts'
import { type Officer, waitsForSeal, worksFor } from './at-desk.ts'
import { worksToHand } from './works-to-hand.ts'

/** Names of the routes that this officer may call on a case now. */
export function actionsAtDesk(row: CaseRow, me: Officer, file: CaseFile): string[] {
  const facts = factsOf(file, row)
  const can = (action: Parameters<typeof decideCase>[1], detail?: Parameters<typeof decideCase>[2]) =>
    'to' in decideCase(facts, action, detail)
  const isSupervisor = me.roles.includes('supervisor')
  const { accept, approve } = row.plan
  const takesIn = worksFor(me, accept.department) && me.roles.some((role) => role === 'clerk' || role === 'supervisor')
  const isStopped = Boolean(row.suspension ?? row.alert ?? row.proposal)
  const isUnderWay = suspendableStates.includes(row.state) && !isStopped
  const actions: string[] = []
  if (takesIn && waitsForSeal(row)) actions.push('confirmFor')
  if (takesIn && can('accept')) actions.push('accept')
  if (takesIn && row.state === 'submitted' && !isStopped) actions.push('paperSeen')
  if (!isStopped && can('demand') && (takesIn || me.roles.includes('registrar'))) actions.push('demand')
  if (row.wantsMore && isSupervisor && row.wantsMore.by !== me.staffNo && can('demand')) actions.push('decideMore')
  if (isUnderWay && row.promises?.some(isSeeable)) actions.push('paperSeen')
  if (isUnderWay && row.promises?.some((one) => one.cure === 'pledge' && binds(one))) actions.push('pledgeFalse')
  if (row.tasks.some((task) => isMine(task, row, me))) actions.push('finishTask')
  const approves = worksFor(me, approve.department) && me.roles.includes(approve.role)
  const isHolder = openWorks(row).every((work) => mayDo(row, work, me))
  if (approves && isHolder && can('approve')) actions.push('approve')
  if (approves && can('sendBack') && row.tasks.length > 0) actions.push('sendBack')
  if (suspendableStates.includes(row.state) && !isStopped) actions.push('suspend', 'propose')
  if (row.suspension && !row.alert && !row.proposal)
    actions.push('resume', ...(row.state === 'correcting' ? [] : ['propose']))
  if (row.proposal && isSupervisor && row.proposal.by !== me.staffNo) actions.push('decideProposal')
  if (row.alert && isSupervisor) actions.push('handleAlert')
  if (mayReportMistake(mistakeFacts(row))) actions.push('reportMistake')
  if (row.mistake?.state === 'asked' && isSupervisor && row.mistake.by !== me.staffNo) actions.push('decideMistake')
  if (worksToHand(row, me).length > 0) actions.push('handTo')
  if (takesIn && can('settleFees')) actions.push('settleFees')
  if (takesIn && can('handOver')) actions.push('handOver')
  return [...new Set(actions)]
}

/** A promised paper that came, or that somebody brings to the window now. */
const isSeeable = (one: PromiseRow): boolean => one.cure === 'deferral' && binds(one) && !one.accepted

/** Whether this officer may finish a part now. */
export const isMine = (task: TaskRow, row: CaseRow, me: Officer): boolean =>
  row.state === 'reviewing' &&
  !(row.suspension ?? row.alert ?? row.proposal) &&
  isOpen(task, row.tasks) &&
  mayDo(row, task, me) &&
  worksFor(me, task.department) &&
  me.roles.includes(task.role)
