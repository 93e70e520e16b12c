import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { businesses, businessOfItem } from './business.ts'

const codes = readdirSync(join(import.meta.dirname, '../catalogue/items')).map((file) => file.replace('.json', ''))

/** Items that touch no home of the register: eligibility, filings of developers, look-ups, money; B01 makes the page that others read. */
const without = [
  ...[
    'A01',
    'A02',
    'A04',
    'A05',
    'A06',
    'A07',
    'A09',
    'A10',
    'A12',
    'A13',
    'A14',
    'A16',
    'A17',
    'A18',
    'A19',
    'A20',
    'A21',
  ],
  'B01',
]

it('every item of trade and registration says which business it is, or is known to touch no home', () => {
  const open = codes.filter((code) => !code.startsWith('C') && !businessOfItem(code) && !without.includes(code))
  expect(open).toEqual([])
  expect(without.filter((code) => businessOfItem(code))).toEqual([])
})

it('every business but those of the register itself has an item', () => {
  const named = new Set(codes.map(businessOfItem))
  expect(Object.keys(businesses).filter((business) => !named.has(business as keyof typeof businesses))).toEqual([])
})
