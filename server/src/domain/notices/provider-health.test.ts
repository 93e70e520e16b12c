import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSend, expectedTrouble, orderByHealth, type ProviderHealth } from './provider-health.ts'
import type { SendOutcome } from './send-outcome.ts'

type Kind = SendOutcome['kind']
const NOW = 1_800_000_000_000
const MINUTE = 60_000
const PROVIDERS = ['tencent', 'aliyun']

const after = (kinds: readonly Kind[], from = NOW, everyMs = 0) =>
  kinds.reduce<ProviderHealth | undefined>((health, kind, n) => afterSend(health, kind, from + n * everyMs), undefined)
const orderWith = (tencent: ProviderHealth | undefined, aliyun: ProviderHealth | undefined, at = NOW) =>
  orderByHealth(PROVIDERS, (name) => (name === 'tencent' ? tencent : aliyun), at)
const many = (kind: Kind, count: number) => Array.from({ length: count }, () => kind)

describe('who carries an SMS is decided by what the last ones came to', () => {
  it.each<[why: string, tencent: Kind[], aliyun: Kind[], first: string]>([
    ['nothing is known', [], [], 'tencent'],
    ['all went well', many('sent', 20), [], 'tencent'],
    ['one failed and nothing else is known', ['later'], [], 'aliyun'],
    ['one of twenty failed', [...many('sent', 19), 'later'], [], 'tencent'],
    ['a third failed', [...many('sent', 12), ...many('later', 6)], [], 'aliyun'],
    ['both fail alike', many('later', 10), many('later', 10), 'tencent'],
    ['both fail, the second less', many('later', 10), [...many('later', 5), ...many('sent', 5)], 'aliyun'],
    ['one of ten is silent', [...many('sent', 9), 'unknown'], many('sent', 10), 'aliyun'],
    ['the account has no money', many('refused', 3), [], 'aliyun'],
    ['phones are limited or do not exist', [...many('limited', 9), ...many('unreachable', 9)], [], 'tencent'],
  ])('%s', (_why, tencent, aliyun, first) => {
    expect(orderWith(after(tencent), after(aliyun))[0]).toBe(first)
  })

  it('a provider that failed is tried again by and by, and rests longer the more it failed', () => {
    const restOf = (health: ProviderHealth | undefined) => {
      let at = NOW
      while (orderWith(health, undefined, at)[0] !== 'tencent') at += 1_000
      return at - NOW
    }
    const [once, often] = [restOf(after(['later'])), restOf(after(many('later', 50)))]
    expect(once).toBeGreaterThan(0)
    expect(once).toBeLessThanOrEqual(MINUTE)
    expect(often).toBeGreaterThan(2 * MINUTE)
    expect(often).toBeLessThanOrEqual(10 * MINUTE)
  })

  it('expects no trouble of the unknown, and never less than none', () => {
    expect(expectedTrouble(undefined, NOW)).toBe(0)
    const kind = fc.constantFrom<Kind>('sent', 'later', 'refused', 'unknown', 'limited', 'unreachable')
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 60 }), fc.nat({ max: 100_000 }), (kinds, everyMs) => {
        const health = after(kinds, NOW, everyMs)
        const at = health?.at ?? NOW
        const trouble = expectedTrouble(health, at)
        expect(trouble).toBeGreaterThanOrEqual(0)
        expect(trouble).toBeLessThan(3)
        expect(expectedTrouble(health, at + MINUTE)).toBeLessThanOrEqual(trouble)
      }),
    )
  })

  it('orders everybody once, whatever is known', () => {
    const names = ['a', 'b', 'c', 'd']
    const kinds = fc.array(fc.constantFrom<Kind>('sent', 'later', 'unknown'), { maxLength: 20 })
    fc.assert(
      fc.property(fc.tuple(kinds, kinds, kinds, kinds), (of) => {
        const order = orderByHealth(names, (name) => after(of[names.indexOf(name)]!), NOW)
        expect([...order].sort()).toEqual(names)
      }),
    )
  })
})
