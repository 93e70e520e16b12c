import { expect, it } from 'vitest'
import { batchDigest } from './batch-digest.ts'
import { billOf, type ChildFacts, progressOf, watchOrder } from './progress.ts'

const child = (row: number, more: Partial<ChildFacts> = {}): ChildFacts => ({
  ...{ row, district: '370102', state: 'reviewing', isStopped: false },
  ...more,
})
const children = [
  child(2, { state: 'closed', fees: { totalFen: 55_000, isSettled: true } }),
  child(3, { district: '370103', state: 'correcting' }),
  child(4, { state: 'refused' }),
  child(5, { fees: { totalFen: 8_001, isSettled: false } }),
  child(6, { isStopped: true }),
]

it('counts what is done and what needs somebody, by district, the slowest first', () => {
  expect(progressOf(children)).toEqual({
    ...{ total: 5, done: 2, problems: 3 },
    districts: [
      { district: '370103', total: 1, done: 0, problems: 1 },
      { district: '370102', total: 4, done: 2, problems: 2 },
    ],
  })
  expect(children.toSorted(watchOrder).map(({ row }) => row)).toEqual([3, 4, 6, 5, 2])
})

it('one bill is the sum of its lines to the fen', () => {
  const bill = billOf(children)
  expect(bill).toMatchObject({ totalFen: 63_001, openFen: 8_001 })
  expect(bill.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(bill.totalFen)
})

it('the digest is of the whole list: a row, a unit or a purpose more is another, the order is not', () => {
  const rows = [1, 2].map((row) => ({ row, unitCode: `u${row}`, address: `a${row}`, district: '370102' }))
  const act = {
    ...{ batchId: 'b', name: '批量查询', organisation: { name: '公司', creditCode: '9' } },
    ...{ items: [{ code: 'A13', version: 1 }], rows, answers: {}, details: {}, purpose: '盘点', papers: [] },
  }
  const digest = (more: Partial<typeof act> = {}) => batchDigest({ ...act, ...more }, (text) => text)
  expect(digest({ rows: rows.toReversed() })).toBe(digest())
  const others = [
    digest({ rows: rows.slice(1) }),
    digest({ purpose: '融资' }),
    digest({ items: [{ code: 'A13', version: 2 }] }),
  ]
  expect(new Set([digest(), ...others]).size).toBe(4)
})
