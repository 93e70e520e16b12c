import { plainDate, shanghaiDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuietAt } from '../notices/quiet-hours.ts'
import { countOpen } from './places.ts'
import {
  aheadOf,
  fits,
  inLine,
  isBetter,
  lastOfferAt,
  mayOfferAt,
  nextInLine,
  OFFER_MINUTES,
  type Waiter,
  type WantedSlot,
  type Wishes,
} from './waitlist.ts'
import { isInLine, missedHow, waitlistEdge, waitlistTransitions } from './waitlist-states.ts'

const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const slot = (date = '2026-03-10', from = '10:00', hallId = 'small'): WantedSlot => ({
  ...{ _id: `${hallId}_${date}_${from}`, hallId, date: plainDate(date), from },
  startsAt: at(`${date} ${from}`),
})
const wishes = (more: Partial<Wishes> = {}): Wishes => ({
  ...{ hallIds: ['small'], from: plainDate('2026-03-09'), to: plainDate('2026-03-11') },
  ...{ parts: ['morning', 'afternoon'], ...more },
})
let made = 0
const waiter = (more: Partial<Waiter> = {}): Waiter => ({
  ...{ id: `w${++made}`, joinedAt: at('2026-03-06 10:00'), wishes: wishes(), answered: [] },
  ...{ hasOffer: false, isPaused: false, ...more },
})

describe('when a place may still be offered', () => {
  it.each([
    ['in the afternoon: with time to answer and to get there', '2026-03-10 14:00', '2026-03-10 12:45'],
    ['just after the quiet hours', '2026-03-10 09:15', '2026-03-10 08:00'],
    ['early: the evening before', '2026-03-10 09:00', '2026-03-09 21:00'],
    ['at night: the same evening', '2026-03-10 23:30', '2026-03-10 21:00'],
  ])('%s', (_, startsAt, last) => {
    expect(lastOfferAt(at(startsAt))).toEqual(at(last))
  })
  it('nobody is offered anything at night, and every offer ends an hour before its slot', () => {
    const moment = fc
      .integer({ min: 0, max: 10 * 24 * 60 })
      .map((minutes) => at('2026-03-06 00:00').getTime() + minutes * 60_000)
    fc.assert(
      fc.property(moment, moment, (starts, instant) => {
        const [startsAt, now] = [new Date(starts), new Date(instant)]
        if (!mayOfferAt({ wantedAt: now, lastOfferAt: lastOfferAt(startsAt) }, now)) return
        expect(isQuietAt(now)).toBe(false)
        expect(now.getTime() + OFFER_MINUTES * 60_000).toBeLessThanOrEqual(starts - 3_600_000)
      }),
    )
  })
  it('until then its free places are the waitlist’s, afterwards everybody’s', () => {
    const place = { no: 1, state: 'free' } as const
    const kept = { places: [place], wantedAt: at('2026-03-09 10:00'), lastOfferAt: at('2026-03-10 08:45') }
    expect(countOpen(kept, at('2026-03-09 23:00'))).toBe(0)
    expect(countOpen(kept, at('2026-03-10 08:45'))).toBe(1)
    expect(countOpen({ places: [place], lastOfferAt: at('2026-03-10 08:45') }, at('2026-03-09 23:00'))).toBe(1)
  })
})

describe('what is wished for', () => {
  it.each([
    ['inside', {}, true],
    ['another hall', { hallIds: ['other'] }, false],
    ['before the first day', { from: plainDate('2026-03-11') }, false],
    ['after the last day', { to: plainDate('2026-03-09') }, false],
    ['the other half of the day', { parts: ['afternoon'] as const }, false],
  ])('%s', (_, more, expected) => {
    expect(fits(wishes(more), slot())).toBe(expected)
  })
  it('noon is afternoon', () => {
    expect(fits(wishes({ parts: ['morning'] }), slot('2026-03-10', '12:00'))).toBe(false)
  })
  it.each([
    ['nothing held', undefined, true],
    ['a later place held', slot('2026-03-11'), true],
    ['an earlier place held', slot('2026-03-09'), false],
    ['an earlier place elsewhere, which was not wished for', slot('2026-03-09', '10:00', 'other'), true],
    ['the very slot held', slot(), false],
  ])('%s', (_, held, expected) => {
    expect(isBetter(wishes(), slot(), held)).toBe(expected)
  })
})

describe('the line', () => {
  const wish = fc.record({
    hallIds: fc.subarray(['small', 'other'], { minLength: 1 }),
    from: fc.constantFrom('2026-03-09', '2026-03-10').map(plainDate),
    to: fc.constantFrom('2026-03-10', '2026-03-11').map(plainDate),
    parts: fc.subarray(['morning', 'afternoon'] as const, { minLength: 1 }),
  })
  const anySlot = fc
    .tuple(fc.constantFrom('2026-03-09', '2026-03-10', '2026-03-11'), fc.constantFrom('10:00', '14:00'))
    .map(([date, from]) => slot(date, from))
  const anyone = fc.record(
    {
      id: fc.integer({ min: 1, max: 999 }).map((n) => `w${String(n).padStart(3, '0')}`),
      joinedAt: fc.integer({ min: 0, max: 5 }).map((n) => new Date(at('2026-03-06 10:00').getTime() + n)),
      wishes: wish,
      answered: fc.subarray([slot()._id, slot('2026-03-09')._id]),
      hasOffer: fc.boolean(),
      isPaused: fc.boolean(),
      held: anySlot,
    },
    { requiredKeys: ['id', 'joinedAt', 'wishes', 'answered', 'hasOffer', 'isPaused'] },
  )
  const line = fc.uniqueArray(anyone as fc.Arbitrary<Waiter>, { selector: ({ id }) => id, maxLength: 12 })

  it('offers to the first who may have it: everybody before them is named with a reason, nobody behind them is', () => {
    fc.assert(
      fc.property(anySlot, line, (wanted, waiters) => {
        const { next, passed } = nextInLine(wanted, waiters)
        const order = waiters.filter((one) => fits(one.wishes, wanted)).toSorted(inLine)
        const place = next ? order.findIndex(({ id }) => id === next) : order.length
        expect(place).toBeGreaterThanOrEqual(0)
        expect(passed.map(({ id }) => id)).toEqual(order.slice(0, place).map(({ id }) => id))
        const chosen = order[place]
        if (chosen) {
          expect(chosen.hasOffer || chosen.isPaused || chosen.answered.includes(wanted._id)).toBe(false)
          expect(isBetter(chosen.wishes, wanted, chosen.held)).toBe(true)
        }
        // Without the reason, each of those passed over would have been next.
        for (const { id } of passed) {
          const plain = waiters.map((one) =>
            one.id === id ? waiter({ ...one, answered: [], hasOffer: false, isPaused: false, held: undefined }) : one,
          )
          expect(nextInLine(wanted, plain).passed.map((one) => one.id)).not.toContain(id)
        }
      }),
    )
  })
  it('in whatever order it is read, and whoever stands behind, the same person comes next', () => {
    fc.assert(
      fc.property(anySlot, line, anyone as fc.Arbitrary<Waiter>, (wanted, waiters, late) => {
        const found = nextInLine(wanted, waiters)
        expect(nextInLine(wanted, waiters.toReversed())).toEqual(found)
        if (!found.next) return
        const behind = { ...late, id: 'zzz', joinedAt: at('2026-03-07 10:00') }
        expect(nextInLine(wanted, [...waiters, behind])).toEqual(found)
      }),
    )
  })
  it('a rank is one more than those before who could be after the same slot, and never gets worse by who joins later', () => {
    fc.assert(
      fc.property(line, (waiters) => {
        for (const mine of waiters) {
          const before = waiters.filter((one) => inLine(one, mine) < 0)
          expect(aheadOf(mine, waiters)).toBe(aheadOf(mine, before.concat(mine)))
          const rivals = before.filter((one) =>
            [slot('2026-03-09'), slot(), slot('2026-03-11')].some(
              (wanted) => fits(one.wishes, wanted) && fits(mine.wishes, wanted),
            ),
          )
          expect(aheadOf(mine, waiters)).toBeGreaterThanOrEqual(rivals.length)
        }
      }),
    )
  })
  it('keeps a place for somebody who is only busy with another offer', () => {
    expect(nextInLine(slot(), [waiter({ hasOffer: true })])).toMatchObject({ keepWaiting: true })
    expect(nextInLine(slot(), [waiter({ answered: [slot()._id] })])).toMatchObject({ keepWaiting: false })
    expect(nextInLine(slot(), [])).toEqual({ passed: [], keepWaiting: false })
  })
})

describe('the table of states', () => {
  it('whoever is in line can leave, and an end is an end', () => {
    for (const [state, edges] of Object.entries(waitlistTransitions)) {
      const isEnd = Object.keys(edges).length === 0
      expect(isEnd).toBe(!isInLine(state as keyof typeof waitlistTransitions))
      if (!isEnd) expect(edges).toHaveProperty('leave.to', 'left')
    }
  })
  it('one answer that did not come costs the place, two in a row the line', () => {
    expect(waitlistEdge('offered', missedHow(0))?.to).toBe('waiting')
    expect(waitlistEdge('offered', missedHow(1))?.to).toBe('lapsed')
  })
})

it('days are days of Beijing', () => {
  expect(shanghaiDate(slot().startsAt)).toBe('2026-03-10')
})
