import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSha256, sha256Of } from './sha256.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('gives the examples of FIPS 180-4', () => {
  expect(sha256Of(bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Of(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  expect(sha256Of(bytes(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

it('gives what the machine’s own gives, wherever the pieces are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const hash = createSha256()
      const right = createHash('sha256')
      for (const piece of pieces) {
        hash.update(piece)
        right.update(piece)
      }
      return hash.digest() === right.digest('hex')
    }),
  )
})
