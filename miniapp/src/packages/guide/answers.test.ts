import { expect, it } from 'vitest'
import { answersInAddress, answersOf } from './answers.ts'

const answers = [
  { question: '谁来办', answer: '请人代办' },
  { question: '夫妻共有', answer: '是' },
]

it('survive the way through an address, decoded or not', () => {
  const text = answersInAddress(answers)
  expect(answersOf(text)).toEqual(answers)
  expect(answersOf(encodeURIComponent(text))).toEqual(answers)
})

it.each([undefined, '', '{}', '[[1,2],["谁来办"]]', '%5B', '[bro'])('%s gives none', (text) => {
  expect(answersOf(text)).toEqual([])
})
