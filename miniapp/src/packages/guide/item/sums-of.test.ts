import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sumsOf } from './sums-of.ts'

const folder = new URL('../../../../../server/src/domain/catalogue/items/', import.meta.url)
const names = new Map(
  readdirSync(folder).map((file) => {
    const item = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<'编号' | '俗称' | '类别', string>
    return [item.编号, item] as const
  }),
)

it('leads from an item with a transaction to its estimate, and keeps the way back', () => {
  expect(sumsOf({ code: 'B04', estimateAs: 'resale' })).toMatchObject([
    { page: '/packages/money/fees/index', query: { as: 'resale', item: 'B04' } },
  ])
  expect(sumsOf({ code: 'A14', estimateAs: undefined })).toEqual([])
})

it('names what is computed for an item of the fund by what the item is', () => {
  const reasons: Record<string, string> = {
    'home-purchase': '买房|建房',
    'loan-repayment': '还房贷',
    rent: '租房',
    retirement: '退休',
    emigration: '定居',
    disability: '伤残',
    death: '去世',
  }
  const pages: Record<string, string> = { quota: '贷款', prepay: '提前还款', offset: '对冲', contribution: '缴|开户' }
  let found = 0
  for (const [code, { 俗称: name, 类别: kind }] of names) {
    for (const { page, query } of sumsOf({ code, estimateAs: undefined })) {
      found++
      expect(kind).toBe('住房公积金')
      const words = query.reason ? reasons[query.reason] : pages[page.split('/')[3] ?? '']
      expect(name, code).toMatch(new RegExp(words ?? 'nothing'))
    }
  }
  expect(found).toBe(15)
})
