import { describe, expect, it } from 'vitest'
import { papersThatAnswer } from './answered.ts'
import { type AskingEffect, askedConsents } from './asked-consents.ts'
import { type NeededPaper, shortfallOf } from './shortfall.ts'

const mortgage: AskingEffect = {
  ...{ id: 'm1', label: '抵押权', effect: 'consent', consentOf: '抵押权人', clause: '物权法第一百九十一条' },
  ...{ sentence: '这套房屋有抵押，办理转移要先有抵押权人的书面同意。', answeredBy: papersThatAnswer('mortgage') },
}
const objection: AskingEffect = { ...mortgage, id: 'o1', label: '异议登记', effect: 'risk-letter', answeredBy: [] }
const warned: AskingEffect = { ...mortgage, id: 'w1', effect: 'warn' }
const needed = (id: string): NeededPaper => ({
  item: 'B04',
  material: { id, name: id, why: '', basis: { law: '' }, waivable: false, ifMissing: 'key' },
})
const besides = askedConsents([mortgage, objection, warned], 'B04', [])

describe('consents on the one list', () => {
  it('what a restriction asks for is a paper of the case, with whose it is and by which clause', () => {
    expect(besides.map(({ material }) => [material.id, material.name])).toEqual([
      ['consent_m1', '抵押权人的书面同意（抵押权）'],
      ['consent_o1', '签收的风险告知书（异议登记）'],
    ])
    expect(besides[0]?.material).toMatchObject({ ifMissing: 'key', basis: { law: '物权法第一百九十一条' } })
  })
  it('what the item asks for by itself is not asked for twice', () => {
    expect(askedConsents([mortgage], 'B04', [needed('bank-consent')])).toEqual([])
    expect(askedConsents([mortgage], 'B04', [needed('identity')])).toHaveLength(1)
  })
  it('the list is complete only with them, and one that came is owed no more', () => {
    const of = { items: [], answers: {}, connected: [], besides }
    expect(shortfallOf({ ...of, papers: [] }).lines.map(({ material }) => material)).toEqual([
      'consent_m1',
      'consent_o1',
    ])
    const came = [{ material: 'consent_m1', state: 'in' as const, at: new Date('2026-11-23T02:00:00Z') }]
    expect(shortfallOf({ ...of, papers: came }).lines.map(({ material }) => material)).toEqual(['consent_o1'])
  })
})
