import { type FeeTransaction, type FeeUse, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { FeeFacts } from './facts.ts'
import { isLine } from './lines.ts'
import { registrationFees } from './registration.ts'

const fees = (transaction: FeeTransaction, use: FeeUse, more: Partial<FeeFacts> = {}) =>
  registrationFees({ on: plainDate('2026-03-06'), city: 'jinan', transaction, use, ...more })
const sum = (...args: Parameters<typeof fees>) =>
  fees(...args)
    .filter(isLine)
    .reduce((total, line) => total + line.amountFen, 0)

describe('不动产登记费 today', () => {
  test.each<[string, FeeTransaction, FeeUse, Partial<FeeFacts>, number]>([
    ['住宅转移', 'resale', 'residential', {}, 8_000],
    ['新房转移', 'new-home', 'residential', {}, 8_000],
    ['住宅首次', 'first-registration', 'residential', {}, 8_000],
    ['住宅抵押', 'mortgage', 'residential', {}, 8_000],
    ['住宅地役', 'easement', 'residential', {}, 8_000],
    ['非住宅转移', 'resale', 'commercial', {}, 55_000],
    ['非住宅抵押', 'mortgage', 'commercial', {}, 55_000],
    ['车位有证', 'transfer', 'parking', {}, 8_000],
    ['车位不单独发证', 'transfer', 'parking', { ownCertificate: false }, 0],
    ['夫妻各一本', 'resale', 'residential', { extraCertificates: 1 }, 9_000],
    ['住宅异议', 'objection', 'residential', {}, 4_000],
    ['非住宅异议', 'objection', 'commercial', {}, 27_500],
    ['变更', 'alteration', 'residential', {}, 0],
    ['更正', 'correction', 'commercial', {}, 0],
    ['登记机构错误的更正', 'registrar-correction', 'residential', {}, 0],
    ['查封', 'seizure', 'residential', {}, 0],
    ['注销', 'cancellation', 'commercial', {}, 0],
    ['预告', 'advance-notice', 'residential', {}, 0],
    ['行政区划调整', 'district-renaming', 'residential', {}, 0],
    ['宅基地', 'first-registration', 'residential', { special: 'homestead' }, 1_000],
    ['夫妻变更', 'spouse-change', 'residential', {}, 1_000],
    ['夫妻变更两本', 'spouse-change', 'residential', { extraCertificates: 1 }, 2_000],
    ['补证', 'replacement-certificate', 'residential', {}, 1_000],
    ['非住宅补证', 'replacement-certificate', 'commercial', {}, 1_000],
    ['小微企业', 'transfer', 'commercial', { payer: 'small-firm' }, 0],
    ['小微企业加一本', 'transfer', 'commercial', { payer: 'small-firm', extraCertificates: 1 }, 1_000],
    ['公司', 'transfer', 'commercial', { payer: 'company' }, 55_000],
    ['公租房', 'first-registration', 'residential', { special: 'policy-home' }, 0],
    ['农村', 'mortgage', 'residential', { special: 'rural' }, 0],
    ['138 间商铺', 'transfer', 'commercial', { units: 138 }, 7_590_000],
    ['一笔贷款同一宗地多套抵押', 'mortgage', 'residential', { units: 3 }, 8_000],
    ['一笔贷款不同宗地', 'mortgage', 'residential', { parcels: 3 }, 24_000],
  ])('%s', (_name, transaction, use, more, fen) => {
    expect(sum(transaction, use, more)).toBe(fen)
  })

  test('sale and mortgage of one home are 160 yuan', () => {
    expect(sum('resale', 'residential') + sum('mortgage', 'residential')).toBe(16_000)
  })

  test('a matter that is not registered charges nothing', () => {
    expect(fees('area-difference', 'residential')).toEqual([])
  })

  test.each<[FeeTransaction, string]>([
    ['resale', 'buyer'],
    ['mortgage', 'mortgagee'],
    ['objection', 'applicant'],
  ])('%s is paid by the %s', (transaction, payer) => {
    expect(fees(transaction, 'residential')[0]?.payer).toBe(payer)
  })

  test('a line says what it is computed from and why', () => {
    expect(fees('objection', 'commercial')).toEqual([
      {
        rule: 'registration',
        payer: 'applicant',
        baseFen: 55_000,
        rate: '0.5',
        amountFen: 27_500,
        source: '财税〔2019〕45号、财税〔2016〕79号、发改价格规〔2016〕2559号（2019-07-01 起）',
        note: '异议登记按标准减半收取',
      },
    ])
  })
})

describe('before 2019-07-01', () => {
  test.each<[string, FeeTransaction, FeeUse, number]>([
    ['2019-06-30', 'transfer', 'parking', 55_000],
    ['2019-07-01', 'transfer', 'parking', 8_000],
    ['2019-06-30', 'correction', 'residential', 4_000],
    ['2019-06-30', 'alteration', 'commercial', 27_500],
    ['2019-07-01', 'correction', 'residential', 0],
  ])('%s %s %s: %i', (on, transaction, use, fen) => {
    expect(sum(transaction, use, { on: plainDate(on) })).toBe(fen)
  })

  test('before the first tariff that is known nothing is guessed', () => {
    expect(fees('transfer', 'residential', { on: plainDate('2010-01-01') })).toMatchObject([
      { rule: 'registration', needs: ['on'] },
    ])
  })
})
