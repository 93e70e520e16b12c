import { expect, it } from 'vitest'
import { servedBy } from './served-by.ts'
import type { TicketStep } from './ticket.ts'

const step = (action: TicketStep['action'], by: string): TicketStep => ({
  ...{ action, by, at: new Date('2026-11-23T02:00:00Z'), to: 'serving' },
})

it('is whoever began and whoever ended it, once, at each window it was sent to', () => {
  const history = [
    ...[step('take', 'citizen'), step('call', 'c9'), step('miss', 'c9'), step('call', 'c1')],
    ...[step('start', 'c1'), step('transfer', 'c1'), step('call', 'c2'), step('start', 'c2'), step('finish', 'c2')],
  ]
  expect(servedBy({ history })).toEqual(['c1', 'c2'])
})

it('is not the clock that ended the day', () => {
  expect(servedBy({ history: [step('start', 'c1'), step('endDay', 'system')] })).toEqual(['c1'])
  expect(servedBy({ history: [step('take', 'citizen')] })).toEqual([])
})
