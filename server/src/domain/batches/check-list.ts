import { type ListColumn, listColumns } from '@anju/shared-types'
import { checkRealEstateUnit, realEstateUnitProblems } from '../identity/real-estate-unit.ts'

/** One cell as the file has it: numbers stay numbers, so that what a spreadsheet made of 28 digits shows. */
export type Cell = string | number | null

/** A file as it was read: rows from the first, with what a person cannot see in a value. */
export interface Sheet {
  rows: readonly (readonly Cell[])[]
  /** `row:column`, counted from 1, of cells that hold a formula. */
  formulas: ReadonlySet<string>
  /** Rows from–to and columns from–to of merged cells, counted from 1. */
  merges: readonly { rows: readonly [number, number]; columns: readonly [number, number] }[]
}

export interface ListRow {
  /** As the spreadsheet numbers it. */
  row: number
  unitCode: string
  certificateNumber?: string
  address: string
  note?: string
  /** County of the home: the office that works on it. */
  district: string
}

export interface Fault {
  row: number
  /** Its heading, or the whole row. */
  column: string
  wrong: string
  fix: string
}

export interface CheckedList {
  rows: ListRow[]
  faults: Fault[]
  /** Rows that hold anything. */
  filled: number
}

export type HeaderProblem = { missing: string[] }

export interface ListRules {
  /** Name of a county of this city; undefined: not one of ours. */
  districtName(code: string): string | undefined
  /** Units that stand in the book under the organisation's name; absent when the register was not asked or was silent. */
  owned?: ReadonlySet<string>
}

const required: readonly ListColumn[] = ['unitCode', 'address']
const longest: Record<ListColumn, number> = { unitCode: 60, certificateNumber: 60, address: 200, note: 200 }
const alsoCalled: Record<ListColumn, readonly string[]> = {
  unitCode: ['不动产单元代码', '单元号', '不动产单元号28位'],
  certificateNumber: ['证号', '权证号', '产权证号', '不动产权证书号'],
  address: ['地址', '房屋坐落', '房产地址'],
  note: ['说明'],
}
/** The heading may stand below a title; further down nobody looks for it. */
const HEADER_WITHIN = 10

/** Blanks of all kinds outside, none doubled inside; NFC, never NFKC (D9): a name keeps its characters. */
const tidy = (cell: Cell): string =>
  String(cell ?? '')
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()

const heading = (cell: Cell) =>
  tidy(cell)
    .replace(/[（(].*[)）]/gu, '')
    .replace(/[*＊\s]/gu, '')

/** Where the heading is and which column is which. */
function findHeader({ rows }: Sheet): { at: number; columns: Map<ListColumn, number> } | HeaderProblem {
  let best: { at: number; columns: Map<ListColumn, number> } = { at: 0, columns: new Map() }
  rows.slice(0, HEADER_WITHIN).forEach((cells, at) => {
    const columns = new Map<ListColumn, number>()
    cells.forEach((cell, place) => {
      const called = heading(cell)
      const column = (Object.keys(listColumns) as ListColumn[]).find(
        (one) => listColumns[one] === called || alsoCalled[one].includes(called),
      )
      if (column && !columns.has(column)) columns.set(column, place)
    })
    if (columns.size > best.columns.size) best = { at, columns }
  })
  const missing = required.filter((column) => !best.columns.has(column))
  return missing.length > 0 ? { missing: missing.map((column) => listColumns[column]) } : best
}

/** Everything that is wrong, row by row in plain words, and the rows that are right. Nothing is repaired silently but blanks. */
export function checkList(sheet: Sheet, rules: ListRules): CheckedList | HeaderProblem {
  const header = findHeader(sheet)
  if ('missing' in header) return header
  const rows: ListRow[] = []
  const faults: Fault[] = []
  const firstRow = new Map<string, number>()
  let filled = 0
  sheet.rows.forEach((cells, at) => {
    if (at <= header.at) return
    const row = at + 1
    const read = readRow(sheet, cells, row, header.columns)
    if (read.isEmpty) return
    filled += 1
    const found = [...read.faults]
    const { unitCode = '', certificateNumber, address = '', note } = read.values
    const unit = found.some(({ column }) => column === listColumns.unitCode) ? undefined : unitOf(unitCode, row)
    if (unit && 'wrong' in unit) found.push(unit)
    const code = unit && 'code' in unit ? unit.code : undefined
    if (code) found.push(...aboutUnit(code, row, rules, firstRow))
    if (found.length === 0 && code) {
      rows.push({
        ...{ row, unitCode: code, address, district: code.slice(0, 6) },
        ...(certificateNumber && { certificateNumber }),
        ...(note && { note }),
      })
    }
    faults.push(...found)
  })
  return { rows, faults, filled }
}

type Values = Partial<Record<ListColumn, string>>

function readRow(sheet: Sheet, cells: readonly Cell[], row: number, columns: ReadonlyMap<ListColumn, number>) {
  const values: Values = {}
  const faults: Fault[] = []
  const isEmpty = [...columns.values()].every(
    (place) => tidy(cells[place] ?? null) === '' && !sheet.formulas.has(`${row}:${place + 1}`),
  )
  // A merged cell leaves the rows below its first one empty: they look like nothing at all.
  const merged = sheet.merges.find(({ rows: [from, to] }) => from < to && row >= from && row <= to)
  if (isEmpty && !merged) return { isEmpty: true, values, faults }
  if (merged) {
    const [from, to] = merged.rows
    const wrong = `第 ${from} 行到第 ${to} 行有合并的单元格，分不清哪一行是哪一套`
    return { isEmpty: false, values, faults: [{ row, column: '整行', wrong, fix: '请取消合并，每行填一套。' }] }
  }
  for (const [column, place] of columns) {
    const name = listColumns[column]
    const value = tidy(cells[place] ?? null)
    const say = (wrong: string, fix: string) => faults.push({ row, column: name, wrong, fix })
    if (sheet.formulas.has(`${row}:${place + 1}`)) {
      say('这一格是公式', '请复制这一列，再“选择性粘贴”成数值。')
    } else if (column === 'unitCode' && typeof cells[place] === 'number') {
      say('28 位号码被存成了数字，末尾几位已经丢了', '请把这一列设成“文本”格式，再重新填写号码。')
    } else if (required.includes(column) && value === '') {
      say('没有填', `请填写${name}。`)
    } else if ([...value].length > longest[column]) {
      say(`太长，最多 ${longest[column]} 个字`, '请写短一些。')
    } else values[column] = value
  }
  return { isEmpty: false, values, faults }
}

function unitOf(written: string, row: number): { code: string } | Fault {
  const checked = checkRealEstateUnit(written)
  if (checked.ok) return { code: checked.code }
  return {
    row,
    column: listColumns.unitCode,
    wrong: realEstateUnitProblems[checked.problem].replace(/，请核对。$|。$/, ''),
    fix: '请对照证书上的 28 位号码改正。',
  }
}

function aboutUnit(code: string, row: number, rules: ListRules, firstRow: Map<string, number>): Fault[] {
  const column = listColumns.unitCode
  const before = firstRow.get(code)
  if (before !== undefined) {
    return [{ row, column, wrong: `和第 ${before} 行是同一套`, fix: '请删掉其中一行。' }]
  }
  firstRow.set(code, row)
  if (rules.districtName(code.slice(0, 6)) === undefined) {
    return [{ row, column, wrong: '前 6 位不是本市的区县', fix: '外地的房产请向房屋所在城市申请。' }]
  }
  if (rules.owned && !rules.owned.has(code)) {
    const fix = '请核对号码；不是本单位的房产，请删掉这一行。'
    return [{ row, column, wrong: '登记簿上这一套不在本单位名下', fix }]
  }
  return []
}
