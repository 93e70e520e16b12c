import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideRefresh, GRACE_MS, type RefreshFacts } from './decide-refresh.ts'

const now = new Date('2026-03-06T02:00:00Z')
const at = (ms: number) => new Date(now.getTime() + ms)
const facts = (more: Partial<RefreshFacts> = {}): RefreshFacts => ({
  live: [{ hash: 'A', at: now }],
  spent: [],
  device: 'phone-1',
  refreshEndsAt: at(86_400_000),
  isEnded: false,
  ...more,
})
const show = (given: RefreshFacts, hash: string, more: { device?: string; now?: Date } = {}) =>
  decideRefresh(given, hash, { device: 'phone-1', now, fresh: 'B', ...more })
/** A was used up `ms` ago and B is valid. */
const rotated = (ms: number) => facts({ live: [{ hash: 'B', at: at(-ms) }], spent: [{ hash: 'A', at: at(-ms) }] })

describe('showing a refresh token', () => {
  it('a valid one is replaced', () => {
    expect(show(facts(), 'A')).toEqual({
      kind: 'rotate',
      live: [{ hash: 'B', at: now }],
      spent: [{ hash: 'A', at: now }],
    })
  })
  it('another device may hold it: people restore a backup on a new phone', () => {
    expect(show(facts(), 'A', { device: 'phone-2' }).kind).toBe('rotate')
  })

  it.each<[string, number, { device?: string }, string]>([
    ['at the same moment by the same device', 0, {}, 'rotate'],
    ['at the end of the grace', GRACE_MS, {}, 'rotate'],
    ['after the grace', GRACE_MS + 1, {}, 'reused'],
    ['from another device', 1_000, { device: 'phone-2' }, 'reused'],
    ['from no device', 1_000, { device: undefined }, 'reused'],
  ])('a used one %s', (_, ms, more, kind) => {
    expect(show(rotated(ms), 'A', more).kind).toBe(kind)
  })
  it('a session without a device id has no grace', () => {
    expect(show({ ...rotated(0), device: undefined }, 'A', { device: undefined }).kind).toBe('reused')
  })
  it('more than three at once are not one app', () => {
    const many = facts({ live: ['B', 'C', 'D'].map((hash) => ({ hash, at: now })), spent: [{ hash: 'A', at: now }] })
    expect(show(many, 'A').kind).toBe('reused')
  })
  it('an ended or run-out session stays ended, whoever asks', () => {
    expect(show(facts({ isEnded: true }), 'A').kind).toBe('ended')
    expect(show(facts({ refreshEndsAt: now }), 'A').kind).toBe('ended')
    expect(show({ ...rotated(GRACE_MS * 2), isEnded: true }, 'A').kind).toBe('ended')
  })

  it('an honest app, however often it refreshes twice at once or loses a reply, is never thrown out', () => {
    const pause = fc.integer({ min: GRACE_MS + 1, max: 900_000 })
    const step = fc.record({ pause, copies: fc.integer({ min: 1, max: 2 }), kept: fc.integer({ min: 0, max: 1 }) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let state = facts()
        let held = 'A'
        let time = 0
        let made = 0
        for (const { pause: wait, copies, kept } of steps) {
          time += wait
          const got: string[] = []
          for (let copy = 0; copy < copies; copy += 1) {
            const fresh = `T${++made}`
            const decision = decideRefresh(state, held, { device: 'phone-1', now: at(time), fresh })
            if (decision.kind !== 'rotate') throw new Error(`thrown out: ${decision.kind}`)
            state = { ...state, live: decision.live, spent: decision.spent, refreshEndsAt: at(time + 86_400_000) }
            got.push(fresh)
          }
          held = got[Math.min(kept, got.length - 1)]!
        }
      }),
    )
  })

  it('a thief who uses a stolen token after the grace is found by it or by the owner’s next refresh', () => {
    const stolen = 'A'
    const owner = decideRefresh(facts(), stolen, { device: 'phone-1', now, fresh: 'owner' })
    if (owner.kind !== 'rotate') throw new Error('unexpected')
    const later = { ...facts(), live: owner.live, spent: owner.spent }
    expect(show(later, stolen, { now: at(GRACE_MS + 1) }).kind).toBe('reused')
    const thief = decideRefresh(facts(), stolen, { device: 'thief', now, fresh: 'thief' })
    if (thief.kind !== 'rotate') throw new Error('unexpected')
    expect(show({ ...facts(), live: thief.live, spent: thief.spent }, stolen, { now: at(GRACE_MS + 1) }).kind).toBe(
      'reused',
    )
  })
})
