import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConsentAct, consentDigest, consentText, spokenSentence } from './consent-digest.ts'
import { spokenNumber, spokenYuan, writtenYuan } from './spoken-amount.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const seller = { id: 's', side: '转让方', name: '李国华', idNumber: '370102198001010010' }
const buyer = { id: 'b', side: '受让方', name: '周敏', idNumber: '37010219820101002X' }
const act: ConsentAct = {
  caseId: 'case-1',
  name: '二手房过户',
  items: [
    { code: 'B04', version: 1 },
    { code: 'A08', version: 2 },
  ],
  people: [seller, buyer],
  property: { unitCode: '370102001002GB00001F00010023', address: '济南市历下区泉城路88号3-2-502' },
  priceFen: 123_000_050,
  details: { note: '含车位' },
  answers: { 怎么成交: '自己成交' },
}
const digest = (more: Partial<ConsentAct> = {}) => consentDigest({ ...act, ...more }, hash)

describe('another act is another digest', () => {
  it.each<[string, Partial<ConsentAct>]>([
    ['another case', { caseId: 'case-2' }],
    ['another version of an item', { items: [{ code: 'B04', version: 2 }, act.items[1]!] }],
    ['another home', { property: { ...act.property!, unitCode: '370102001002GB00001F00010024' } }],
    [
      'the home without its certificate',
      { property: { ...act.property!, certificateNumber: '鲁（2021）济南市不动产权第0000001号' } },
    ],
    ['no home', { property: undefined }],
    ['another buyer of the same name', { people: [seller, { ...buyer, idNumber: '370102198201010038' }] }],
    ['another buyer of the same number', { people: [seller, { ...buyer, name: '周民' }] }],
    ['a buyer more', { people: [seller, buyer, { ...buyer, id: 'c', idNumber: '370102198201010038' }] }],
    [
      'sides changed',
      {
        people: [
          { ...seller, side: '受让方' },
          { ...buyer, side: '转让方' },
        ],
      },
    ],
    ['a fen more', { priceFen: 123_000_051 }],
    ['no price', { priceFen: undefined }],
    ['a price of nothing', { priceFen: 0 }],
    ['another detail', { details: {} }],
    ['another answer', { answers: { 怎么成交: '中介成交' } }],
  ])('%s', (_what, more) => {
    expect(digest(more)).not.toBe(digest())
  })

  it('the order in which things were entered is no other act, nor is an answer not given', () => {
    expect(digest({ people: [buyer, seller], items: act.items.toReversed() })).toBe(digest())
    expect(digest({ answers: { ...act.answers, 谁来办: undefined } })).toBe(digest())
    expect(digest({ people: [seller, { ...buyer, idNumber: '37010219820101002x' }] })).toBe(digest())
  })

  it('no text can be made to look like another one: quotes and braces stay inside', () => {
    const word = fc.string({ unit: fc.constantFrom('"', '}', ',', ':', '\\', 'a', '{'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        const texts = [
          consentText({ ...act, details: { [`x${a}`]: b } }),
          consentText({ ...act, details: { [`x${c}`]: d } }),
        ]
        expect(texts[0] === texts[1]).toBe(a === c && b === d)
      }),
    )
  })
})

describe('the sentence that is read aloud', () => {
  it('says the act first, from the side of who confirms, and the price in words', () => {
    expect(spokenSentence(act, 's')).toBe(
      '我是转让方李国华。办理“二手房过户”。转让方：李国华；受让方：周敏。房屋：济南市历下区泉城路88号3-2-502。' +
        '价款：1,230,000.50 元（一百二十三万元五角）。我已看清以上内容，是我本人的真实意思。',
    )
  })
  it('names no number and no price where there is none', () => {
    const text = spokenSentence({ ...act, priceFen: undefined, people: [seller, { ...seller, id: 't', name: '孙丽' }] })
    expect(text).toBe(
      '办理“二手房过户”。转让方：李国华、孙丽。房屋：济南市历下区泉城路88号3-2-502。我已看清以上内容，是我本人的真实意思。',
    )
    expect(spokenSentence(act, 'b')).not.toContain('370102')
  })
})

describe('amounts', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [15, '十五'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [10_000, '一万'],
    [10_001, '一万零一'],
    [100_000, '十万'],
    [101_000, '十万一千'],
    [100_100, '十万零一百'],
    [1_230_000, '一百二十三万'],
    [100_000_000, '一亿'],
    [100_050_000, '一亿零五万'],
    [100_000_005, '一亿零五'],
    [110_010_010, '一亿一千零一万零一十'],
    [12_345_678, '一千二百三十四万五千六百七十八'],
  ])('%i is %s', (value, spoken) => {
    expect(spokenNumber(value)).toBe(spoken)
  })
  it.each([
    [0, '零元', '0.00 元'],
    [5, '五分', '0.05 元'],
    [50, '五角', '0.50 元'],
    [105, '一元零五分', '1.05 元'],
    [7000, '七十元', '70.00 元'],
    [123_000_055, '一百二十三万元五角五分', '1,230,000.55 元'],
  ])('%i fen', (fen, spoken, written) => {
    expect([spokenYuan(fen), writtenYuan(fen)]).toEqual([spoken, written])
  })
  it('said back digit by digit it is the same number', () => {
    const value = (text: string): number => {
      const read = (part: string) => {
        let [sum, digit] = [0, 0]
        for (const char of part) {
          const place = { 十: 10, 百: 100, 千: 1000 }[char]
          if (place) sum += (digit || 1) * place
          digit = place ? 0 : '零一二三四五六七八九'.indexOf(char)
        }
        return sum + digit
      }
      const [high, low] = text.includes('亿') ? text.split('亿') : ['', text]
      const [mid, end] = low!.includes('万') ? low!.split('万') : ['', low]
      return read(high ?? '') * 1e8 + read(mid ?? '') * 1e4 + read(end ?? '')
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => value(spokenNumber(number)) === number),
    )
  })
})
