import { describe, expect, test } from 'vitest'
import { items, pinyin, profiles, reference } from '../../../testing/catalogue-kit.ts'
import { indexItems, searchItems } from './search-items.ts'

const indexOf = (city: string) => {
  const offered = new Set(profiles.find((one) => one.city === city)!.offers.map((offer) => offer.code))
  return indexItems(
    items.filter((item) => offered.has(item.code)),
    reference.events,
    pinyin,
  )
}
const jinan = indexOf('jinan')
const codes = (typed: string) => searchItems(jinan, typed).map((found) => found.code)
const first = (typed: string) => searchItems(jinan, typed)[0]

describe('what people type', () => {
  test.each([
    ['卖房', 'B04'],
    ['房产证丢了', 'B19'],
    ['房产证丢了怎么办', 'B19'],
    ['我的房产证不见了', 'B19'],
    ['补证', 'B19'],
    ['二手房过户', 'B04'],
    ['过户需要什么材料', 'B04'],
    ['能不能买房', 'A01'],
    ['限购', 'A01'],
    ['老人去世房子过户', 'B08'],
    ['继承', 'B08'],
    ['房产证加名', 'B32'],
    ['离婚房子给一方', 'B39'],
    ['取公积金', 'C03'],
    ['外地买房取公积金', 'C09'],
    ['租房提取', 'C11'],
    ['无房证明', 'A12'],
    ['解押', 'B11'],
    ['贷款还清', 'B11'],
    ['契税', 'A20'],
    ['满五唯一', 'A20'],
    ['拆迁安置房', 'B07'],
    ['法拍房', 'B42'],
    ['居住权', 'B21'],
    ['投诉', 'A21'],
    ['12345', 'A21'],
    ['带押过户', 'B50'],
    ['查封', 'B20'],
    ['公积金贷款', 'C04'],
  ])('%s finds %s first', (typed, code) => {
    expect(codes(typed)[0]).toBe(code)
  })
})

test('who writes 卖房 does not mean 买房, which sounds the same', () => {
  const by = searchItems(jinan, '卖房').filter((found) => found.by === 'event')
  expect(new Set(by.map(({ term }) => term))).toEqual(new Set(['卖房']))
  expect(new Set(searchItems(jinan, 'maifang').map(({ term }) => term))).toContain('买房')
})

describe('pinyin', () => {
  test.each([
    ['fangchanzhengdiule', 'B19', 'pinyin'],
    ['fczdl', 'B19', 'initials'],
    ['FCZDL', 'B19', 'initials'],
    ['guohu', 'B04', 'pinyin'],
    ['maifang', 'B04', 'pinyin'],
    ['gongjijindaikuan', 'C04', 'pinyin'],
    ['gjjdk', 'C04', 'initials'],
    // 还 is read huan, not hai, though hai comes to mind first.
    ['huanqingdaikuan', 'B11', 'pinyin'],
    ['haiqingdaikuan', 'B11', 'pinyin'],
    ['juzhuquan', 'B21', 'pinyin'],
    ['ertifangguohu', 'B04', 'near'],
    ['fangcanzhengdiule', 'B19', 'near'],
    ['fangchanzhengdiuel', 'B19', 'near'],
  ])('%s finds %s by %s', (typed, code, by) => {
    expect(first(typed)).toMatchObject({ code, by })
  })

  test('a beginning is enough', () => {
    expect(codes('fangchanzheng').slice(0, 3)).toContain('B19')
    expect(codes('fczd')[0]).toBe('B19')
  })
})

describe('wrong characters of the right sound', () => {
  test.each([
    ['房产正丢了', 'B19'],
    ['过护', 'B04'],
    ['继成', 'B08'],
    ['共积金贷款', 'C04'],
    ['地役全', 'B22'],
    ['竹房公积金提取', 'C03'],
  ])('%s finds %s', (typed, code) => {
    expect(codes(typed)).toContain(code)
    expect(codes(typed).slice(0, 3)).toContain(code)
  })

  test('an ear that does not tell zheng from zeng', () => {
    expect(first('房产增丢了')).toMatchObject({ code: 'B19', by: 'sound' })
  })
})

describe('what is nothing', () => {
  test.each([['一个从来没有人办过的事'], ['qwrtypsdg'], ['证'], ['、。！'], ['']])(
    '%s finds nothing by chance',
    (typed) => {
      expect(codes(typed)).toEqual([])
    },
  )

  test('full-width letters, spaces and signs do not hinder', () => {
    expect(codes('　ＦＣＺＤＬ！')).toEqual(codes('fczdl'))
    expect(codes('房产证，丢了？')).toEqual(codes('房产证丢了'))
  })
})

describe.each(profiles.map((one) => one.city))('in %s', (city) => {
  const index = indexOf(city)
  const offered = items.filter((item) => index.entries.some(({ code }) => code === item.code))

  test('every item is found first by its own names', () => {
    const lost = offered.filter((item) =>
      [item.name, item.plainName].some((name) => searchItems(index, name)[0]?.code !== item.code),
    )
    expect(lost.map((item) => item.code)).toEqual([])
  })

  test('every synonym leads to its item among the first three', () => {
    const lost = offered.flatMap((item) =>
      item.synonyms
        .filter(
          (synonym) =>
            !searchItems(index, synonym)
              .slice(0, 3)
              .some((found) => found.code === item.code),
        )
        .map((synonym) => `${item.code} ${synonym}`),
    )
    expect(lost).toEqual([])
  })

  test('every item is found by its full pinyin and by the initials of its plain name', () => {
    const lost = offered.filter((item) => {
      const way = index.entries.find(({ code }) => code === item.code)?.terms[0]?.term.ways[0]
      return [way?.full, way?.initials].some(
        (typed) =>
          !typed ||
          !searchItems(index, typed)
            .slice(0, 5)
            .some((found) => found.code === item.code),
      )
    })
    expect(lost.map((item) => item.code)).toEqual([])
  })
})
