import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { compareQuote } from './compare-quote.ts'
import { estimateFees } from './estimate.ts'
import type { FeeFacts } from './facts.ts'

const facts: FeeFacts = {
  on: plainDate('2025-12-20'),
  city: 'jinan',
  transaction: 'resale',
  use: 'residential',
  priceFen: 300_000_000,
  areaSqm: '90',
  buyerHomesAfter: 1,
  heldMonths: 12,
  sellerOnlyHome: false,
}
const fees = (more: Partial<FeeFacts> = {}) => {
  const all = { ...facts, ...more }
  return { facts: all, result: estimateFees(all) }
}
const compare = (more: Partial<FeeFacts>, from: Partial<FeeFacts> = {}) => compareQuote(fees(from), fees(more))
const causes = (differences: ReturnType<typeof compare>) =>
  differences.map(({ rule, causes }) => [rule, ...causes.map(({ kind }) => kind)])

describe('against a quote', () => {
  test('nothing changed, nothing differs', () => expect(compare({})).toEqual([]))

  test('the rate fell with the year: which paper took the place of which', () => {
    const [vat] = compare({ on: plainDate('2026-01-05') })
    expect(vat).toMatchObject({
      rule: 'vat',
      payer: 'seller',
      quotedFen: 14_285_714,
      dueFen: 8_737_864,
      differenceFen: -5_547_850,
      causes: [{ kind: 'rule', text: expect.stringMatching(/2025-12-20.*2026-01-05.*2024年第16号.*2025年第17号/) }],
    })
  })

  test('a fact that moves one line is named with that line only', () => {
    const differences = compare({ extraCertificates: 1, buyerHomesAfter: 2, areaSqm: '150' })
    expect(causes(differences)).toEqual([
      ['deedTax', 'fact'],
      ['extraCertificates', 'fact'],
    ])
    expect(differences[0]!.causes.map(({ text }) => text)).toEqual(['建筑面积由 90 平方米变为 150 平方米'])
  })

  test('facts that only move a line together are named together', () => {
    const held = { heldMonths: 59, sellerOnlyHome: false }
    const [tax] = compare({ heldMonths: 60, sellerOnlyHome: true }, held)
    expect(tax).toMatchObject({ rule: 'incomeTax', dueFen: 0 })
    expect(tax?.causes.map(({ text }) => text)).toEqual([
      '卖方持有时间由 59 个月变为 60 个月',
      '是否卖方唯一住房由“否”变为“是”',
    ])
  })

  test('time alone: two years have passed since the certificate', () => {
    const papers = { heldMonths: undefined, certificateOn: plainDate('2024-02-01') }
    const differences = compareQuote(
      fees({ ...papers, on: plainDate('2026-01-31') }),
      fees({ ...papers, on: plainDate('2026-02-01') }),
    )
    expect(causes(differences)).toEqual([
      ['vat', 'date'],
      ['surcharge', 'date'],
      ['incomeTax', 'date'],
      ['deedTax', 'date'],
    ])
  })

  test('what was not known when it was quoted', () => {
    const [tax] = compare({}, { areaSqm: undefined })
    expect(tax).toMatchObject({ rule: 'deedTax', quotedFen: 0, causes: [{ kind: 'unknown-before' }, { kind: 'fact' }] })
  })

  test('a line that is gone, and one that was entered wrongly', () => {
    expect(compare({ extraCertificates: undefined }, { extraCertificates: 2 })).toMatchObject([
      { rule: 'extraCertificates', quotedFen: 2_000, dueFen: 0, differenceFen: -2_000, causes: [{ kind: 'fact' }] },
    ])
    const wrong = fees()
    wrong.result.lines = wrong.result.lines.map((line) =>
      line.rule === 'registration' ? { ...line, amountFen: 16_000 } : line,
    )
    expect(compareQuote(wrong, fees())).toMatchObject([
      { rule: 'registration', differenceFen: -8_000, causes: [{ kind: 'corrected' }] },
    ])
  })
})
