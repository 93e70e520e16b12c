import { groundOf } from '../../../domain/cases/clocks/grounds.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import { refusalProblems } from '../../../domain/cases/separation.ts'
import { alertableStates, suspendableStates } from '../../../domain/cases/states.ts'
import { refuse } from '../../../platform/refusal.ts'
import { moveCase, noteCase } from '../change-case.ts'
import { bySupervisor, decided, deskAct, interestsOf } from './at-desk.ts'
import { isGround } from './staff-view.ts'

/** Stops the work and the clock on a named legal ground, with its paper (E57). */
export const suspendCase = deskAct<{ ground: string; reason: string; paper?: string }>(
  async (needs, { ground, reason, paper }, { tx, row, table, me }) => {
    if (!isGround(ground)) return refuse('GROUND_UNKNOWN', { field: 'ground' })
    if (!suspendableStates.includes(row.state)) return refuse('STATE_MOVED')
    if (row.suspension ?? row.alert ?? row.proposal) return refuse('CASE_STOPPED')
    const named = groundOf(ground)
    if (named.paper && !paper) return refuse('GROUND_NEEDS_PAPER', { field: 'paper', text: `要先有${named.paper}。` })
    return noteCase(needs, tx, row, table, {
      note: 'suspend',
      event: 'case.suspended',
      who: me.shown,
      text: `暂停办理（${named.name}）：${reason}`,
      patch: {
        suspension: { at: tx.now, by: me.staffNo, byName: me.shown, ground, reason, ...(paper && { paper }) },
        ...decided(row, me, tx.now, '暂停办理', { ground, reason, paper }),
      },
      span: { ground, paper },
    })
  },
)

export const resumeCase = deskAct<{ reason: string }>(async (needs, { reason }, { tx, row, table, me }) => {
  if (!row.suspension) return refuse('STATE_MOVED')
  return noteCase(needs, tx, row, table, {
    note: 'resume',
    event: 'case.resumed',
    who: me.shown,
    text: `恢复办理：${reason}`,
    patch: { suspension: undefined, ...decided(row, me, tx.now, '恢复办理', { reason }) },
  })
})

export interface Proposal {
  kind: 'return' | 'refuse'
  clause: string
  reason: string
}

/** 窗口无否决权: whoever would say no proposes it; a supervisor decides. */
export const proposeEnd = deskAct<Proposal>(async (needs, { kind, clause, reason }, { tx, row, table, me }) => {
  const proposal = { kind, clause, reason }
  if (!suspendableStates.includes(row.state)) return refuse('STATE_MOVED')
  if (row.alert ?? row.proposal) return refuse('CASE_STOPPED')
  const [problem] = refusalProblems({ proposedBy: me.staffNo, ...proposal, clauses: clausesOf(table.file) }).filter(
    ({ code }) => code !== 'second-name-missing',
  )
  if (problem)
    return refuse('BAD_INPUT', { field: problem.code === 'no-clause' ? 'clause' : 'reason', text: problem.text })
  return noteCase(needs, tx, row, table, {
    note: 'propose',
    event: 'case.proposed',
    who: me.shown,
    text: proposal.kind === 'refuse' ? '提出不予办理，等主管决定' : '提出退件，等主管决定',
    patch: {
      proposal: { at: tx.now, by: me.staffNo, byName: me.shown, ...proposal },
      ...decided(row, me, tx.now, '提出不予办理或退件', proposal),
    },
  })
})

const clausesOf = ({ main }: { main: { refusals: readonly string[] } }) => [...main.refusals]

/** The second name on every no. Told to the applicant at once with reason, clause and what one can do about it. */
export const decideProposal = deskAct<{ agree: boolean; reason: string }>(
  async (needs, { agree, reason }, { tx, row, table, me }) => {
    const { proposal } = row
    if (!proposal) return refuse('STATE_MOVED')
    if (proposal.by === me.staffNo) return refuse('SAME_PERSON')
    if (isRecused(interestsOf(needs, row, me))) return refuse('INTERESTED')
    if (!agree) {
      return noteCase(needs, tx, row, table, {
        note: 'denyProposal',
        event: 'case.proposal-denied',
        who: me.shown,
        text: `主管不同意，继续办理：${reason}`,
        patch: { proposal: undefined, ...decided(row, me, tx.now, '不同意退件或不予办理', { proposal, reason }) },
      })
    }
    return moveCase(needs, tx, row, table, {
      action: proposal.kind,
      who: `${proposal.byName}、${me.shown}`,
      text: proposal.kind === 'refuse' ? `不予办理：${proposal.reason}` : `退件：${proposal.reason}`,
      patch: {
        decidedBy: me.staffNo,
        ending: { text: proposal.reason, basis: proposal.clause, by: `${proposal.byName}、${me.shown}` },
        ...decided(row, me, tx.now, proposal.kind === 'refuse' ? '不予办理' : '退件', { proposal, reason }),
      },
      after: { proposal: undefined, suspension: undefined },
    })
  },
  bySupervisor,
)

/** The duty officer has spoken to the person who said 不是我: the case goes on, or it ends here. */
export const handleAlert = deskAct<{ uphold: boolean; reason: string }>(
  async (needs, { uphold, reason }, { tx, row, table, me }) => {
    if (!row.alert || !alertableStates.includes(row.state)) return refuse('STATE_MOVED')
    const { alert } = row
    if (!uphold) {
      return noteCase(needs, tx, row, table, {
        note: 'clearAlert',
        event: 'case.alert-cleared',
        who: me.shown,
        text: `已核实，解除冻结：${reason}`,
        patch: { alert: undefined, ...decided(row, me, tx.now, '解除冻结', { alert, reason }) },
      })
    }
    return moveCase(needs, tx, row, table, {
      action: 'upholdAlert',
      who: me.shown,
      text: `核实不是权利人本人办理，终止：${reason}`,
      patch: {
        ...decided(row, me, tx.now, '核实不是本人，终止', { alert, reason }),
        ending: { text: '经核实，不是权利人本人的真实意思，业务终止。', basis: '不动产登记暂行条例第二十二条' },
      },
      after: { alert: undefined, suspension: undefined, proposal: undefined },
    })
  },
  bySupervisor,
)
