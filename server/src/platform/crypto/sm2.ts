import { sm3 as hashWithSm3, sm2 } from 'sm-crypto-v2'

/** GM/T 0009-2012 7: the identity that is used where nothing else is agreed. Every conforming library takes it. */
export const SM2_USER_ID = '1234567812345678'

/** Order of the group (GM/T 0003.5-2012). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

export interface Signed {
  keyId: string
  /** SM2 over SM3, DER in hex. */
  signature: string
}

export interface PublicKey {
  keyId: string
  isCurrent: boolean
  /** Uncompressed point in hex: 04, x, y. */
  publicKey: string
}

/**
 * Signs for the certificates of the city. A city whose keys lie in an HSM or KMS puts it behind this port: nothing else of us ever sees a
 * private key.
 */
export interface Sm2Signer {
  keyId: string
  sign(text: string): Promise<Signed>
  /** False for anything but a signature of exactly this text by exactly that key of ours. */
  verify(text: string, signed: Signed): boolean
  publicKeys(): readonly PublicKey[]
}

export const sm3 = (text: string): string => hashWithSm3(text)

/**
 * The key that signs, and those that signed before: a certificate names its key, and an old one still verifies after the rotation.
 * `key`: `version:private key in hex`; `oldKeys`: `version:public key in hex`. Throws on anything that is not such a key.
 */
export function createSm2Signer({ key, oldKeys }: { key: string; oldKeys: readonly string[] }): Sm2Signer {
  const [keyId = '', privateKey = ''] = key.split(':')
  if (!/^[0-9a-f]{64}$/.test(privateKey)) throw new Error('CERTIFICATE_KEY: `version:64 hex digits`')
  const scalar = BigInt(`0x${privateKey}`)
  // GM/T 0003.1: between 1 and n - 2.
  if (scalar < 1n || scalar > ORDER - 2n) throw new Error('CERTIFICATE_KEY: not a private key of SM2')
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  const known = new Map<string, PublicKey>([[keyId, { keyId, isCurrent: true, publicKey }]])
  for (const entry of oldKeys) {
    const [version = '', point = ''] = entry.split(':')
    if (!isPoint(point)) {
      throw new Error('CERTIFICATE_OLD_KEYS: each entry is `version:04…`, a point of the curve')
    }
    if (known.has(version)) throw new Error(`CERTIFICATE_OLD_KEYS: version ${version} appears twice`)
    known.set(version, { keyId: version, isCurrent: false, publicKey: point })
  }
  return {
    keyId,
    sign: async (text) => ({
      keyId,
      signature: sm2.doSignature(text, privateKey, { hash: true, der: true, publicKey, userId: SM2_USER_ID }),
    }),
    verify(text, signed) {
      const point = known.get(signed.keyId)?.publicKey
      // The library reads a signature with something behind it as if it were not there.
      if (!point || !isStrictDer(signed.signature)) return false
      return sm2.doVerifySignature(text, signed.signature, point, { hash: true, der: true, userId: SM2_USER_ID })
    },
    publicKeys: () => [...known.values()],
  }
}

function isPoint(hex: string): boolean {
  if (!/^04[0-9a-f]{128}$/.test(hex)) return false
  try {
    return sm2.verifyPublicKey(hex)
  } catch {
    // The library throws for a point that is not on the curve.
    return false
  }
}

/** SubjectPublicKeyInfo of an SM2 key: what `openssl` and every other tool reads. */
export function sm2Pem(publicKey: string): string {
  const spki = Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${publicKey}`, 'hex')
  const lines = spki.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/** SEQUENCE of two positive INTEGERs, each as short as it can be, and nothing behind them: one signature, one spelling. */
function isStrictDer(hex: string): boolean {
  if (!/^(?:[0-9a-f]{2}){8,72}$/.test(hex)) return false
  const bytes = Buffer.from(hex, 'hex')
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return false
  const end = integerEnd(bytes, 2)
  return end !== undefined && integerEnd(bytes, end) === bytes.length
}

/** Where the INTEGER that begins here ends; undefined when it is none, is negative or has a zero too many. */
function integerEnd(bytes: Buffer, at: number): number | undefined {
  const length = bytes[at + 1]
  const [first, second = 0] = bytes.subarray(at + 2)
  if (bytes[at] !== 0x02 || !length || length > 33 || first === undefined || first > 0x7f) return undefined
  if (first === 0 && length > 1 && second < 0x80) return undefined
  return at + 2 + length
}
