import { type EligibilityCheckState, eligibilityCheckStates, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import {
  applicantActions,
  type CheckStanding,
  canAskPerson,
  canChallenge,
  canDecide,
  staffActions,
  type Viewer,
} from './check-actions.ts'

const states = Object.keys(eligibilityCheckStates) as EligibilityCheckState[]
const today = plainDate('2026-11-22')
const standing = (state: EligibilityCheckState, more: Partial<CheckStanding> = {}): CheckStanding => ({
  ...{ state, hasProposal: false, isQuestioned: false, hasOpenChallenge: false },
  ...more,
})
const clerk: Viewer = { isChief: false, isFamily: false, isProposer: false, isSampler: false }
const chief: Viewer = { ...clerk, isChief: true }

describe('the applicant', () => {
  test('in every state', () => {
    const table = Object.fromEntries(
      states.map((state) => [state, applicantActions(standing(state, { decidedBy: 'rules' })).join()]),
    )
    expect(table).toEqual({
      consenting: 'withdraw',
      gathering: 'withdraw',
      asking: 'answer,challenge,withdraw',
      dataGap: 'challenge,withdraw',
      reviewing: 'challenge,withdraw',
      passed: 'challenge',
      failed: 'askPerson,challenge',
      expired: '',
      consumed: '',
      revoked: '',
      cancelled: '',
    })
  })

  test('can ask a person about a refusal by the machine, not again about one by a person', () => {
    expect(canAskPerson(standing('failed', { decidedBy: 'rules' }))).toBe(true)
    expect(canAskPerson(standing('failed', { decidedBy: 'person' }))).toBe(false)
    expect(states.filter((state) => canAskPerson(standing(state, { decidedBy: 'rules' })))).toEqual(['failed'])
  })

  test('can contest what an office has told, not what they said themselves', () => {
    expect(canChallenge('failed', 'homes')).toBe(true)
    expect(canChallenge('failed', 'zone')).toBe(false)
    expect(canChallenge('failed', 'degree')).toBe(false)
    expect(states.filter((state) => canChallenge(state, 'homes'))).toEqual([
      ...['asking', 'dataGap', 'reviewing', 'passed', 'failed'],
    ])
  })
})

describe('staff', () => {
  test('decide only what waits for a person', () => {
    expect(states.filter((state) => canDecide(standing(state), clerk))).toEqual(['dataGap', 'reviewing'])
    expect(canDecide(standing('passed', { isQuestioned: true }), clerk)).toBe(true)
    expect(canDecide(standing('failed', { isQuestioned: true }), chief)).toBe(false)
  })

  test('what a clerk would refuse waits for a supervisor', () => {
    const proposed = standing('dataGap', { hasProposal: true })
    expect([canDecide(proposed, clerk), canDecide(proposed, chief)]).toEqual([false, true])
  })

  test.each(['isFamily', 'isProposer', 'isSampler'] as const)('not who %s, supervisor or not', (why) => {
    expect(canDecide(standing('reviewing'), { ...chief, [why]: true })).toBe(false)
  })

  test('use a result to its last day', () => {
    const on = (validTo: string) => staffActions(standing('passed', { validTo: plainDate(validTo) }), clerk, today)
    expect(on('2026-11-22')).toEqual(['consume'])
    expect(on('2026-11-21')).toEqual([])
    expect(staffActions(standing('passed'), clerk, today)).toEqual([])
  })

  test('revoke as a supervisor, also what was used', () => {
    expect(staffActions(standing('consumed'), chief, today)).toEqual(['revoke'])
    expect(staffActions(standing('consumed'), clerk, today)).toEqual([])
    expect(states.filter((state) => staffActions(standing(state), chief, today).includes('revoke'))).toEqual([
      'passed',
      'consumed',
    ])
  })

  test('do nothing at all with a check of their own family', () => {
    const everything = standing('passed', { validTo: today, isQuestioned: true, hasOpenChallenge: true })
    expect(staffActions(everything, chief, today)).toEqual(['decide', 'decideChallenge', 'consume', 'revoke'])
    expect(staffActions(everything, { ...chief, isFamily: true }, today)).toEqual([])
  })
})
