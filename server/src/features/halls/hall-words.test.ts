import { expect, test } from 'vitest'
import { hoursWords, windowWords } from './hall-words.ts'

test.each([
  [['1', '2', '3', '4'], '1–4 号窗口'],
  [['1', '3', '4'], '1、3–4 号窗口'],
  [['7'], '7 号窗口'],
  [['A', 'B'], 'A、B 号窗口'],
])('windows %j are %s', (nos, words) => {
  expect(windowWords(nos)).toBe(words)
})

test('a hall that never closes', () => {
  const sessions = [{ from: '00:00', to: '23:59' }]
  expect(hoursWords({ openOnWeekend: true, openEveryDay: true, sessions })).toBe('每天，全天')
})

test.each([
  [{ openOnWeekend: false }, '工作日 09:00–12:00、13:30–17:00'],
  [{ openOnWeekend: true }, '周一至周日（法定节假日除外） 09:00–12:00、13:30–17:00'],
  [{ openOnWeekend: true, openEveryDay: true }, '每天 09:00–12:00、13:30–17:00'],
])('hours of %j read %s', (days, words) => {
  const sessions = [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ]
  expect(hoursWords({ ...days, sessions })).toBe(words)
})
