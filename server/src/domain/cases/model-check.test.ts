import { type CaseState, caseStates } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { type CaseFacts, decideCase } from './decide.ts'
import type { Plan, PlannedTask } from './plan.ts'
import {
  alertableStates,
  type CaseAction,
  caseActions,
  caseTransitions,
  isOver,
  keepers,
  suspendableStates,
} from './states.ts'

/**
 * Explores the machine as the engine runs it, over every kind of plan and every way of stopping (E45): no dead end, no state without an
 * owner and a clock, nothing decided while it stands still.
 */
const task = (id: string, after: string[] = []): PlannedTask => ({
  ...{ id, item: 'X', name: id, after },
  ...{ department: 'registry', role: 'registrar' },
})
const post = { department: 'registry', role: 'registrar' } as const
const plans: Plan[] = [[], [task('a')], [task('a'), task('b', ['a']), task('c')]].flatMap((tasks) =>
  [true, false].flatMap((entersRegister) =>
    [true, false].flatMap((hasFees) =>
      [true, false].map((handsOver) => ({ accept: post, approve: post, tasks, entersRegister, hasFees, handsOver })),
    ),
  ),
)

const start = (plan: Plan, sides: number): CaseFacts => ({
  state: 'draft',
  holds: [],
  plan,
  parties: Array.from({ length: sides }, (_, at) => ({ id: `p${at}`, confirmed: at === 0, wantsOut: false })),
  tasks: plan.tasks.map(({ id, after }) => ({ id, after, done: false })),
  isOpened: false,
  isAccepted: false,
  missing: 0,
  blockers: [],
  restrictions: 'clear',
  feesOpen: plan.hasFees,
})

interface Step {
  name: string
  to: CaseFacts
}

/** What a decision writes, as the features do it. */
function after(facts: CaseFacts, action: CaseAction, to: CaseState, id?: string): CaseFacts {
  const next = { ...facts, state: to }
  if (action === 'partyConfirms') {
    return { ...next, parties: facts.parties.map((one) => (one.id === id ? { ...one, confirmed: true } : one)) }
  }
  if (action === 'reopen' || action === 'lapseConsents') {
    return { ...next, isOpened: false, parties: facts.parties.map((one, at) => ({ ...one, confirmed: at === 0 })) }
  }
  if (action === 'accept' || action === 'deemAccepted') return { ...next, isAccepted: true }
  if (action === 'finishTask') {
    return { ...next, tasks: facts.tasks.map((one) => (one.id === id ? { ...one, done: true } : one)) }
  }
  if (action === 'sendBack') return { ...next, tasks: facts.tasks.map((one) => ({ ...one, done: false })) }
  if (action === 'settleFees') return { ...next, feesOpen: false }
  return isOver(to) ? { ...next, holds: [] } : next
}

function stepsOf(facts: CaseFacts): Step[] {
  const ids: (string | undefined)[] = [
    undefined,
    ...facts.parties.map(({ id }) => id),
    ...facts.tasks.map(({ id }) => id),
  ]
  const moves = caseActions.flatMap((action) =>
    ids.flatMap((id): Step[] => {
      const decision = decideCase(facts, action, { partyId: id, taskId: id })
      return 'to' in decision ? [{ name: action, to: after(facts, action, decision.to, id) }] : []
    }),
  )
  const hold = (one: CaseFacts['holds'][number]): Step =>
    facts.holds.includes(one)
      ? { name: `lift ${one}`, to: { ...facts, holds: facts.holds.filter((other) => other !== one) } }
      : { name: one, to: { ...facts, holds: [...facts.holds, one].toSorted() } }
  const holds = [
    ...(alertableStates.includes(facts.state) ? [hold('frozen')] : []),
    ...(suspendableStates.includes(facts.state) ? [hold('suspended'), hold('proposed')] : []),
  ]
  const out = facts.parties.every(({ wantsOut }) => !wantsOut) && !isOver(facts.state) && facts.state !== 'draft'
  const wantOut = { ...facts, parties: facts.parties.map((one) => ({ ...one, wantsOut: true })) }
  const open = facts.state === 'submitted' && !facts.isOpened
  const opened = open ? [{ name: 'opened', to: { ...facts, isOpened: true } }] : []
  return [...moves, ...opened, ...holds, ...(out ? [{ name: 'all want out', to: wantOut }] : [])]
}

function explore(first: CaseFacts) {
  const known = new Map<string, { facts: CaseFacts; next: string[] }>()
  const queue = [first]
  for (let facts = queue.pop(); facts; facts = queue.pop()) {
    const key = JSON.stringify(facts)
    if (known.has(key)) continue
    const steps = stepsOf(facts)
    known.set(key, { facts, next: steps.map(({ to }) => JSON.stringify(to)) })
    queue.push(...steps.map(({ to }) => to))
  }
  return known
}

it.each(plans.map((plan) => [plan.tasks.length, plan.entersRegister, plan.hasFees, plan.handsOver, plan] as const))(
  'from everywhere there is a way to an end: %s tasks, register %s, fees %s, hand-over %s',
  (_tasks, _register, _fees, _handsOver, plan) => {
    for (const sides of [1, 2]) {
      const known = explore(start(plan, sides))
      const leads = new Set([...known].filter(([, { facts }]) => isOver(facts.state)).map(([key]) => key))
      for (let size = -1; size !== leads.size; ) {
        size = leads.size
        for (const [key, { next }] of known) if (next.some((one) => leads.has(one))) leads.add(key)
      }
      const stuck = [...known.values()].filter(({ facts }) => !leads.has(JSON.stringify(facts)))
      expect(stuck.map(({ facts }) => [facts.state, facts.holds])).toEqual([])
    }
  },
)

it('reaches every state of the table, and what has ended stays ended', () => {
  const reached = new Set(
    plans.flatMap((plan) => [...explore(start(plan, 2)).values()].map(({ facts }) => facts.state)),
  )
  expect([...reached].toSorted()).toEqual(Object.keys(caseStates).toSorted())
  for (const [state, edges] of Object.entries(caseTransitions)) {
    if (isOver(state as CaseState)) expect(edges).toEqual({})
  }
})

it('every state that is no end has an owner and a clock, and a clock that ends it takes an edge of that state', () => {
  for (const state of Object.keys(caseStates) as CaseState[]) {
    const keeper = keepers[state]
    expect([state, keeper === undefined]).toEqual([state, isOver(state)])
    if (keeper && 'ends' in keeper.clock.onEnd) expect(caseTransitions[state]).toHaveProperty(keeper.clock.onEnd.ends)
  }
})

it('while a case stands still nobody decides it, and the register is asked for nothing', () => {
  const moving: CaseAction[] = [
    'accept',
    'deemAccepted',
    'demand',
    'finishTask',
    'sendBack',
    'approve',
    'partyConfirms',
  ]
  for (const plan of plans) {
    for (const { facts } of explore(start(plan, 2)).values()) {
      if (facts.holds.length === 0) continue
      for (const action of moving) {
        for (const id of ['p0', 'p1', 'a', 'b', 'c']) {
          expect(decideCase(facts, action, { partyId: id, taskId: id })).toHaveProperty('refused')
        }
      }
    }
  }
})

it('nothing reaches the register with a task undone, a paper owed or promised, or a register that is silent or says no', () => {
  const ready: CaseFacts = {
    ...start(plans.find((one) => one.tasks.length === 1 && one.entersRegister)!, 1),
    state: 'approving',
  }
  const done = { ...ready, tasks: ready.tasks.map((one) => ({ ...one, done: true })) }
  expect(decideCase(done, 'approve')).toMatchObject({ to: 'entering' })
  expect(decideCase(ready, 'approve')).toMatchObject({ refused: 'TASK_NOT_OPEN' })
  expect(decideCase({ ...done, missing: 1 }, 'approve')).toMatchObject({ refused: 'PAPERS_MISSING' })
  expect(decideCase({ ...done, blockers: ['承诺补交的“结婚证”还没有到。'] }, 'approve')).toMatchObject({
    refused: 'PAPERS_MISSING',
  })
  expect(decideCase({ ...done, restrictions: 'unknown' }, 'approve')).toMatchObject({ refused: 'REGISTER_SILENT' })
  expect(decideCase({ ...done, restrictions: 'blocked' }, 'approve')).toMatchObject({ refused: 'RESTRICTED' })
})

it('ends against the applicant only with a second name, and by withdrawal only when all want it', () => {
  for (const state of suspendableStates) {
    const facts: CaseFacts = { ...start(plans[0]!, 2), state }
    for (const action of ['refuse', 'return'] as const) {
      expect(decideCase(facts, action)).toMatchObject({ refused: 'NEEDS_SUPERVISOR' })
      expect(decideCase({ ...facts, holds: ['proposed'] }, action)).toHaveProperty('to')
    }
    expect(decideCase(facts, 'withdraw')).toMatchObject({ refused: 'WITHDRAWAL_NEEDS_ALL' })
    const [one, other] = facts.parties as [CaseFacts['parties'][number], CaseFacts['parties'][number]]
    expect(decideCase({ ...facts, parties: [{ ...one, wantsOut: true }, other] }, 'withdraw')).toHaveProperty('refused')
    const all = [one, other].map((party) => ({ ...party, wantsOut: true }))
    expect(decideCase({ ...facts, parties: all }, 'withdraw')).toMatchObject({ to: 'withdrawn' })
  }
})

it('is taken back for changes until somebody of staff has opened it, not afterwards', () => {
  const submitted: CaseFacts = { ...start(plans[0]!, 2), state: 'submitted' }
  expect(decideCase(submitted, 'reopen')).toEqual({ to: 'draft', event: 'case.reopened' })
  expect(decideCase({ ...submitted, isOpened: true }, 'reopen')).toMatchObject({ refused: 'STATE_MOVED' })
  expect(decideCase({ ...submitted, state: 'confirming', isOpened: true }, 'reopen')).toHaveProperty('to')
})

it('refuses every action that the table does not know', () => {
  for (const state of Object.keys(caseStates) as CaseState[]) {
    for (const action of caseActions) {
      if (action in caseTransitions[state]) continue
      expect(decideCase({ ...start(plans[0]!, 1), state }, action)).toEqual({ refused: 'STATE_MOVED' })
    }
  }
})
