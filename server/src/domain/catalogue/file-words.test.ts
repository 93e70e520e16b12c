import { describe, expect, test } from 'vitest'
import { fieldWord, fromFile, pathWords, toFile, wordOf } from './file-words.ts'

describe('a file in Chinese', () => {
  test('is read into our fields; titles of questions stay as they are', () => {
    const read = fromFile({ 名称: '过户', 办理方式: '网上窗口都能办', 可以免交: '是', 何时: { 谁来办: ['请人代办'] } })
    expect(read).toEqual({
      value: { name: '过户', channel: 'both', waivable: true, when: { 谁来办: ['请人代办'] } },
      mistakes: [],
    })
  })

  test('an unknown field is told with the nearest one, and where', () => {
    const { mistakes } = fromFile({ 材料: [{ 名称: '身份证', 缺了咋办: '可容缺' }] })
    expect(mistakes).toEqual([{ where: '材料 第 1 项', what: '没有“缺了咋办”这一栏，是不是“缺了怎么办”。' }])
  })

  test('a field that resembles nothing gets no suggestion', () => {
    expect(fromFile({ 天气: '晴' }).mistakes[0]?.what).toBe('没有“天气”这一栏。')
  })

  test('an unknown choice is told with all choices', () => {
    const { mistakes } = fromFile({ 材料: [{ 缺了怎么办: '回家拿' }] })
    expect(mistakes).toEqual([
      {
        where: '材料 第 1 项 → 缺了怎么办',
        what: '“回家拿”不是可选的写法，只能写：可容缺、可告知承诺、关键材料。',
      },
    ])
  })

  test('the way there and back loses nothing', () => {
    const item = {
      name: '过户',
      kind: 'registration',
      applicants: { who: 'both', text: '买卖双方' },
      materials: [{ id: 'id-card', waivable: true, ifMissing: 'key', when: { 谁来办: ['本人'] } }],
      statutory: [{ count: 30, unit: 'workingDay' }],
    }
    expect(fromFile(toFile(item))).toEqual({ value: item, mistakes: [] })
  })
})

test('places and values are said in the words of the file', () => {
  expect(pathWords(['materials', 2, 'basis', 'law'])).toBe('材料 第 3 项 → 依据 → 文件')
  expect(pathWords([])).toBe('整个文件')
  expect(wordOf('unit', 'instant')).toBe('即时')
  expect(wordOf('waivable', false)).toBe('否')
  expect(fieldWord('promise')).toBe('承诺')
})
