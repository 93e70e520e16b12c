import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSm2Signer, sm3 } from './sm2.ts'

const PRIVATE = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
/** GM/T 0003.5-2012 annex A.2: key, user id and signature of the recommended curve. */
const STANDARD = {
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  message: 'message digest',
  r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
  s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}
const OPENSSL_SIGNATURE =
  '3045022100d58e228cbfef87f772160d5fdc8e7db31efdca5794c87c040f1dffb713d9b120022077edca036949abde2a2108065a9ecaf6d2c98e4e2e16482a9446b9a05d03d899'
const integer = (hex: string) => {
  const body = Number.parseInt(hex.slice(0, 2), 16) > 0x7f ? `00${hex}` : hex
  return `02${(body.length / 2).toString(16).padStart(2, '0')}${body}`
}
const der = (r: string, s: string) => {
  const body = integer(r) + integer(s)
  return `30${(body.length / 2).toString(16).padStart(2, '0')}${body}`
}
const signer = createSm2Signer({ key: `2026-2:${PRIVATE}`, oldKeys: [] })

describe('the vectors of the standards', () => {
  test('GB/T 32905 A.1: SM3 of abc', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  test('SM3 of any text is that of OpenSSL', () => {
    for (const text of ['', '李𠮷', 'x'.repeat(1_000)])
      expect(sm3(text)).toBe(createHash('sm3').update(text).digest('hex'))
  })

  test('GM/T 0003.5 A.2: public key of the private key, and its signature verifies', () => {
    expect(signer.publicKeys()).toEqual([{ keyId: '2026-2', isCurrent: true, publicKey: STANDARD.publicKey }])
    const signature = der(STANDARD.r, STANDARD.s)
    expect(signer.verify(STANDARD.message, { keyId: '2026-2', signature })).toBe(true)
    expect(signer.verify(`${STANDARD.message}.`, { keyId: '2026-2', signature })).toBe(false)
  })
})

describe('a signature', async () => {
  const text = '{"name":"李𠮷"}'
  const signed = await signer.sign(text)

  test('is one of exactly this text by exactly this key', async () => {
    expect(signer.verify(text, signed)).toBe(true)
    expect(signer.verify(`${text} `, signed)).toBe(false)
    expect(signer.verify(text, { ...signed, keyId: 'other' })).toBe(false)
    const other = createSm2Signer({ key: `2026-2:${'2'.repeat(64)}`, oldKeys: [] })
    expect(other.verify(text, signed)).toBe(false)
  })

  test('has one spelling: nothing behind it, no zero too many, no other numbers', () => {
    const { signature } = signed
    const changed = [`${signature}00`, signature.slice(0, -2), signature.toUpperCase(), '', '30060201010201', 'zz']
    const flipped = `${signature.slice(0, -2)}${signature.endsWith('00') ? '01' : '00'}`
    for (const bad of [...changed, flipped, `30${signature.slice(2)}ff`]) {
      expect(signer.verify(text, { ...signed, signature: bad }), bad).toBe(false)
    }
  })

  test('made by OpenSSL, another implementation, verifies', () => {
    // openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678, OpenSSL 3.0.19
    const made = { keyId: '2026-2', signature: OPENSSL_SIGNATURE }
    expect(signer.verify('李𠮷 signed by OpenSSL', made)).toBe(true)
    expect(signer.verify('李吉 signed by OpenSSL', made)).toBe(false)
  })
})

describe('a rotation', () => {
  test('leaves what was signed before: the old public key still verifies, the new one signs', async () => {
    const text = 'before'
    const signed = await signer.sign(text)
    const next = createSm2Signer({ key: `2027-1:${'3'.repeat(64)}`, oldKeys: [`2026-2:${STANDARD.publicKey}`] })
    expect(next.verify(text, signed)).toBe(true)
    expect((await next.sign(text)).keyId).toBe('2027-1')
    expect(next.publicKeys().map(({ keyId, isCurrent }) => [keyId, isCurrent])).toEqual([
      ['2027-1', true],
      ['2026-2', false],
    ])
  })

  test('refuses what is no key, and two under one version', () => {
    const make =
      (key: string, ...oldKeys: string[]) =>
      () =>
        createSm2Signer({ key, oldKeys })
    expect(make('1:short')).toThrow('CERTIFICATE_KEY')
    expect(make(`1:${'0'.repeat(64)}`)).toThrow('not a private key')
    expect(make(`1:${'f'.repeat(64)}`)).toThrow('not a private key')
    expect(make(`1:${PRIVATE}`, `0:04${'1'.repeat(128)}`)).toThrow('CERTIFICATE_OLD_KEYS')
    expect(make(`1:${PRIVATE}`, `1:${STANDARD.publicKey}`)).toThrow('twice')
  })
})
