import { plainDate } from '@anju/shared-types/plain-date'
import { expect, it } from 'vitest'
import { bodyOf, emptyOffset, offsetProblems } from './offset-form.ts'

const on = plainDate('2026-12-15')
const monthly = { ...emptyOffset, due: '3200.50', main: '2100', spouse: '' }
const yearly = { ...emptyOffset, method: 'yearly' as const, fundOwed: '62.5', main: '21000', spouse: '900' }

it('asks of a month what is due, of a year what is owed', () => {
  expect(bodyOf(monthly, on)).toMatchObject({
    ...{ on, method: 'monthly', instalmentsPaid: 1, hasOverdue: false, hasWithdrawalMandate: false, keepFen: 0 },
    accounts: [{ holder: 'main', balanceFen: 210_000 }],
    loans: [{ kind: 'fund', dueFen: 320_050, balanceFen: 0 }],
  })
  expect(bodyOf({ ...yearly, commercialOwed: '30' }, on)).toMatchObject({
    accounts: [{ holder: 'main' }, { holder: 'spouse', balanceFen: 90_000 }],
    loans: [
      { kind: 'fund', balanceFen: 62_500_000 },
      { kind: 'commercial', balanceFen: 30_000_000 },
    ],
  })
})

it.each([
  ['new', { instalmentsPaid: 0 }],
  ['overdue', { hasOverdue: true }],
  ['withdrawing', { hasWithdrawalMandate: true }],
  ['monthly', { present: 'monthly' }],
] as const)('a loan that is %s is told as it is', (standing, told) => {
  expect(bodyOf({ ...monthly, standing }, on)).toMatchObject(told)
})

it('tells what is wrong beside the field, and only where somebody has to fill in', () => {
  expect(Object.keys(offsetProblems(emptyOffset))).toEqual(['due', 'main'])
  expect(Object.keys(offsetProblems({ ...emptyOffset, method: 'yearly' }))).toEqual(['fundOwed', 'main'])
  expect(Object.keys(offsetProblems({ ...monthly, spouse: '两千', keep: 'x' }))).toEqual(['spouse', 'keep'])
  expect(bodyOf({ ...yearly, commercialOwed: '三十' }, on)).toBeUndefined()
})
