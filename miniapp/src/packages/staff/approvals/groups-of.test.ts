import type { ApprovalLine } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { chosenAfter, groupsOf } from './groups-of.ts'

const line = (id: string, more: Partial<ApprovalLine>) => ({ id, seen: 'now', ...more }) as ApprovalLine

test('only what was read as it is may be chosen', () => {
  const { ready, unread, blocked } = groupsOf([
    line('a', {}),
    line('b', { seen: 'before' }),
    line('c', { seen: 'never' }),
    line('d', { blocker: '受理是您办的。' }),
    line('e', { seen: 'never', blocker: '登记簿上有限制。' }),
  ])
  expect([ready, unread, blocked].map((some) => some.map(({ id }) => id))).toEqual([['a'], ['b', 'c'], ['d', 'e']])
})

test('one more, one less, never too many', () => {
  expect(chosenAfter([], 'a', 2)).toEqual(['a'])
  expect(chosenAfter(['a', 'b'], 'a', 2)).toEqual(['b'])
  expect(chosenAfter(['a', 'b'], 'c', 2)).toEqual(['a', 'b'])
})
