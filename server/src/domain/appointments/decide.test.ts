import { type AppointmentState, appointmentStates, plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { type AppointmentFacts, allowedActions, decide, stateAt } from './decide.ts'
import { type AppointmentAction, appointmentActions, appointmentTransitions } from './states.ts'

const date = plainDate('2026-11-24')
const at = (time: string) => shanghaiInstant(date, time)
const states = Object.keys(appointmentStates) as AppointmentState[]

/** A slot of 2026-11-24, 10:00 to 10:30, checked in from 09:00 on, given up at 10:45. */
const facts = (given: Partial<AppointmentFacts> = {}): AppointmentFacts => ({
  state: 'confirmed',
  date,
  startsAt: at('10:00'),
  cancelBefore: at('00:00'),
  checkInFrom: at('09:00'),
  missAfter: at('10:45'),
  appeal: 'none',
  ...given,
})
const held = facts({ state: 'held', holdEndsAt: at('08:10') })
const outcome = (appointment: AppointmentFacts, action: AppointmentAction, now: Date) => {
  const decision = decide(appointment, action, now)
  return 'edge' in decision ? decision.edge.to : decision.refused
}
const justBefore = (time: Date) => new Date(time.getTime() - 1)
const dayBefore = new Date(at('00:00').getTime() - 3_600_000)

/** A moment and facts at which everything beside the state speaks for the action. */
const favourable: Record<AppointmentAction, { now: Date; more?: Partial<AppointmentFacts> }> = {
  confirm: { now: at('08:00'), more: { holdEndsAt: at('08:10') } },
  release: { now: at('08:00'), more: { holdEndsAt: at('08:10') } },
  expire: { now: at('08:10'), more: { holdEndsAt: at('08:10') } },
  move: { now: dayBefore },
  cancel: { now: dayBefore },
  runLate: { now: at('09:30') },
  arrive: { now: at('09:30') },
  complete: { now: at('10:20') },
  miss: { now: at('10:45') },
  excuse: { now: at('10:45') },
  appeal: { now: at('12:00') },
  uphold: { now: at('12:00'), more: { appeal: 'open' } },
  reject: { now: at('12:00'), more: { appeal: 'open' } },
  handBack: { now: dayBefore },
  keep: { now: dayBefore, more: { isUndecided: true } },
}

/** Every edge there is, written again by hand: the table may not grow by accident. */
const edges: Record<string, AppointmentState> = {
  'held confirm': 'confirmed',
  'held release': 'released',
  'held expire': 'expired',
  'confirmed move': 'moved',
  'confirmed cancel': 'cancelled',
  'confirmed runLate': 'confirmed',
  'confirmed arrive': 'arrived',
  'confirmed miss': 'missed',
  'confirmed excuse': 'excused',
  'confirmed handBack': 'confirmed',
  'confirmed keep': 'confirmed',
  'arrived complete': 'completed',
  'missed appeal': 'missed',
  'missed uphold': 'excused',
  'missed reject': 'missed',
}

describe('every state and every action', () => {
  const table = states.flatMap((state) => appointmentActions.map((action) => [state, action] as const))
  test.each(table)('%s, %s', (state, action) => {
    const { now, more } = favourable[action]
    const decision = decide(facts({ state, ...more }), action, now)
    const to = edges[`${state} ${action}`]
    if (to) expect(decision).toMatchObject({ edge: { to } })
    else expect(decision).toHaveProperty('refused')
  })

  test('the table has exactly these edges', () => {
    const found = states.flatMap((state) =>
      Object.keys(appointmentTransitions[state]).map((action) => `${state} ${action}`),
    )
    expect(found.sort()).toEqual(Object.keys(edges).sort())
  })

  test('a place moves only along free, held, booked, arrived, used, with its ways back', () => {
    const moves = states.flatMap((state) =>
      Object.values(appointmentTransitions[state] as Record<string, { place?: { from: string; to: string } }>).flatMap(
        ({ place }) => (place ? [`${place.from}-${place.to}`] : []),
      ),
    )
    expect([...new Set(moves)].sort()).toEqual([
      'arrived-used',
      'booked-arrived',
      'booked-free',
      'booked-missed',
      'held-booked',
      'held-free',
    ])
  })
})

describe('limits', () => {
  test.each([
    ['confirm', held, justBefore(at('08:10')), 'confirmed'],
    ['confirm', held, at('08:10'), 'HOLD_ENDED'],
    ['release', held, justBefore(at('08:10')), 'released'],
    ['release', held, at('08:10'), 'HOLD_ENDED'],
    ['expire', held, justBefore(at('08:10')), 'STATE_MOVED'],
    ['expire', held, at('08:10'), 'expired'],
    ['cancel', facts(), justBefore(at('00:00')), 'cancelled'],
    ['cancel', facts(), at('00:00'), 'CANCEL_TOO_LATE'],
    ['move', facts(), justBefore(at('10:00')), 'moved'],
    ['move', facts(), at('10:00'), 'MOVE_TOO_LATE'],
    ['runLate', facts(), justBefore(at('00:00')), 'STATE_MOVED'],
    ['runLate', facts(), at('00:00'), 'confirmed'],
    ['runLate', facts(), justBefore(at('10:45')), 'confirmed'],
    ['runLate', facts(), at('10:45'), 'STATE_MOVED'],
    ['handBack', facts(), dayBefore, 'confirmed'],
    ['handBack', facts({ isHandedBack: true, isUndecided: true }), dayBefore, 'STATE_MOVED'],
    // After the person said that they keep it.
    ['handBack', facts({ isHandedBack: true }), dayBefore, 'STATE_MOVED'],
    ['arrive', facts(), justBefore(at('09:00')), 'TOO_EARLY'],
    ['arrive', facts(), at('09:00'), 'arrived'],
    ['arrive', facts(), at('23:59'), 'arrived'],
    ['arrive', facts(), new Date(at('00:00').getTime() + 86_400_000), 'STATE_MOVED'],
    ['miss', facts(), justBefore(at('10:45')), 'STATE_MOVED'],
    ['miss', facts(), at('10:45'), 'missed'],
    ['excuse', facts(), justBefore(at('10:45')), 'STATE_MOVED'],
    ['excuse', facts(), at('10:45'), 'excused'],
  ] as const)('%s: %#', (action, appointment, now, expected) => {
    expect(outcome(appointment, action, now)).toBe(expected)
  })

  test('what came too late is told as that, not as a bare change of state', () => {
    const now = at('12:00')
    expect(outcome(facts({ state: 'expired', holdEndsAt: at('08:10') }), 'confirm', now)).toBe('HOLD_ENDED')
    expect(outcome(facts({ state: 'released' }), 'release', now)).toBe('HOLD_ENDED')
    expect(outcome(facts({ state: 'missed', appeal: 'open' }), 'appeal', now)).toBe('APPEAL_EXISTS')
    expect(outcome(facts({ state: 'excused', appeal: 'upheld' }), 'appeal', now)).toBe('APPEAL_EXISTS')
    expect(outcome(facts({ state: 'missed', appeal: 'rejected' }), 'uphold', now)).toBe('APPEAL_DECIDED')
    expect(outcome(facts({ state: 'excused', appeal: 'upheld' }), 'reject', now)).toBe('APPEAL_DECIDED')
    expect(outcome(facts({ state: 'missed', appeal: 'none' }), 'uphold', now)).toBe('APPEAL_DECIDED')
  })
})

describe('what is offered', () => {
  test.each([
    [held, at('08:00'), ['confirm', 'release', 'saveDraft']],
    [held, at('08:10'), []],
    [facts(), dayBefore, ['move', 'cancel', 'showCode']],
    [facts(), at('09:30'), ['move', 'runLate', 'showCode']],
    [facts(), at('10:30'), ['runLate', 'showCode']],
    [facts(), at('10:45'), []],
    [facts({ state: 'missed' }), at('12:00'), ['appeal']],
    [facts({ state: 'missed', appeal: 'open' }), at('12:00'), []],
    [facts({ state: 'completed' }), at('12:00'), []],
  ])('%#', (appointment, now, expected) => {
    expect(allowedActions(appointment, now)).toEqual(expected)
  })

  test('a hold is shown as over from its last second on', () => {
    expect(stateAt(held, justBefore(at('08:10')))).toBe('held')
    expect(stateAt(held, at('08:10'))).toBe('expired')
  })
})
