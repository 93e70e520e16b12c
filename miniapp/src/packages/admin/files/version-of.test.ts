import { expect, it } from 'vitest'
import { codeIn, withVersion } from './version-of.ts'

const text = '{\n  "编号": "B19",\n  "版本": 1,\n  "生效日期" : "2026-01-01",\n  "事项": [{ "版本": 9 }]\n}\n'

it('changes the file’s own version and day, and nothing else', () => {
  expect(withVersion(text, 2, '2026-12-01')).toBe(
    '{\n  "编号": "B19",\n  "版本": 2,\n  "生效日期" : "2026-12-01",\n  "事项": [{ "版本": 9 }]\n}\n',
  )
  expect(withVersion('没有', 2, '2026-12-01')).toBe('没有')
})

it('knows whose file it is', () => {
  expect(codeIn(text)).toBe('B19')
  expect(codeIn('{ "城市": "luohe" }')).toBe('luohe')
  expect(codeIn('{}')).toBeUndefined()
})
