import type { CertificateKind, CertificateState, PlainDate } from '@anju/shared-types'
import type { Claim } from '../../domain/certificates/claims.ts'

export interface Holder {
  name: string
  idNumber: string
}

/** What is kept sealed: the signed text and the facts behind its commitments. */
export interface SealedContent {
  /** Canonical JSON, exactly as it was signed. */
  text: string
  claims: Claim[]
  /** As the source names the holder. */
  holder: Holder
}

/** One certificate of one holder. */
export interface CertificateRow {
  _id: string
  /** What it came from and what it says, so that one result makes one certificate, however often it is asked for. */
  origin: string
  kind: CertificateKind
  city: string
  issuer: string
  /** Whoever proves this number holds it, on whatever account. */
  holderIndex: string
  /** Blind index of the number on its face. */
  numberIndex: string
  /** Sealed JSON of `SealedContent`. */
  sealed: string
  keyId: string
  signature: string
  /** Of the paper, without groups. */
  digest: string
  source: { kind: 'case' | 'check' | 'register' | 'fund'; id: string }
  /** Of the register: whose page to look at when it moves. */
  unitCode?: string
  rightId?: string
  state: CertificateState
  /** Why it ended or stands still. */
  reason?: string
  issuedAt: Date
  validTo?: PlainDate
  /** Staff number of whoever suspended it last. */
  suspendedBy?: string
  changedAt: Date
  history: { at: Date; who: string; text: string }[]
}
