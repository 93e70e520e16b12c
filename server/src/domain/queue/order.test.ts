import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareOrder, dueAt, type Ordered, positionAfterMiss, positionOfArrival } from './order.ts'

const at = (time: string) => new Date(`2026-03-04T${time}:00+08:00`)
const from = at('09:30')

describe('the position of an arrival', () => {
  test('a walk-in stands at its arrival', () => {
    expect(positionOfArrival({ at: at('09:12'), seq: 4 })).toEqual({
      orderAt: at('09:12'),
      orderSeq: 4,
      orderKind: 'walk-in',
      orderReason: '现场取号，按取号时间 09:12 排队。',
    })
  })

  test.each([
    ['early', '08:40', undefined, '09:30', 'appointment'],
    ['on the minute', '09:30', undefined, '09:30', 'appointment'],
    ['at the end of the grace', '09:40', undefined, '09:30', 'appointment'],
    ['a minute after the grace', '09:41', undefined, '09:41', 'late-appointment'],
    ['late as announced', '09:45', 15, '09:30', 'appointment'],
    ['later than announced', '09:46', 15, '09:46', 'late-appointment'],
  ] as const)('an appointment that comes %s', (_, arrived, lateMinutes, ordered, kind) => {
    const position = positionOfArrival({
      at: at(arrived),
      seq: 1,
      appointment: { from, graceMinutes: 10, lateMinutes },
    })
    expect(position.orderAt).toEqual(at(ordered))
    expect(position.orderKind).toBe(kind)
  })

  test('the reason says which time counts', () => {
    const reason = (arrived: string, lateMinutes?: number) =>
      positionOfArrival({ at: at(arrived), seq: 1, appointment: { from, graceMinutes: 10, lateMinutes } }).orderReason
    expect(reason('09:00')).toBe('按预约时段 09:30 排队。')
    expect(reason('09:44', 15)).toBe('已告知会晚到 15 分钟，仍按预约时段 09:30 排队。')
    expect(reason('09:52')).toBe('预约时段是 09:30，取号时已是 09:52，按取号时间排队。')
  })
})

test('the hall keeps a person waiting from the slot on, or from a later arrival', () => {
  const appointment = { from, graceMinutes: 10 }
  expect(dueAt({ at: at('08:40'), seq: 1, appointment })).toEqual(from)
  expect(dueAt({ at: at('09:35'), seq: 1, appointment })).toEqual(at('09:35'))
  expect(dueAt({ at: at('08:40'), seq: 1 })).toEqual(at('08:40'))
})

const ordered = fc.record({
  // few different minutes, so that equal times are common
  orderAt: fc.integer({ min: 0, max: 12 }).map((minute) => new Date(at('09:00').getTime() + minute * 60_000)),
  orderSeq: fc.integer({ min: 1, max: 40 }),
})
/** Tickets as they exist: arrival numbers and printed numbers are unique. */
const queue = fc
  .uniqueArray(ordered, { maxLength: 20, selector: (one) => one.orderSeq })
  .map((list) => list.map((one): Ordered => ({ ...one, number: `A${String(one.orderSeq).padStart(3, '0')}` })))

describe('the order', () => {
  test('is total and does not depend on how the list was read', () => {
    fc.assert(
      fc.property(queue, fc.infiniteStream(fc.nat()), (list, chance) => {
        const sorted = [...list].sort(compareOrder)
        const shuffled = list
          .map((ticket) => ({ ticket, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ ticket }) => ticket)
        expect(shuffled.sort(compareOrder)).toEqual(sorted)
        for (const [index, ticket] of sorted.entries()) {
          for (const later of sorted.slice(index + 1)) {
            expect(compareOrder(ticket, later)).toBeLessThan(0)
            expect(compareOrder(later, ticket)).toBeGreaterThan(0)
          }
        }
      }),
    )
  })
})

describe('coming back after a missed call', () => {
  test('puts exactly three of those whose time has come in front, or all when there are fewer', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 0, max: 12 }), (list, minute) => {
        const now = new Date(at('09:00').getTime() + minute * 60_000)
        const [missed, ...waiting] = list
        if (!missed) return
        const back: Ordered = { ...missed, ...positionAfterMiss(waiting, missed.orderSeq, now) }
        const due = waiting.filter((other) => other.orderAt <= now)
        const before = due.filter((other) => compareOrder(other, back) < 0)
        expect(before).toHaveLength(Math.min(3, due.length))
      }),
    )
  })

  test('does not wait for people whose slot is still to come', () => {
    const waiting = [{ orderAt: at('11:00'), orderSeq: 2, number: 'A002' }]
    const position = positionAfterMiss(waiting, 1, at('10:00'))
    expect(position.orderAt).toEqual(at('10:00'))
    expect(position.orderReason).toBe('过号后返回，前面没有已到时间的等候者。')
  })

  test('stands between the third and the fourth of one slot', () => {
    const waiting = [2, 3, 4, 5].map((seq) => ({ orderAt: from, orderSeq: seq, number: `A00${seq}` }))
    expect(positionAfterMiss(waiting, 1, at('09:40'))).toMatchObject({ orderAt: from, orderSeq: 4.5 })
  })
})
