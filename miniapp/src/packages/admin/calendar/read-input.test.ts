import { expect, it } from 'vitest'
import { readInput } from './read-input.ts'

it('takes the text of the notice, or the same as data', () => {
  const text = readInput('元旦：1月1日至3日放假。1月4日上班。', 2026)
  const data = JSON.stringify({
    source: '通知',
    off: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }],
    work: [{ name: '元旦', date: '2026-01-04' }],
  })
  expect(text.problem).toBeUndefined()
  expect(readInput(data, 2026)).toEqual({ notice: text.notice, source: '通知' })
})

it.each([
  ['', '请粘贴'],
  ['明年放假安排', '没有找到放假的日子'],
  ['元旦：1月1日至3日放假，共4天。', '1 行没有看懂'],
  ['{ "off": ', '不是正确的 JSON'],
  ['{ "off": "元旦" }', '列表'],
])('%s: %s', (typed, problem) => expect(readInput(typed, 2026).problem).toContain(problem))
