import type { TicketState } from '@anju/shared-types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideTicket, type TicketCommand } from './decide.ts'
import { compareOrder, type Ordered, positionAfterMiss, positionOfArrival } from './order.ts'
import { isAtWindow } from './ticket-states.ts'

/** A hall played in memory by the rules alone: what clerks and citizens press comes in any order. */
interface Played extends Ordered {
  state: TicketState
  service: string
  recalls: number
  windowNo?: string
  calledAt?: Date
}
const services = ['register', 'tax'] as const
const windowsOf = { '1': ['register'], '2': ['tax'], '3': ['register', 'tax'] } as const
type WindowNo = keyof typeof windowsOf

const windowNo = fc.constantFrom<WindowNo>('1', '2', '3')
const press = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('arrive' as const), service: fc.constantFrom(...services) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('callNext' as const), windowNo }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('recall', 'start', 'finish', 'miss', 'requeue', 'transfer', 'leave'),
      which: fc.nat(30),
    }),
  },
)

test('whatever is pressed, a window never has two tickets, and a call takes the first in order', () => {
  fc.assert(
    fc.property(fc.array(press, { maxLength: 80 }), (presses) => {
      const tickets: Played[] = []
      let now = new Date('2026-03-04T01:00:00Z')
      const apply = (ticket: Played, command: TicketCommand) => {
        const change = decideTicket(ticket, command, 'clerk', now)
        if (!change.refused) Object.assign(ticket, change.set)
        return !change.refused
      }
      for (const one of presses) {
        now = new Date(now.getTime() + 30_000)
        if ('service' in one) {
          const seq = tickets.length + 1
          tickets.push({
            ...positionOfArrival({ at: now, seq }),
            number: `A${seq}`,
            state: 'waiting',
            service: one.service,
            recalls: 0,
          })
        } else if ('windowNo' in one) {
          if (tickets.some((ticket) => isAtWindow(ticket.state) && ticket.windowNo === one.windowNo)) continue
          const serves = windowsOf[one.windowNo] as readonly string[]
          const line = tickets.filter((ticket) => ticket.state === 'waiting' && serves.includes(ticket.service))
          const first = line.sort(compareOrder)[0]
          if (first) expect(apply(first, { action: 'call', windowNo: one.windowNo })).toBe(true)
        } else {
          const ticket = tickets[one.which % Math.max(1, tickets.length)]
          if (!ticket) continue
          const waiting = tickets.filter((other) => other.state === 'waiting' && other.service === ticket.service)
          const action = one.kind as 'recall'
          if (one.kind === 'requeue') {
            apply(ticket, { action: 'requeue', position: positionAfterMiss(waiting, ticket.orderSeq, now) })
          } else if (one.kind === 'transfer') {
            const service = ticket.service === 'tax' ? 'register' : 'tax'
            apply(ticket, { action: 'transfer', service, fromServiceName: ticket.service })
          } else apply(ticket, { action })
        }
        const standing = tickets.filter((ticket) => isAtWindow(ticket.state)).map((ticket) => ticket.windowNo)
        expect(new Set(standing).size).toBe(standing.length)
        const keys = tickets.map((ticket) => `${ticket.orderAt.getTime()}/${ticket.orderSeq}/${ticket.number}`)
        expect(new Set(keys).size).toBe(keys.length)
      }
    }),
  )
})
