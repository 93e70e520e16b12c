import { expect, test } from 'vitest'
import { answersAsked } from './sheet-address.ts'

const item = {
  version: { item: 3, city: 1 },
  questions: [{ title: '谁来办', ask: '谁来办？', options: ['本人办', '请人代办'] }],
}
const words = '[["谁来办","本人办"]]'

test('words from the wizard need no item', () => {
  expect(answersAsked({ code: 'B04', answers: words }, null)).toEqual({
    answers: [{ question: '谁来办', answer: '本人办' }],
    isOutdated: false,
  })
  expect(answersAsked({ code: 'B04' }, null)).toEqual({ answers: [], isOutdated: false })
})

test('numbers from a printed sheet wait for the item and then say the same', () => {
  expect(answersAsked({ code: 'B04', picks: '0.1', version: '3' }, null)).toBeUndefined()
  expect(answersAsked({ code: 'B04', picks: '0.1', version: '3' }, item)).toEqual({
    answers: [{ question: '谁来办', answer: '请人代办' }],
    isOutdated: false,
  })
})

test.each([
  { picks: '0.1', version: '2' },
  { picks: '0.1' },
  { picks: '0.9', version: '3' },
  { picks: 'x', version: '3' },
])('$picks of version $version is nobody’s answer any more', (address) => {
  expect(answersAsked({ code: 'B04', ...address }, item)).toEqual({ answers: [], isOutdated: true })
})
