import { type CaseState, caseStates } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { freeOf, mayReportMistake, remedyOf } from './our-mistake.ts'

const states = Object.keys(caseStates) as CaseState[]
const entered = { isEntered: true, code: 'P01', offersCorrection: true }

it('is said of what our people have worked on, not of a draft nor while the register writes', () => {
  const may = states.filter((state) => mayReportMistake({ state, isOurMistake: false }))
  expect(states.filter((state) => !may.includes(state))).toEqual([
    'draft',
    'confirming',
    'entering',
    'withdrawn',
    'discarded',
  ])
})

it('is said once a case, and never of the making good itself', () => {
  for (const mistake of ['asked', 'upheld', 'denied'] as const) {
    expect(mayReportMistake({ state: 'closed', mistake, isOurMistake: false })).toBe(false)
  }
  expect(mayReportMistake({ state: 'closed', isOurMistake: true })).toBe(false)
})

it.each<[CaseState, Partial<typeof entered>, ReturnType<typeof remedyOf>]>([
  ['reviewing', {}, 'goes-on'],
  ['feeDue', {}, 'goes-on'],
  ['closed', {}, { beginAs: 'B15' }],
  ['closed', { offersCorrection: false }, { beginAs: 'P01' }],
  ['refused', { isEntered: false }, { beginAs: 'P01' }],
  ['returned', { isEntered: false }, { beginAs: 'P01' }],
])('a case that is %s (%o) is made good by %o', (state, more, remedy) => {
  expect(remedyOf({ ...entered, state, ...more })).toEqual(remedy)
})

it('costs nothing, and says what it would have cost', () => {
  const fees = { totalFen: 8_000, lines: [{ rule: 'r', name: '不动产登记费', payer: 'buyer', amountFen: 8_000 }] }
  expect(freeOf(fees)).toEqual({
    totalFen: 0,
    lines: [{ rule: 'r', name: '不动产登记费（我们的差错，免收）', payer: 'buyer', amountFen: 0 }],
  })
})
