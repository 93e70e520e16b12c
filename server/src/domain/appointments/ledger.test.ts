import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LedgerSlot, ledgerOf } from './ledger.ts'
import { countFree, isFree, type Place } from './places.ts'

const now = new Date('2026-11-24T02:00:00Z')
const later = new Date(now.getTime() + 1)
const slot = (places: Partial<Place>[], more: Partial<LedgerSlot> = {}): LedgerSlot => ({
  endsAt: later,
  cancelled: 0,
  moved: 0,
  holdsEnded: 0,
  ...more,
  places: places.map((place, i) => ({ no: i + 1, state: 'free', ...place })),
})

describe('a hold that runs out', () => {
  test.each([
    [new Date(now.getTime() - 1), true],
    [now, true],
    [later, false],
  ])('until %s: free %s', (releaseAt, free) => {
    const place: Place = { no: 1, state: 'held', releaseAt }
    expect(isFree(place, now)).toBe(free)
    expect(countFree([place], now)).toBe(free ? 1 : 0)
    const sums = ledgerOf(1, [slot([place])], now)
    expect(sums).toMatchObject({ free: free ? 1 : 0, held: free ? 0 : 1, holdsEnded: free ? 1 : 0, difference: 0 })
  })
})

describe('the ledger', () => {
  test('adds up states and movements of all slots', () => {
    const first = slot([{ state: 'booked' }, { state: 'used' }, {}], { cancelled: 2, moved: 1 })
    const second = slot([{ state: 'arrived' }, { state: 'missed' }, { state: 'held', releaseAt: later }], {
      holdsEnded: 4,
    })
    expect(ledgerOf(6, [first, second], now)).toEqual({
      ...{ issued: 6, free: 1, held: 1, booked: 1, arrived: 1, used: 1, missed: 1 },
      ...{ cancelled: 2, moved: 1, holdsEnded: 4, closed: false, difference: 0 },
    })
  })

  test('shows a lost place and one that was never issued', () => {
    expect(ledgerOf(3, [slot([{}, {}])], now).difference).toBe(1)
    expect(ledgerOf(1, [slot([{}, {}])], now).difference).toBe(-1)
  })

  test.each([
    ['while the last slot runs', [{ state: 'used' as const }], later, false],
    ['once it has ended', [{ state: 'used' as const }, {}, { state: 'arrived' as const }], now, true],
    ['not with somebody still expected', [{ state: 'booked' as const }], now, false],
  ])('is final %s', (_when, places, endsAt, closed) => {
    expect(ledgerOf(places.length, [slot(places, { endsAt })], now).closed).toBe(closed)
  })

  test('closes to zero whatever the states are', () => {
    const place = fc.record({
      no: fc.nat(),
      state: fc.constantFrom('free', 'held', 'booked', 'arrived', 'used', 'missed'),
      releaseAt: fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(place as fc.Arbitrary<Place>, { maxLength: 12 }), { maxLength: 8 }), (slots) => {
        const issued = slots.flat().length
        const sums = ledgerOf(
          issued,
          slots.map((places) => slot(places)),
          now,
        )
        expect(sums.difference).toBe(0)
        expect(sums.free).toBe(slots.reduce((sum, places) => sum + countFree(places, now), 0))
      }),
    )
  })
})
