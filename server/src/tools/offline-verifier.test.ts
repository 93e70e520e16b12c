import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSm2Signer } from '../platform/crypto/sm2.ts'
import { verifyOffline, verifySm2 } from './offline-verifier.ts'

interface Vectors {
  keys: Record<string, string>
  privateKeyForTestsOnly: string
  cases: { what: string; at: string; code: string; outcome: string; revocations?: Revocations }[]
}
type Revocations = { text: string; keyId: string; signature: string }
const file = new URL('../../../docs/certificate-vectors.json', import.meta.url)
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors
const { keys, cases, privateKeyForTestsOnly } = vectors
const publicKey = keys['gmt-0003']!

describe('the published vectors', () => {
  test.each(cases)('$what: $outcome', ({ code, at, outcome, revocations }) => {
    expect(verifyOffline({ code, keys, now: new Date(at), revocations }).outcome).toBe(outcome)
  })

  test('with no key of that name nothing is believed', () => {
    const [{ code, at }] = cases as [Vectors['cases'][number]]
    expect(verifyOffline({ code, keys: {}, now: new Date(at) }).outcome).toBe('unknown key')
  })

  test('a revocation list that nobody signed is not believed either', () => {
    const { code, at, revocations } = cases.find((one) => one.revocations)!
    const empty = { ...revocations!, text: revocations!.text.replace(/"revoked":\[.*\]/, '"revoked":[]') }
    expect(verifyOffline({ code, keys, now: new Date(at), revocations: empty }).outcome).toBe('altered')
  })

  test('one character changed anywhere is never valid', () => {
    const [{ code, at }] = cases as [Vectors['cases'][number]]
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom(...'AQgw09-_.'), (place, char) => {
        fc.pre(code[place] !== char)
        const changed = code.slice(0, place) + char + code.slice(place + 1)
        const before = code.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))
        const after = changed.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))
        // The last character of a part may carry bits that stand for nothing.
        fc.pre(before.join() !== after.join())
        expect(verifyOffline({ code: changed, keys, now: new Date(at) }).outcome).not.toBe('valid')
      }),
      { numRuns: 30 },
    )
  })
})

describe('two implementations', () => {
  test('agree on what the server signs, and on what it did not', async () => {
    const signer = createSm2Signer({ key: `v:${privateKeyForTestsOnly}`, oldKeys: [] })
    for (const text of ['', 'a', '李𠮷', 'x'.repeat(5_000)]) {
      const { signature } = await signer.sign(text)
      const der = Buffer.from(signature, 'hex')
      expect(verifySm2(text, der, publicKey)).toBe(true)
      expect(verifySm2(`${text}.`, der, publicKey)).toBe(false)
      expect(verifySm2(text, Buffer.concat([der, Buffer.from([0])]), publicKey)).toBe(false)
      expect(verifySm2(text, der, `04${'1'.repeat(128)}`)).toBe(false)
    }
  })
})

test('the command ends with 0 for a valid code alone, and prints what it says', () => {
  const run = (code: string, at: string) => {
    const command = ['--import', 'tsx', new URL('verify-certificate.ts', import.meta.url).pathname]
    const key = `gmt-0003:${publicKey}`
    return JSON.parse(
      execFileSync(process.execPath, [...command, code, '--key', key, '--at', at], { encoding: 'utf8' }),
    )
  }
  const [good, , bad] = cases as [Vectors['cases'][number], unknown, Vectors['cases'][number]]
  expect(run(good.code, good.at)).toMatchObject({ outcome: 'valid', facts: { holder: '李𠮷' } })
  expect(() => run(bad.code, bad.at)).toThrow(expect.objectContaining({ status: 1 }))
})
