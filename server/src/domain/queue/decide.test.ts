import { type TicketState, ticketStates } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { citizenTicketActions, clerkTicketActions } from './allowed-actions.ts'
import { decideTicket, type TicketCommand } from './decide.ts'
import { isActive, isAtWindow, type TicketAction, ticketActions, ticketTransitions } from './ticket-states.ts'

const now = new Date('2026-03-04T02:00:00Z')
const position = {
  orderAt: new Date('2026-03-04T01:30:00Z'),
  orderSeq: 7.5,
  orderKind: 'requeued' as const,
  orderReason: '过号后返回',
}
const commandOf = (action: TicketAction): TicketCommand => {
  if (action === 'call') return { action, windowNo: '3' }
  if (action === 'requeue') return { action, position }
  if (action === 'transfer') return { action, service: 'tax', fromServiceName: '不动产登记' }
  return { action }
}
const ticketIn = (state: TicketState) => ({
  state,
  service: 'register',
  orderAt: new Date('2026-03-04T01:00:00Z'),
  recalls: 2,
  windowNo: isAtWindow(state) ? '3' : undefined,
})
const states = Object.keys(ticketStates) as TicketState[]

/** The whole table: state × action, with the state that follows; `-` is refused. */
const expected: Record<TicketState, Record<TicketAction, TicketState | '-'>> = {
  waiting: row({ call: 'called', leave: 'left', endDay: 'left' }),
  called: row({
    recall: 'called',
    start: 'serving',
    miss: 'missed',
    transfer: 'waiting',
    leave: 'left',
    endDay: 'left',
  }),
  serving: row({ finish: 'done', transfer: 'waiting', endDay: 'done' }),
  missed: row({ requeue: 'waiting', leave: 'left', endDay: 'left' }),
  left: row({}),
  done: row({}),
}
function row(allowed: Partial<Record<TicketAction, TicketState>>) {
  return Object.fromEntries(ticketActions.map((action) => [action, allowed[action] ?? '-'])) as Record<
    TicketAction,
    TicketState | '-'
  >
}

describe.each(states)('a ticket that is %s', (state) => {
  test.each([...ticketActions])('%s', (action) => {
    const change = decideTicket(ticketIn(state), commandOf(action), 'clerk-1', now)
    const to = expected[state][action]
    if (to === '-') return expect(change).toEqual({ refused: 'STATE_MOVED' })
    if (change.refused) throw new Error('was refused')
    expect(change).toMatchObject({ from: state, to, set: { state: to } })
    expect(change.step).toMatchObject({ at: now, action, from: state, to, by: 'clerk-1' })
    expect(change.event).toMatch(/^ticket\./)
  })
})

test('every state of the contract has a row', () => {
  expect(Object.keys(ticketTransitions).sort()).toEqual([...states].sort())
})

test('a call names the window, the clerk and the time, and begins counting recalls anew', () => {
  const change = decideTicket(ticketIn('waiting'), { action: 'call', windowNo: '5' }, 'clerk-2', now)
  expect(change).toMatchObject({
    event: 'ticket.called',
    set: { windowNo: '5', calledBy: 'clerk-2', calledAt: now, recalls: 0 },
    step: { windowNo: '5' },
  })
})

test('a recall only counts', () => {
  const change = decideTicket(ticketIn('called'), { action: 'recall' }, 'clerk-1', now)
  expect(change).toMatchObject({ event: 'ticket.recalled', set: { recalls: 3, state: 'called' } })
  expect(Object.keys('set' in change ? change.set : {}).sort()).toEqual(['recalls', 'state'])
})

test('a transfer keeps the position in the order and says so', () => {
  const command = { action: 'transfer', service: 'tax', fromServiceName: '不动产登记' } as const
  const change = decideTicket(ticketIn('serving'), command, 'clerk-1', now)
  if (change.refused) throw new Error('was refused')
  expect(change.set).not.toHaveProperty('orderAt')
  expect(change.set).toMatchObject({ service: 'tax', orderKind: 'transferred' })
  expect(change.set.orderReason).toBe('由“不动产登记”转来，保留原来的排队时间 09:00，不重新排队。')
})

test('a transfer to the service it already waits for is refused', () => {
  const command = { action: 'transfer', service: 'register', fromServiceName: '不动产登记' } as const
  expect(decideTicket(ticketIn('called'), command, 'clerk-1', now)).toEqual({ refused: 'SAME_SERVICE' })
})

test('what the clock ends is marked, so that its duration is not taken for a service time', () => {
  const change = decideTicket(ticketIn('serving'), { action: 'endDay' }, 'system', now)
  expect(change).toMatchObject({ to: 'done', set: { endedAt: now, endedByClock: true } })
})

test.each(states)('allowed actions of %s follow the table', (state) => {
  const allowed = (actions: TicketAction[]) => actions.every((action) => expected[state][action] !== '-')
  expect(allowed(citizenTicketActions(state))).toBe(true)
  expect(allowed(clerkTicketActions(state, true))).toBe(true)
  expect(allowed(clerkTicketActions(state, false))).toBe(true)
})

test('citizens may leave until they are served; clerks act at their own window only', () => {
  expect(states.filter((state) => citizenTicketActions(state).includes('leave'))).toEqual([
    'waiting',
    'called',
    'missed',
  ])
  expect(clerkTicketActions('called', true)).toEqual(['recall', 'start', 'miss', 'transfer'])
  expect(clerkTicketActions('called', false)).toEqual([])
  expect(clerkTicketActions('serving', true)).toEqual(['finish', 'transfer'])
  expect(clerkTicketActions('missed', false)).toEqual(['requeue'])
  expect(states.filter(isActive)).toEqual(['waiting', 'called', 'serving', 'missed'])
})
