import type { ItemLimit } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { allWords, limitNote, promiseWords } from './limit-words.ts'

const limit = (words: string, more: Partial<ItemLimit> = {}): ItemLimit => ({
  words,
  unit: 'workingDay',
  unsure: false,
  ...more,
})

it('says the promise, else the law, else nothing', () => {
  expect(promiseWords([limit('2 个工作小时')], [limit('30 个工作日')])).toBe('承诺 2 个工作小时')
  expect(promiseWords([], [limit('30 个工作日')])).toBe('法定 30 个工作日')
  expect(promiseWords([], [])).toBe('')
})

it('joins the limits of several cases and says each note once', () => {
  const two = [
    limit('7 个工作日（工业项目）', { from: '受理之日' }),
    limit('15 个工作日（房地产开发项目）', { from: '受理之日', unsure: true }),
  ]
  expect(allWords(two)).toBe('7 个工作日（工业项目）或15 个工作日（房地产开发项目）')
  expect(limitNote(two)).toBe('从受理之日起算\n以当地公布为准')
})
