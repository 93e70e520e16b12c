import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { areaDifference } from './area-difference.ts'

const here = { on: plainDate('2026-03-06'), city: 'jinan' } as const
/** 100 ㎡ at 10,000 yuan. */
const settle = (areaSqm: string) =>
  areaDifference({ ...here, contractAreaSqm: '100', areaSqm, pricePerSqmFen: 1_000_000 })[0]

describe('面积差', () => {
  test.each([
    ['100', 'buyer', 0],
    ['101.50', 'buyer', 1_500_000],
    ['103', 'buyer', 3_000_000],
    // beyond 3 % the developer bears it
    ['103.01', 'buyer', 3_000_000],
    ['110', 'buyer', 3_000_000],
    ['98.5', 'developer', 1_500_000],
    ['97', 'developer', 3_000_000],
    // 3 % once, the rest twice
    ['96', 'developer', 5_000_000],
    ['95.99', 'developer', 5_020_000],
  ])('100 ㎡ contracted, %s measured: %s pays %i', (areaSqm, payer, amountFen) => {
    expect(settle(areaSqm)).toMatchObject({ payer, amountFen })
  })

  test('above 3 % the buyer may return the home, at 3 % not yet', () => {
    const note = (areaSqm: string) => {
      const line = settle(areaSqm)
      return line && 'note' in line ? line.note : undefined
    }
    expect(note('103')).not.toContain('退房')
    expect(note('103.01')).toContain('有权退房')
    expect(note('96.99')).toContain('有权退房')
  })

  test('asks for what it needs', () => {
    expect(areaDifference({ ...here, areaSqm: '100' })).toMatchObject([
      { needs: ['contractAreaSqm', 'pricePerSqmFen'] },
    ])
  })
})
