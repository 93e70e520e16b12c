import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidePersonalNumbers, maskForFamily, maskName, maskPhone } from './mask.ts'

describe('masked names', () => {
  it.each([
    ['李国华', '李**'],
    ['李𠮷', '李*'],
    ['𠮷川', '𠮷*'],
    ['欧阳娜娜', '欧***'],
    ['阿依古丽·买买提', '阿依古丽·买**'],
    ['阿·依·古丽', '阿·依·古*'],
    ['JOHN SMITH', 'J*** S****'],
  ])('%s -> %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('never leaves half a character and keeps the length in characters', () => {
    const name = fc.string({ unit: fc.constantFrom('李', '𠮷', '𬭎', '·', '买'), minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(name, (text) => {
        expect(maskName(text)).not.toMatch(/[\ud800-\udfff]/u)
        expect([...maskName(text)]).toHaveLength([...text].length)
      }),
    )
  })
})

it.each([
  ['孟春', '*春'],
  ['孟秋', '*秋'],
  ['李𠮷', '*𠮷'],
  ['阿依古丽·买买提', '****·**提'],
  ['JOHN SMITH', '**** ****H'],
])('within a family %s -> %s', (name, masked) => {
  expect(maskForFamily(name)).toBe(masked)
})

it('a phone keeps three and four digits', () => {
  expect(maskPhone('13800000001')).toBe('138****0001')
})

describe('free text', () => {
  it.each([
    ['请带身份证37010219900101001X到场', '请带身份证37****************到场'],
    ['联系13800000001。', '联系138****0001。'],
    ['联系+86 138-0000-0001。', '联系138****0001。'],
    ['2026年11月24日 09:00，A012号到3号窗口', '2026年11月24日 09:00，A012号到3号窗口'],
    ['不动产权第0000001号，单元370102001002GB00001F00010023', '不动产权第0000001号，单元370102001002GB00001F00010023'],
    ['电话 0531-66608888', '电话 0531-66608888'],
  ])('%s', (text, expected) => {
    expect(hidePersonalNumbers(text)).toBe(expected)
  })

  it('no ID number or mobile number survives, wherever it stands among Chinese text', () => {
    const words = fc.string({ unit: fc.constantFrom('请', '到', '，', ' ', '窗'), maxLength: 5 })
    const number = fc.oneof(fc.stringMatching(/^[1-9][0-9]{16}[0-9X]$/), fc.stringMatching(/^1[3-9][0-9]{9}$/))
    fc.assert(
      fc.property(words, number, words, (before, secret, after) => {
        expect(hidePersonalNumbers(before + secret + after)).not.toContain(secret)
      }),
    )
  })
})
