import { describe, expect, test } from 'vitest'
import { answersOfPicks, PICKS_PATTERN, picksOf } from './answer-picks.ts'

const questions = [
  { title: '谁来办', options: ['本人办', '请人代办'] },
  { title: '几个人', options: ['一个', '两个', '更多'] },
  // One title may be asked twice under different conditions; the answer tells which.
  { title: '谁来办', options: ['公司办'] },
]

describe('picks', () => {
  test.each([
    ['', []],
    ['0.1', [{ question: '谁来办', answer: '请人代办' }]],
    [
      '1.2_0.0',
      [
        { question: '几个人', answer: '更多' },
        { question: '谁来办', answer: '本人办' },
      ],
    ],
    ['2.0', [{ question: '谁来办', answer: '公司办' }]],
  ])('%j says the same as the words', (picks, answers) => {
    expect(answersOfPicks(questions, picks)).toEqual(answers)
    expect(picksOf(questions, answers)).toBe(picks)
  })

  test.each(['3.0', '0.2', '0', '0.', '.0', '0.0_', 'a.b', '-1.0', '0.0.0', '0.1 ', `${'0.0_'.repeat(30)}0.0`])(
    '%j is nobody’s answer',
    (picks) => {
      expect(answersOfPicks(questions, picks)).toBeUndefined()
    },
  )

  test('words of no question have no picks', () => {
    expect(picksOf(questions, [{ question: '谁来办', answer: '不办了' }])).toBeUndefined()
    expect(picksOf(questions, [{ question: '什么', answer: '一个' }])).toBeUndefined()
  })

  test('thirty answers are as many as anybody gives', () => {
    expect(PICKS_PATTERN.test(Array.from({ length: 30 }, () => '10.10').join('_'))).toBe(true)
  })
})
