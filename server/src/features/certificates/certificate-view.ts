import {
  type Certificate,
  type CertificateLine,
  type CertificateScope,
  certificateKinds,
  certificateScopes,
  certificateStates,
  verificationOutcomes,
  verificationWays,
} from '@anju/shared-types'
import type { Claim } from '../../domain/certificates/claims.ts'
import { disclosed } from '../../domain/certificates/disclosure.ts'
import { claimLabels } from '../../domain/certificates/kinds.ts'
import { inGroups } from '../../domain/certificates/payload.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { CertificateRow, SealedContent } from './certificate-record.ts'
import type { CheckedRow } from './checked-store.ts'

export const openContent = (cipher: Pick<Cipher, 'open'>, row: Pick<CertificateRow, 'sealed'>): SealedContent =>
  JSON.parse(cipher.open(row.sealed)) as SealedContent

export const factViews = (claims: readonly Pick<Claim, 'name' | 'value'>[]): Certificate['facts'] =>
  claims.map(({ name, value }) => ({ name, label: claimLabels[name], value }))

export const saidOf = (claims: readonly Claim[], name: Claim['name']): string =>
  claims.find((claim) => claim.name === name)?.value ?? ''

export const lineView = (row: CertificateRow, { claims }: SealedContent): CertificateLine => ({
  id: row._id,
  kind: row.kind,
  kindLabel: certificateKinds[row.kind],
  state: row.state,
  stateLabel: certificateStates[row.state],
  statement: saidOf(claims, 'statement'),
  issuer: row.issuer,
  issuedAt: row.issuedAt.toISOString(),
  ...(row.validTo && { validTo: row.validTo }),
})

export const seenViews = (checks: readonly CheckedRow[]): Certificate['seen'] =>
  checks.map(({ at, who, where, way, outcome, scope }) => ({
    at: at.toISOString(),
    ...{ who, where, way, wayLabel: verificationWays[way], outcome, outcomeLabel: verificationOutcomes[outcome] },
    ...(scope && { scopeLabel: certificateScopes[scope] }),
  }))

interface Around {
  checks: readonly CheckedRow[]
  uses: Certificate['uses']
  organisation?: string
  isHolding: boolean
  now: Date
}

/** A certificate as its holder sees it. */
export function certificateView(
  row: CertificateRow,
  content: SealedContent,
  { checks, uses, organisation, isHolding, now }: Around,
): Certificate {
  return {
    ...lineView(row, content),
    number: saidOf(content.claims, 'number'),
    facts: factViews(disclosed('full', content.claims)),
    ...(row.reason && { reason: row.reason }),
    paperDigest: inGroups(row.digest),
    keyId: row.keyId,
    scopes: (Object.keys(certificateScopes) as CertificateScope[]).map((scope) => ({
      scope,
      label: certificateScopes[scope],
      facts: factViews(disclosed(scope, content.claims)),
    })),
    seen: seenViews(checks),
    uses,
    ...(organisation && { organisation }),
    allowedActions: isHolding ? ['show', 'pdf', 'offline'] : [],
    serverNow: now.toISOString(),
  }
}
