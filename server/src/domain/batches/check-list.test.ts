import { describe, expect, it } from 'vitest'
import { type Cell, checkList, type ListRules, type Sheet } from './check-list.ts'

const unit = (flat: number, district = '370102') => `${district}009009GB00030F0001${String(flat).padStart(4, '0')}`
const header = ['序号', '不动产单元号（28 位）*', '不动产权证号', '坐落 *', '备注']
const line = (flat: number, more: Partial<Record<number, Cell>> = {}): Cell[] =>
  [flat, unit(flat), `鲁（2019）第${flat}号`, `济南市历下区泉城路 ${flat}`, null].map((cell, at) => more[at] ?? cell)
const sheet = (rows: Cell[][], more: Partial<Sheet> = {}): Sheet => ({
  rows: [header, ...rows],
  formulas: new Set(),
  merges: [],
  ...more,
})
const rules: ListRules = { districtName: (code) => (code.startsWith('3701') ? '历下区' : undefined) }
const check = (one: Sheet, more: Partial<ListRules> = {}) => {
  const checked = checkList(one, { ...rules, ...more })
  if ('missing' in checked) throw new Error(`no ${checked.missing}`)
  return checked
}

describe('a list', () => {
  it('is read below a title, with blanks around and rare characters inside', () => {
    const rows = [
      ['我公司的商铺'],
      header,
      line(1, { 1: `  ${unit(1)} `, 3: '　济南市𠮷祥街·1 号\u200b ' }),
      [null, ' ', ''],
    ]
    expect(check({ ...sheet([]), rows })).toEqual({
      faults: [],
      filled: 1,
      rows: [
        {
          ...{ row: 3, unitCode: unit(1), certificateNumber: '鲁（2019）第1号' },
          ...{ address: '济南市𠮷祥街·1 号', district: '370102' },
        },
      ],
    })
  })

  it('without its headings is no list', () => {
    expect(checkList({ ...sheet([]), rows: [['名称', '电话']] }, rules)).toEqual({ missing: ['不动产单元号', '坐落'] })
  })

  it.each<[string, Sheet, number, string, RegExp]>([
    ['no unit', sheet([line(1, { 1: '' })]), 2, '不动产单元号', /没有填/],
    ['a short one', sheet([line(1, { 1: '3701' })]), 2, '不动产单元号', /28 位/],
    ['a number that lost its end', sheet([line(1, { 1: 3.7e27 })]), 2, '不动产单元号', /存成了数字/],
    ['the same twice', sheet([line(1), line(2), line(1)]), 4, '不动产单元号', /和第 2 行是同一套/],
    ['another city', sheet([line(1, { 1: unit(1, '310101') })]), 2, '不动产单元号', /不是本市/],
    ['no address', sheet([line(1, { 3: ' ' })]), 2, '坐落', /没有填/],
    ['an endless address', sheet([line(1, { 3: '路'.repeat(201) })]), 2, '坐落', /太长/],
    ['a formula', sheet([line(1)], { formulas: new Set(['2:2']) }), 2, '不动产单元号', /公式/],
    ['merged cells', sheet([line(1), line(2)], { merges: [{ rows: [2, 3], columns: [2, 2] }] }), 2, '整行', /合并/],
  ])('%s is said with row, column and what to do', (_, one, row, column, wrong) => {
    const { faults } = check(one)
    expect(faults[0]).toMatchObject({
      row,
      column,
      wrong: expect.stringMatching(wrong),
      fix: expect.stringMatching(/请/),
    })
  })

  it('what is right stays beside what is wrong', () => {
    const { rows, faults, filled } = check(sheet([line(1), line(2, { 3: '' }), line(3)]))
    expect([rows.map(({ row }) => row), faults.map(({ row }) => row), filled]).toEqual([[2, 4], [3], 3])
  })

  it('a home of somebody else is found when the register has answered, and not when it was silent', () => {
    expect(check(sheet([line(1), line(2)]), { owned: new Set([unit(1)]) }).faults).toMatchObject([{ row: 3 }])
    expect(check(sheet([line(1), line(2)])).faults).toEqual([])
  })
})
