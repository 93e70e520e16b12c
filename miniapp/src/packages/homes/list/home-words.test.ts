import { describe, expect, it } from 'vitest'
import { type HomeBusiness, markOf, sortedBusinesses, sumOf, timeOf } from './home-words.ts'

const business = (outcome: string): HomeBusiness => ({
  ...{ business: outcome, name: outcome, label: '服务器的说法', reasons: [] },
  outcome: outcome as HomeBusiness['outcome'],
})

it('what one may do comes first, and the sum names only what there is', () => {
  const all = ['block', 'none', 'consent', 'warn'].map(business)
  expect(sortedBusinesses(all).map(({ outcome }) => outcome)).toEqual(['none', 'warn', 'consent', 'block'])
  expect(sumOf(all)).toBe('可以办 2 项，先要办手续 1 项，不能办 1 项')
  expect(sumOf([business('unknown')])).toBe('暂时不确定 1 项')
})

it('a word that this version does not know is the server’s own', () => {
  expect(markOf(business('block'))).toEqual({ tone: 'danger', word: '不能办' })
  expect(markOf(business('tomorrow'))).toEqual({ tone: 'calm', word: '服务器的说法' })
})

describe('the time of a restriction', () => {
  const base = { id: '1', label: '查封', text: '。', ended: false }
  it.each([
    [{ since: '2026-03-17', until: '2029-03-16' }, '2026年3月17日起，到2029年3月16日止'],
    [{ since: '2020-06-09' }, '2020年6月9日起'],
    [
      { since: '2026-03-17', until: '2027-01-04', provisional: true },
      '2026年3月17日起，到2027年1月4日止（放假安排公布后可能变动）',
    ],
    [{ since: '2026-03-17', position: 2 }, '排在第 2 位，前一个结束后自动生效'],
    [{ since: '2026-03-17', ended: true }, '已经失效，不影响办事'],
    [{}, ''],
  ])('%j: %s', (more, words) => expect(timeOf({ ...base, ...more } as never)).toBe(words))
})
