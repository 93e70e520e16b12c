import type { CertificateScope } from '@anju/shared-types'
import { z } from 'zod'
import { canonicalText } from '../../domain/canonical.ts'
import { type Claim, strangers } from '../../domain/certificates/claims.ts'
import { disclosed } from '../../domain/certificates/disclosure.ts'
import { type ClaimName, claimLabels } from '../../domain/certificates/kinds.ts'
import { FORM, type SignedStatus } from '../../domain/certificates/payload.ts'
import { type Sm2Signer, sm3 } from '../../platform/crypto/sm2.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { openContent } from './certificate-view.ts'
import type { CertificateNeeds } from './needs.ts'
import { holds, ownCertificate } from './own-certificate.ts'
import { recordUses } from './record-use.ts'

/** A day at a place without network; whoever wants to be surer asks again or takes the revocation list along. */
const STATUS_HOURS = 12

const pack = (text: string) => Buffer.from(text, 'utf8').toString('base64url')
const packHex = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')

/**
 * One text that needs no server: `AJC1.<content>.<signature>.<status>.<signature>.<claims>`, each part base64url. Form and how to check it:
 * docs/certificates.md.
 */
export async function makeOfflineCode(
  needs: CertificateNeeds,
  { id, scope }: { id: string; scope: CertificateScope },
  caller: Verified,
  call: Call,
): Promise<{ code: string; endsAt: string }> {
  const { now } = call
  const row = await ownCertificate(needs, id, caller)
  if (!holds(row, now)) return refuse('CERTIFICATE_NOT_VALID')
  const { text, claims } = openContent(needs.cipher, row)
  const endsAt = new Date(now.getTime() + STATUS_HOURS * 3_600_000).toISOString()
  const { keyId } = needs.signer
  const status: SignedStatus = { form: FORM, id, state: 'issued', at: now.toISOString(), until: endsAt, keyId }
  const statusText = canonicalText(status)
  const { signature } = await needs.signer.sign(statusText)
  await needs.transact(call, async (tx) => {
    await recordUses(needs, tx, [id], { accountId: caller.accountId, way: 'offline', scope })
    return {}
  })
  const shown = disclosed(scope, claims).map(({ salt, name, value }) => [salt, name, value])
  const parts = [pack(text), packHex(row.signature), pack(statusText), packHex(signature), pack(JSON.stringify(shown))]
  return { code: ['AJC1', ...parts].join('.'), endsAt }
}

const ContentShape = z.object({
  form: z.literal(FORM),
  id: z.string(),
  keyId: z.string(),
  commitments: z.array(z.string()),
})
const StatusShape = z.object({ form: z.literal(FORM), id: z.string(), keyId: z.string(), until: z.iso.datetime() })
const ClaimsShape = z.array(
  z.tuple([z.string(), z.enum(Object.keys(claimLabels) as [ClaimName, ...ClaimName[]]), z.string()]),
)

export interface ReadOffline {
  id: string
  /** Both signatures are ours and every claim was signed. */
  isGenuine: boolean
  isStatusOver: boolean
  claims: Claim[]
}

/** What an offline code says, checked against our own keys; undefined when it is no such code at all. */
export function readOfflineCode(signer: Sm2Signer, code: string, now: Date): ReadOffline | undefined {
  const [, content = '', signature = '', status = '', statusSignature = '', claims = '', ...more] = code.split('.')
  const text = unpack(content)
  const statusText = unpack(status)
  const said = ContentShape.safeParse(json(text))
  const stands = StatusShape.safeParse(json(statusText))
  const shown = ClaimsShape.safeParse(json(unpack(claims)))
  if (!said.success) return undefined
  const { id, keyId, commitments } = said.data
  if (!stands.success || !shown.success || more.length > 0) {
    return { id, isGenuine: false, isStatusOver: false, claims: [] }
  }
  const known = shown.data.map(([salt, name, value]) => ({ salt, name, value }))
  const isGenuine =
    signer.verify(text, { keyId, signature: hex(signature) }) &&
    signer.verify(statusText, { keyId: stands.data.keyId, signature: hex(statusSignature) }) &&
    stands.data.id === id &&
    strangers(sm3, commitments, known).length === 0
  return { id, isGenuine, isStatusOver: new Date(stands.data.until) <= now, claims: known }
}

const unpack = (part: string) => Buffer.from(part, 'base64url').toString('utf8')
const hex = (part: string) => Buffer.from(part, 'base64url').toString('hex')

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours, or cut: the shape says so.
    return undefined
  }
}
