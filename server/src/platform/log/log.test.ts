import { describe, expect, test } from 'vitest'
import { createLog } from './log.ts'
import { maskLine } from './mask.ts'

function logger() {
  const lines: string[] = []
  const hits: string[] = []
  const log = createLog({
    level: 'debug',
    to: { write: (line: string) => void lines.push(line) },
    masked: (what) => hits.push(what),
  })
  return { log, hits, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown>, text: () => lines.join('') }
}
const idNumber = '37010219900307123X'
const token = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(30)}.${'b'.repeat(30)}`

describe('a log line', () => {
  test('never holds what is stored under the name of something secret, however deep', () => {
    const { log, text } = logger()
    log.info({
      phone: '13800000001',
      person: { name: '王秀英', idNumber, inner: { phone: '1', accessToken: 'x-y-z' } },
    })
    expect(text()).not.toMatch(/王秀英|13800000001|x-y-z|37010219900307123X/)
  })

  test('is masked where a number or token slipped into a text, and the slip is counted', () => {
    const { log, hits, text } = logger()
    log.warn(`could not send to 13800000001 of ${idNumber}, +86 13900000010, Bearer abcdefghijkl, ${token}`)
    expect(text()).not.toMatch(/13800000001|13900000010|37010219900307123X|abcdefghijkl|eyJ/)
    expect(hits.toSorted()).toEqual(['id-number', 'phone', 'phone', 'token', 'token'])
  })

  test('keeps what only looks similar: times, ids, amounts, versions', () => {
    const line = '{"t":1763761234567,"id":"65f1380000000112345678ab","fen":138000000012,"uuid":"13800000-0001-4000"}'
    expect(maskLine(line, () => expect.unreachable())).toBe(line)
  })

  test('tells an error by type, code and place, without the values in it', () => {
    const { log, last, text } = logger()
    const error = Object.assign(new Error('E11000 duplicate key error index: phone_1 dup key: { phone: "alpha" }'), {
      code: 11000,
      keyValue: { phone: 'beta' },
      config: { headers: { secret: 'gamma' } },
    })
    log.error({ err: error }, 'request')
    expect(last().err).toMatchObject({ type: 'Error', errorCode: 11000, message: expect.stringContaining('dup key') })
    expect((last().err as { at: string[] }).at[0]).toContain('log.test.ts')
    expect(text()).not.toMatch(/alpha|beta|gamma/)
  })

  test('follows causes and survives things that are no errors', () => {
    const { log, last } = logger()
    log.error({ err: new Error('outer', { cause: new TypeError('Cast to Number failed for value "alpha"') }) })
    expect(last().err).toMatchObject({
      message: 'outer',
      cause: { type: 'TypeError', message: 'Cast to Number failed for a value' },
    })
    log.error({ err: 'just text' })
    expect(last().err).toEqual({ message: 'just text' })
  })
})
