import { describe, expect, it } from 'vitest'
import { mayBeResold, type ShownPhone } from './phone-resale.ts'

const now = new Date('2026-11-23T02:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const usual: ShownPhone = { shownAt: ago(1), isDisowned: false, isKnownDevice: false, hasRealName: true }

describe('a number that may be somebody else’s by now', () => {
  it.each<[string, Partial<ShownPhone>, boolean]>([
    ['yesterday', {}, false],
    ['89 days ago', { shownAt: ago(89.9) }, false],
    ['90 days ago', { shownAt: ago(90) }, true],
    ['90 days ago, on the device of the account', { shownAt: ago(90), isKnownDevice: true }, false],
    ['90 days ago, an account without a name', { shownAt: ago(90), hasRealName: false }, false],
    ['yesterday, but somebody has said that it is not theirs', { isDisowned: true }, true],
    ['the same, on the device of the account', { isDisowned: true, isKnownDevice: true }, false],
  ])('shown %s: %s', (_what, more, expected) => {
    expect(mayBeResold({ ...usual, ...more }, now)).toBe(expected)
  })
})
