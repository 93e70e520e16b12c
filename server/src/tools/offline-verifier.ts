import { createHash } from 'node:crypto'

/**
 * The reference verifier of offline codes: nothing in it is shared with the server, so that it says what docs/certificates.md says and not
 * what the server does. SM3 is OpenSSL's; the curve is written out here. It is no example for signing: its time depends on the numbers.
 */

/** sm2p256v1 (GM/T 0003.5-2012). */
const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const A = 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const G: Point = {
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}
const USER_ID = '1234567812345678'

interface Point {
  x: bigint
  y: bigint
}

const sm3 = (bytes: Buffer): Buffer => createHash('sm3').update(bytes).digest()
const modulo = (value: bigint, by: bigint) => ((value % by) + by) % by
const bytesOf = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const numberOf = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex') || '0'}`)

/** Extended Euclid modulo the prime of the field. */
function inverse(value: bigint): bigint {
  let [rest, next] = [P, modulo(value, P)]
  let [sum, part] = [0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[sum, part] = [part, sum - quotient * part]
  }
  return modulo(sum, P)
}

/** Jacobian coordinates: (x / z², y / z³); z = 0 is the point at infinity. One inverse at the end instead of one a step. */
interface Jacobian extends Point {
  z: bigint
}
const INFINITY: Jacobian = { x: 1n, y: 1n, z: 0n }

function double({ x, y, z }: Jacobian): Jacobian {
  if (z === 0n || y === 0n) return INFINITY
  const yy = (y * y) % P
  const s = (4n * x * yy) % P
  const zz = (z * z) % P
  const m = (3n * x * x + A * zz * zz) % P
  const twiceX = modulo(m * m - 2n * s, P)
  return { x: twiceX, y: modulo(m * (s - twiceX) - 8n * yy * yy, P), z: (2n * y * z) % P }
}

function add(one: Jacobian, other: Jacobian): Jacobian {
  if (one.z === 0n) return other
  if (other.z === 0n) return one
  const [zz1, zz2] = [(one.z * one.z) % P, (other.z * other.z) % P]
  const [u1, u2] = [(one.x * zz2) % P, (other.x * zz1) % P]
  const [s1, s2] = [(one.y * zz2 * other.z) % P, (other.y * zz1 * one.z) % P]
  if (u1 === u2) return s1 === s2 ? double(one) : INFINITY
  const [h, r] = [modulo(u2 - u1, P), modulo(s2 - s1, P)]
  const hh = (h * h) % P
  const hhh = (h * hh) % P
  const x = modulo(r * r - hhh - 2n * u1 * hh, P)
  return { x, y: modulo(r * (u1 * hh - x) - s1 * hhh, P), z: (h * one.z * other.z) % P }
}

function times(factor: bigint, point: Point): Jacobian {
  let sum = INFINITY
  let doubled: Jacobian = { ...point, z: 1n }
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, doubled)
    doubled = double(doubled)
  }
  return sum
}

/** The x of a point as everybody writes it; undefined at infinity. */
const plainX = ({ x, z }: Jacobian): bigint | undefined => (z === 0n ? undefined : modulo(x * inverse(z * z), P))

/** Z of the signer (GM/T 0003.2 5.5): length of the identity in bits, identity, curve, base point, key. */
function identityDigest({ x, y }: Point): Buffer {
  const id = Buffer.from(USER_ID, 'ascii')
  const bits = Buffer.from([(id.length * 8) >> 8, (id.length * 8) & 0xff])
  return sm3(Buffer.concat([bits, id, ...[A, B, G.x, G.y, x, y].map(bytesOf)]))
}

function pointOf(hex: string): Point | undefined {
  if (!/^04[0-9a-f]{128}$/i.test(hex)) return undefined
  const [x, y] = [BigInt(`0x${hex.slice(2, 66)}`), BigInt(`0x${hex.slice(66)}`)]
  const isOn = x < P && y < P && modulo(y * y - (x * x * x + A * x + B), P) === 0n
  return isOn ? { x, y } : undefined
}

/** r and s of a DER signature; undefined when anything is spelt otherwise than it has to be. */
function readDer(der: Buffer): { r: bigint; s: bigint } | undefined {
  const integer = (at: number) => {
    const length = der[at + 1] ?? 0
    const body = der.subarray(at + 2, at + 2 + length)
    const isMinimal = body[0] !== 0 || (body.length > 1 && (body[1] ?? 0) > 0x7f)
    const isGood = der[at] === 2 && length > 0 && body.length === length && (body[0] ?? 0xff) < 0x80 && isMinimal
    return isGood ? { value: numberOf(body), end: at + 2 + length } : undefined
  }
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined
  const r = integer(2)
  const s = r && integer(r.end)
  return s?.end === der.length ? { r: r!.value, s: s.value } : undefined
}

/** GM/T 0003.2-2012 7.1. */
export function verifySm2(text: string, der: Buffer, publicKey: string): boolean {
  const key = pointOf(publicKey)
  const signature = readDer(der)
  if (!key || !signature) return false
  const { r, s } = signature
  if (r < 1n || r >= N || s < 1n || s >= N) return false
  const digest = numberOf(sm3(Buffer.concat([identityDigest(key), Buffer.from(text, 'utf8')])))
  const t = modulo(r + s, N)
  if (t === 0n) return false
  const x = plainX(add(times(s, G), times(t, key)))
  return x !== undefined && modulo(digest + x, N) === r
}

export interface OfflineAnswer {
  outcome: 'valid' | 'altered' | 'unknown key' | 'status over' | 'expired' | 'revoked' | 'not a code'
  why: string
  certificate?: Record<string, unknown>
  facts?: Record<string, string>
}

export interface OfflineQuestion {
  code: string
  /** Key id -> uncompressed point in hex. */
  keys: Readonly<Record<string, string>>
  now: Date
  /** Reply of GET /api/v1/certificates/revocations. */
  revocations?: { text: string; keyId: string; signature: string }
}

interface Content {
  form: number
  id: string
  kind: string
  keyId: string
  issuer: string
  issuedAt: string
  validTo?: string
  commitments: string[]
}

/** The steps of docs/certificates.md, in their order. */
export function verifyOffline({ code, keys, now, revocations }: OfflineQuestion): OfflineAnswer {
  const inAddress = /[?&]code=([^&#\s]+)/.exec(code)?.[1]
  const parts = (inAddress ? decodeURIComponent(inAddress) : code.trim()).split('.')
  if (parts[0] !== 'AJC1' || parts.length !== 6)
    return { outcome: 'not a code', why: 'a code has six parts, the first is AJC1' }
  const [, text, signature, statusText, statusSignature, claimsText] = parts.map((part) =>
    Buffer.from(part, 'base64url'),
  )
  const content = read<Content>(text!)
  const status = read<{ id: string; keyId: string; until: string }>(statusText!)
  const claims = read<[string, string, string][]>(claimsText!)
  if (content?.form !== 1 || !status || !claims) return { outcome: 'altered', why: 'a part cannot be read' }
  const isSigned = (words: Buffer | string, by: string, der: Buffer) => verifySm2(words.toString(), der, keys[by]!)
  for (const by of [content.keyId, status.keyId]) {
    if (!keys[by]) return { outcome: 'unknown key', why: `signed with ${by}, which was not given` }
  }
  if (!isSigned(text!, content.keyId, signature!))
    return { outcome: 'altered', why: 'the signature is not of this content' }
  if (!isSigned(statusText!, status.keyId, statusSignature!) || status.id !== content.id) {
    return { outcome: 'altered', why: 'the status is not of this certificate' }
  }
  for (const claim of claims) {
    const commitment = sm3(Buffer.from(JSON.stringify(claim), 'utf8'))
      .toString('hex')
      .slice(0, 32)
    if (!content.commitments.includes(commitment)) return { outcome: 'altered', why: `${claim[1]} was not signed` }
  }
  if (revocations) {
    const key = keys[revocations.keyId]
    if (!key || !verifySm2(revocations.text, Buffer.from(revocations.signature, 'hex'), key)) {
      return { outcome: 'altered', why: 'the revocation list is not signed by a given key' }
    }
    const { revoked } = JSON.parse(revocations.text) as { revoked: string[] }
    if (revoked.includes(content.id)) return { outcome: 'revoked', why: 'it stands on the revocation list' }
  }
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  if (content.validTo && content.validTo < today) return { outcome: 'expired', why: `valid to ${content.validTo}` }
  if (new Date(status.until) <= now) return { outcome: 'status over', why: `its status was good until ${status.until}` }
  const { commitments: _, ...certificate } = content
  const facts = Object.fromEntries(claims.map(([, name, value]) => [name, value]))
  return { outcome: 'valid', why: 'signed, unaltered and in its time', certificate, facts }
}

function read<T>(part: Buffer): T | undefined {
  try {
    return JSON.parse(part.toString('utf8')) as T
  } catch {
    // Cut or changed: whoever asks hears "altered".
    return undefined
  }
}
