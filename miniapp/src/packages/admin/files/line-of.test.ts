import { describe, expect, it } from 'vitest'
import { brokenLine, excerptAt, lineOf, linesOf, pathOf } from './line-of.ts'

const text = `{
  "编号": "B19",
  "版本": 2,
  "材料": [
    {
      "代号": "id-card",
      "依据": { "文件": "某\\"办法\\"" }
    },
    {
      "代号": "mandate",
      "依据": {
        "文件": "某办法",
        "条款": "第一条"
      }
    }
  ],
  "不能办的情形": ["甲", "乙"]
}
`

describe('the line of a place', () => {
  it.each([
    ['编号', 2],
    ['材料', 4],
    ['材料 第 1 项', 5],
    ['材料 第 2 项', 9],
    ['材料 第 2 项“授权委托书”', 9],
    ['材料 第 2 项 → 依据', 11],
    ['材料 第 2 项 → 依据 → 条款', 13],
    ['不能办的情形 第 2 项', 17],
    ['事项 第 3 项 B11', undefined],
    ['整个文件', undefined],
    // what is missing is shown where it would stand
    ['材料 第 2 项 → 名称', 9],
    ['材料 第 9 项 → 依据', 4],
  ])('%s: %s', (where, line) => expect(lineOf(text, where)).toBe(line))

  it('reads what is before a mistake', () => {
    const broken = text.replace('"版本": 2,', '"版本": 2,\n  材料')
    expect(linesOf(broken).get('["编号"]')).toBe(2)
    expect(linesOf(broken).get('["材料"]')).toBeUndefined()
    expect(linesOf('')).toEqual(new Map())
  })

  it('agrees with the parser about where a text breaks', () => {
    const broken = text.replace('"代号": "mandate",', '"代号": "mandate"')
    let message = ''
    try {
      JSON.parse(broken)
    } catch (error) {
      message = (error as Error).message
    }
    expect(brokenLine(broken, message)).toBe(11)
    expect(brokenLine(broken, '少了逗号')).toBeUndefined()
  })
})

it('shows a line so that one knows it again', () => {
  const lines = text.split('\n')
  expect(excerptAt(lines, 2)).toBe('"编号": "B19",')
  expect(excerptAt(lines, 9)).toBe('{ "代号": "mandate", "依据": {')
})

it('reads a place in words', () => {
  expect(pathOf('要问的 第 1 项 → 选项 第 2 项')).toEqual(['要问的', 0, '选项', 1])
  expect(pathOf('事项 第 3 项 B11')).toEqual(['事项', 2])
})
