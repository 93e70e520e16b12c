import { expect, it } from 'vitest'
import { codeIn } from './code-in.ts'

it.each([
  ['jn-lixia.29300.abcd', 'jn-lixia.29300.abcd'],
  [' jn-lixia.29300.abcd\n', 'jn-lixia.29300.abcd'],
  ['http://127.0.0.1/#/packages/queue/check-in/index?code=jn-lixia.1.a%2Bb', 'jn-lixia.1.a+b'],
  ['https://x.cn/?a=1&code=c1&b=2', 'c1'],
])('%j carries %j', (text, code) => {
  expect(codeIn(text)).toBe(code)
})
