import type { CertificateKind, PlainDate } from '@anju/shared-types'
import { canonicalText, type Hash } from '../canonical.ts'
import { type Claim, commitmentsOf } from './claims.ts'

/** Version of this form; a verifier that does not know it must not guess. */
export const FORM = 1

/** What is signed. Facts are in it as commitments only, so that a reader can be shown some of them. */
export interface SignedContent {
  form: typeof FORM
  id: string
  kind: CertificateKind
  city: string
  issuer: string
  issuedAt: string
  /** Last day, Beijing time, inclusive; absent: no end. */
  validTo?: PlainDate
  keyId: string
  commitments: string[]
}

export const contentOf = (
  hash: Hash,
  { claims, ...content }: Omit<SignedContent, 'form' | 'commitments'> & { claims: readonly Claim[] },
): SignedContent => ({ form: FORM, ...content, commitments: commitmentsOf(hash, claims) })

/** The state of a certificate at a moment, signed for some hours: what an offline reader has instead of asking us. */
export interface SignedStatus {
  form: typeof FORM
  id: string
  state: 'issued'
  at: string
  until: string
  keyId: string
}

/** Certificates that do not hold any more, by id. */
export interface RevocationList {
  form: typeof FORM
  at: string
  /** After it, fetch the next list. */
  until: string
  keyId: string
  revoked: string[]
}

/** Twenty digits, in five groups of four: short enough to type, 80 bits. */
const PAPER_DIGITS = 20

/** Digest of everything that stands on the paper, in its order. */
export function paperDigest(hash: Hash, id: string, printed: readonly { name: string; value: string }[]): string {
  const digits = hash(canonicalText([id, ...printed.map(({ name, value }) => [name, value])]))
  return digits.slice(0, PAPER_DIGITS).toUpperCase()
}

/** `A1B2-C3D4-…` */
export const inGroups = (digest: string): string => digest.match(/.{1,4}/g)?.join('-') ?? ''
