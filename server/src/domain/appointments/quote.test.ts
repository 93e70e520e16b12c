import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quoteVisit, waitRange } from './quote.ts'

const facts = { recent: [] as number[], ahead: 3, windows: 2, serviceMinutes: 20 }
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]

describe('the wait', () => {
  test('from actual waits once there are ten: eight of ten lie within', () => {
    expect(waitRange({ ...facts, recent: ten })).toEqual({
      minutes: [2, 9],
      basis: '按这里最近 10 位同类业务的实际等候',
    })
  })
  test('from people and windows while there are fewer', () => {
    expect(waitRange({ ...facts, recent: ten.slice(1) })).toEqual({
      minutes: [15, 30],
      basis: '按前面 3 人、2 个窗口推算',
    })
  })
  test('nobody ahead means no wait; a hall without windows does not divide by zero', () => {
    expect(waitRange({ ...facts, ahead: 0 }).minutes).toEqual([0, 0])
    expect(waitRange({ ...facts, windows: 0 }).minutes).toEqual([30, 60])
  })
  test('low never exceeds high', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true })),
        fc.nat(300),
        fc.nat(20),
        (recent, ahead, windows) => {
          const [low, high] = waitRange({ recent, ahead, windows, serviceMinutes: 15 }).minutes
          expect(Number.isInteger(low) && Number.isInteger(high)).toBe(true)
          expect(low).toBeLessThanOrEqual(high)
          expect(low).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

test('the whole visit ends after the longer wait and the service', () => {
  expect(quoteVisit(plainDate('2026-11-24'), '09:30', facts)).toEqual({
    waitMinutes: [15, 30],
    serviceMinutes: 20,
    doneBy: '10:20',
    basis: '按前面 3 人、2 个窗口推算',
  })
})
