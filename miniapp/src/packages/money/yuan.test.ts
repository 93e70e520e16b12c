import { describe, expect, it } from 'vitest'
import { areaOf, fenOfWan, fenOfYuan, percentOf, percentWords, wanOf, wholeOf, yuanWords } from './yuan.ts'

describe('money as people type it', () => {
  it.each([
    ['300', 300_000_000],
    ['300.5', 300_500_000],
    ['0.000001', 1],
    [' 1，200 ', 1_200_000_000],
    ['３００．５', 300_500_000],
  ])('%s 万元 are %i fen', (text, fen) => expect(fenOfWan(text)).toBe(fen))
  it.each(['', '.5', '3.0000001', '-1', '三百', '1e3'])('%s is no amount', (text) =>
    expect(fenOfWan(text)).toBeUndefined(),
  )
})

it.each([
  ['89.97', '89.97'],
  ['140', '140'],
  ['0', undefined],
  ['90.123', undefined],
  ['大', undefined],
])('%s square metres: %s', (text, area) => expect(areaOf(text)).toBe(area))

it('says yuan and percent the way a bill does', () => {
  expect([yuanWords(8_737_864), yuanWords(0), yuanWords(-1_000), yuanWords(100_000_000)]).toEqual([
    '87,378.64 元',
    '0.00 元',
    '-10.00 元',
    '1,000,000.00 元',
  ])
  expect([percentWords('0.015'), percentWords('0.0005'), percentWords('0.03')]).toEqual(['1.5%', '0.05%', '3%'])
})

it.each([
  ['2000', 200_000],
  ['2，000.5', 200_050],
  ['１２．３４', 1_234],
  ['0', 0],
  ['2000.505', undefined],
  ['两千', undefined],
  ['', undefined],
])('%s yuan are %s fen', (text, fen) => expect(fenOfYuan(text)).toBe(fen))

it.each([
  ['360', 360],
  ['３０', 30],
  ['0', undefined],
  ['481', undefined],
  ['12.5', undefined],
  ['', undefined],
])('%s months between 1 and 480: %s', (text, value) => expect(wholeOf(text, 1, 480)).toBe(value))

it.each([
  ['2.6', '2.6'],
  ['3.075%', '3.075'],
  ['２．６％', '2.6'],
  ['-1', undefined],
  ['二', undefined],
])('%s percent: %s', (text, percent) => expect(percentOf(text)).toBe(percent))

it('writes an amount the way it was typed', () => {
  for (const text of ['300', '300.5', '0.000001', '62.5', '1']) expect(wanOf(fenOfWan(text)!)).toBe(text)
})
