import { plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isCoOwnerMissing, type Share } from './co-owners.ts'
import { ownerCircumstances } from './owner-circumstances.ts'

const owners = (...shares: Share[]) => shares.map((share, index) => ({ key: `o${index + 1}`, share }))
const part = (over: number, under: number): Share => ({ over, under })

describe('whose agreement is needed (民法典 301)', () => {
  it.each<[string, Share[], string[], boolean | 'unknown']>([
    ['one owner, who agrees', ['sole'], ['o1'], false],
    ['one owner, who does not', ['sole'], [], true],
    ['joint: all', ['joint', 'joint'], ['o1', 'o2'], false],
    ['joint: not all', ['joint', 'joint', 'joint'], ['o1', 'o2'], true],
    ['shares: exactly two thirds', [part(1, 3), part(1, 3), part(1, 3)], ['o1', 'o2'], false],
    ['shares: just below', [part(665, 1000), part(335, 1000)], ['o1'], true],
    ['shares: just above', [part(667, 1000), part(333, 1000)], ['o1'], false],
    ['shares: a half', [part(1, 2), part(1, 2)], ['o1'], true],
    ['shares that do not add up, and not everybody', [part(1, 2), part(1, 3)], ['o1'], 'unknown'],
    ['shares that do not add up, but everybody', [part(1, 2), part(1, 3)], ['o1', 'o2'], false],
    ['a mixture asks for all', [part(1, 2), 'joint'], ['o1'], true],
    ['no owner at all', [], [], 'unknown'],
  ])('%s', (_, shares, agreed, missing) => {
    expect(isCoOwnerMissing(owners(...shares), new Set(agreed))).toBe(missing)
  })

  it('one more who agrees never makes agreement go away', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(shares, fc.nat(), fc.nat(), (parts, some, more) => {
        const whole = parts.reduce((sum, each) => sum + each, 0)
        const all = owners(...parts.map((each) => part(each, whole)))
        const agreed = new Set(all.filter((_, index) => (some >> index) % 2 === 1).map(({ key }) => key))
        const before = isCoOwnerMissing(all, agreed)
        agreed.add(all[more % all.length]!.key)
        if (before === false) expect(isCoOwnerMissing(all, agreed)).toBe(false)
        // Whole numbers, the same question without fractions.
        const sum = all.reduce((so, { key }, index) => so + (agreed.has(key) ? parts[index]! : 0), 0)
        expect(isCoOwnerMissing(all, agreed)).toBe(sum * 3 < whole * 2)
      }),
    )
  })
})

describe('a minor owner', () => {
  // 赵一凡, born 2009-03-15.
  const child = { idNumber: '370104200903150017', share: 'sole' } as const
  const withCheck = (first17: string) =>
    `${first17}${'10X98765432'[[...first17].reduce((sum, digit, place) => sum + Number(digit) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][place]!, 0) % 11]}`
  const owner = (idNumber: string) => ({ ...child, idNumber })
  const isMinor = (idNumber: string, on: string) =>
    ownerCircumstances([owner(idNumber)], new Set(), plainDate(on))['minor-owner']

  test.each([
    ['2027-03-14', true],
    ['2027-03-15', false],
  ])('on %s: %s', (on, expected) => expect(isMinor(withCheck('37010420090315001'), on)).toBe(expected))

  it('a company is none, a number that is neither says nothing', () => {
    expect(isMinor('91370102MA0000007F', '2026-11-22')).toBe(false)
    expect(isMinor('H12345678', '2026-11-22')).toBe('unknown')
  })
})
