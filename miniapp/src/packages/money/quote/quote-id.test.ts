import { expect, it } from 'vitest'
import { quoteIdOf } from './quote-id.ts'

const id = 'Q0aZ9_-0aZ9_-0aZ9_-0aZ9'

it.each([id, ` ${id} `, `编号 ${id}`, `报价单编号：${id}`, `${id.slice(0, 8)} ${id.slice(8)}`])('%s', (text) =>
  expect(quoteIdOf(text)).toBe(id),
)
it.each(['', 'Q1', `${id}x`, id.replace('Q', 'q'), id.replace('_', '!')])('%s is none', (text) =>
  expect(quoteIdOf(text)).toBeUndefined(),
)
