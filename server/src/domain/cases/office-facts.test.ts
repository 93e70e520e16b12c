import { expect, it } from 'vitest'
import { items } from '../../testing/catalogue-kit.ts'
import { type OfficeAnswer, officeFor, readOffice } from './office-facts.ts'

const asOf = new Date('2026-11-23T01:00:00Z')
const record = <R>(record: R) => ({ kind: 'record', record, asOf }) as const
const none = { kind: 'none', asOf } as const
const loan = (contract: string, settledOn?: string) => ({ contract, ...(settledOn && { settledOn }) })

it.each<[string, string, OfficeAnswer<never>, string]>([
  ['loan-contract', 'one open loan', record({ loans: [loan('JN2020110001'), loan('JN2010', '2020-01-01')] }), 'found'],
  ['loan-contract', 'two open loans', record({ loans: [loan('JN1'), loan('JN2')] }), 'doubtful'],
  ['loan-contract', 'paid back', record({ loans: [loan('JN1', '2020-01-01')] }), 'not-found'],
  ['loan-contract', 'never had one', none, 'not-found'],
  ['contribution', 'paid in', record({ status: '正常', ranges: [{ to: '2026-10' }] }), 'found'],
  ['contribution', 'sealed', record({ status: '封存', ranges: [{ to: '2020-10' }] }), 'doubtful'],
  ['contribution', 'no account', none, 'not-found'],
  ['marriage', 'married', record({ status: '已婚' }), 'found'],
  ['marriage', 'divorced', record({ status: '离异' }), 'doubtful'],
  ['marriage', 'abroad, perhaps', none, 'doubtful'],
  ['no-home', 'nothing in the book: of a spouse it says nothing', none, 'doubtful'],
  ['no-home', 'a home', record({ homes: [{}] }), 'doubtful'],
] as [string, string, OfficeAnswer<never>, string][])('%s, %s: %s', (material, _case, answer, said) => {
  expect(readOffice(material, answer)).toMatchObject({ said, asOf })
})

it('silence is never a no', () => {
  for (const material of ['loan-contract', 'contribution', 'marriage', 'no-home']) {
    expect(readOffice(material, { kind: 'unknown' })).toEqual({ said: 'silent', text: '没有答复' })
  }
})

it('asks nobody about a spouse who was not asked, nor about what no office answers', () => {
  expect(officeFor('no-home', { 婚姻: '已婚' })).toBeUndefined()
  expect(officeFor('no-home', { 婚姻: '未婚、离异或丧偶' })).toBe('homes')
  expect(officeFor('loan-statement', {})).toBeUndefined()
  expect(officeFor('constructor', {})).toBeUndefined()
})

it('every material that is asked about stands in an item, held by an office', () => {
  const held = new Set(items.flatMap(({ materials }) => materials.filter(({ heldBy }) => heldBy).map(({ id }) => id)))
  expect(['loan-contract', 'contribution', 'marriage', 'no-home'].filter((id) => !held.has(id))).toEqual([])
})
