import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCipher } from './cipher.ts'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const blindIndexKey = 'a-blind-index-key-of-32-characters!'
const cipher = createCipher({ fieldKeys: [`2:${key(2)}`, `1:${key(1)}`], blindIndexKey })

describe('sealed fields', () => {
  test('open gives back what was sealed, for every text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cipher.open(cipher.seal(text)) === text))
    expect(cipher.open(cipher.seal('李𠮷'))).toBe('李𠮷')
  })

  test('the same text never seals to the same value twice', () => {
    expect(cipher.seal('王秀英')).not.toBe(cipher.seal('王秀英'))
  })

  test('the newest key seals, an older one still opens, a removed one does not', () => {
    const old = createCipher({ fieldKeys: [`1:${key(1)}`], blindIndexKey })
    const sealedBefore = old.seal('赵一凡')
    expect(cipher.open(sealedBefore)).toBe('赵一凡')
    expect(cipher.seal('赵一凡')).toMatch(/^v2\./)
    expect(() => old.open(cipher.seal('赵一凡'))).toThrow('key 2 unknown')
  })

  test('a changed byte, a cut tag or another version never opens', () => {
    const sealed = cipher.seal('37010119900101001X')
    const [version, iv, tag, text] = sealed.split('.') as [string, string, string, string]
    const flipped = Buffer.from(text, 'base64url')
    flipped[0]! ^= 1
    expect(() => cipher.open([version, iv, tag, flipped.toString('base64url')].join('.'))).toThrow()
    expect(() => cipher.open([version, iv, tag.slice(0, 6), text].join('.'))).toThrow('the tag is cut')
    expect(() => cipher.open(['v1', iv, tag, text].join('.'))).toThrow()
    expect(() => cipher.open('plain text')).toThrow('not sealed')
  })

  test('an error never repeats the field', () => {
    const sealed = cipher.seal('13800000001').replace(/^v2/, 'v9')
    expect(() => cipher.open(sealed)).toThrow(/^cannot open a sealed field: key 9 unknown$/)
  })
})

describe('blind index', () => {
  test('equal values meet, different kinds and keys do not', () => {
    const index = cipher.blindIndex('phone', '13800000001')
    expect(cipher.blindIndex('phone', '13800000001')).toBe(index)
    expect(cipher.blindIndex('id-number', '13800000001')).not.toBe(index)
    const other = createCipher({ fieldKeys: [`1:${key(1)}`], blindIndexKey: 'another-key-of-at-least-32-chars!!' })
    expect(other.blindIndex('phone', '13800000001')).not.toBe(index)
  })
})

test.each([[[]], [['1:short']], [['no-colon']], [[`1:${key(1)}`, `1:${key(2)}`]]])(
  'keys %j are refused',
  (fieldKeys) => {
    expect(() => createCipher({ fieldKeys, blindIndexKey })).toThrow('FIELD_KEYS')
  },
)
