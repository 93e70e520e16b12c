import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderKind } from './order.ts'
import { aheadOf, aheadOfNewcomer, overtakingText, poolOf, type Waiting } from './standing.ts'

const at = (time: string) => new Date(`2026-03-04T${time}:00+08:00`)
let seq = 0
const waiting = (service: string, ordered: string, taken = ordered, orderKind: OrderKind = 'walk-in'): Waiting => {
  seq += 1
  const number = `A${String(seq).padStart(3, '0')}`
  return { id: number, number, service, orderAt: at(ordered), orderSeq: seq, takenAt: at(taken), orderKind }
}
const windows = [
  { no: '1', services: ['register', 'tax'], busy: true },
  { no: '2', services: ['register'], busy: false },
  { no: '3', services: ['fund'], busy: false },
]

describe('the pool of a service', () => {
  test('is the open windows that serve it and the services they serve beside it', () => {
    const pool = poolOf('register', windows)
    expect({ ...pool, services: [...pool.services].sort() }).toEqual({
      windows: 2,
      freeWindows: 1,
      services: ['register', 'tax'],
    })
  })
  test('of a service without an open window is empty', () => {
    expect(poolOf('loan', windows)).toMatchObject({ windows: 0, freeWindows: 0 })
  })
})

describe('who is ahead', () => {
  test('only those who compete for the same windows', () => {
    const me = waiting('register', '09:30')
    const list = [waiting('register', '09:10'), waiting('tax', '09:20'), waiting('fund', '09:00'), me]
    const numbers = aheadOf(me, list, poolOf('register', windows)).map(({ service }) => service)
    expect(numbers).toEqual(['register', 'tax'])
  })
  test('a newcomer goes before those whose slot is still to come', () => {
    const list = [waiting('register', '09:10'), waiting('register', '11:00', '09:00', 'appointment')]
    expect(aheadOfNewcomer(list, poolOf('register', windows), at('09:30'))).toHaveLength(1)
  })
  test('positions are 0, 1, 2 … without gaps when all wait for one service', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 30 })
    fc.assert(
      fc.property(minutes, (list) => {
        const queue = list.map((minute) => waiting('register', `09:${String(minute).padStart(2, '0')}`))
        const pool = poolOf('register', windows)
        const places = queue.map((ticket) => aheadOf(ticket, queue, pool).length).sort((a, b) => a - b)
        expect(places).toEqual(queue.map((_, index) => index))
      }),
    )
  })
})

describe('being overtaken', () => {
  test('is explained by kind', () => {
    const me = waiting('register', '09:12')
    const ahead = [
      waiting('register', '09:00', '09:20', 'appointment'),
      waiting('register', '09:05', '09:30', 'appointment'),
      waiting('register', '09:01', '08:50', 'requeued'),
      waiting('register', '09:02', '09:15', 'transferred'),
    ]
    expect(overtakingText(me, ahead)).toBe('有 3 位后取号的排在前面：2 位预约时段更早，1 位由其他业务转来。')
  })
  test('is not mentioned when nobody came later', () => {
    expect(overtakingText(waiting('register', '09:12'), [waiting('register', '09:00')])).toBeUndefined()
  })
})
