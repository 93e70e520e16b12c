import { expect, it } from 'vitest'
import { usualWindow } from './usual-window.ts'

const windows = [
  { no: '1', services: [], openedBy: '张磊' },
  { no: '2', services: [] },
  { no: '3', services: [] },
]

it('begins with the window of last time when it is free', () => {
  expect(usualWindow(windows, '3')).toBe('3')
})
it('begins with the first free one when that of last time is taken, gone or unknown', () => {
  expect(usualWindow(windows, '1')).toBe('2')
  expect(usualWindow(windows, '9')).toBe('2')
  expect(usualWindow(windows, null)).toBe('2')
})
it('offers none when all are taken', () => {
  expect(usualWindow(windows.slice(0, 1), null)).toBeUndefined()
})
