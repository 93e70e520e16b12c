import type { EligibilityQuestion } from '@anju/shared-types'
import { plainDate } from '@anju/shared-types/plain-date'
import { describe, expect, it } from 'vitest'
import { bodyOf, type Draft, readNumber, UNKNOWN, withAnswer, withoutAnswer } from './answers.ts'

const question = (fact: EligibilityQuestion['fact'], more: Partial<EligibilityQuestion> = {}): EligibilityQuestion => ({
  fact,
  text: '？',
  kind: 'number',
  ...more,
})
const today = plainDate('2026-11-23')
const draft: Draft = {
  city: 'jinan',
  answers: [
    { question: question('zone'), value: 'lixia', text: '历下区' },
    { question: question('homes'), value: 0, text: '0 套' },
  ],
}

describe('the question to the server', () => {
  it('asks for today, with the place beside the facts', () => {
    expect(bodyOf(draft, today)).toEqual({ city: 'jinan', on: today, zone: 'lixia', facts: { homes: 0 } })
  })

  it('asks for the chosen day', () => {
    expect(bodyOf({ ...draft, on: plainDate('2022-01-10') }, today).on).toBe('2022-01-10')
  })

  it('skips what the person cannot tell and says so of a rare circumstance', () => {
    const unsure = withAnswer(draft, { question: question('divorcedOn'), value: UNKNOWN, text: '不清楚' })
    expect(bodyOf(unsure, today)).toMatchObject({ facts: { homes: 0, divorcedOn: 'unknown' }, skip: ['divorcedOn'] })
    const nowhere = withAnswer(draft, { question: question('zone'), value: UNKNOWN, text: '不清楚' })
    expect(bodyOf(nowhere, today)).toEqual({ city: 'jinan', on: today, facts: { homes: 0 }, skip: ['zone'] })
  })
})

describe('answers', () => {
  it('are changed in their place', () => {
    const changed = withAnswer(draft, { question: question('zone'), value: 'shizhong', text: '市中区' })
    expect(changed.answers.map(({ text }) => text)).toEqual(['市中区', '0 套'])
    expect(withoutAnswer(changed, 'homes').answers).toHaveLength(1)
  })

  it('take the half-typed number of their own question with them, not that of another', () => {
    const typing: Draft = { ...draft, typed: { fact: 'homes', text: '1' } }
    const answer = { question: question('homes'), value: 1, text: '1 套' }
    expect(withAnswer(typing, answer).typed).toBeUndefined()
    const other = { question: question('married'), value: true, text: '是' }
    expect(withAnswer(typing, other).typed).toEqual({ fact: 'homes', text: '1' })
  })
})

describe('a typed number', () => {
  const months = question('socialInsuranceConsecutiveMonthsInLast36', { unit: '个月', most: 36 })
  it.each([
    ['23', 23],
    ['２４', 24],
    [' 0 ', 0],
    ['36', 36],
  ])('%s is %i', (text, value) => expect(readNumber(months, text)).toEqual({ value }))

  it.each(['', '两年', '2.5', '-1'])('“%s” is none', (text) =>
    expect(readNumber(months, text)).toEqual({ problem: expect.stringContaining('整数') }),
  )

  it('has an end', () => {
    expect(readNumber(months, '37')).toEqual({ problem: '最多填 36 个月。' })
  })

  it('keeps its decimals where the fact has them, and is scaled where the server wants it', () => {
    expect(readNumber(question('areaSqm', { most: 9_999_999 }), '144.01')).toEqual({ value: 144.01 })
    expect(readNumber(question('areaSqm', { most: 9_999_999 }), '0')).toEqual({ problem: '面积要大于 0。' })
    const tax = question('companyTaxFen', { unit: '万元', most: 1_000_000, scale: 1_000_000 })
    expect(readNumber(tax, '100')).toEqual({ value: 100_000_000 })
  })
})
