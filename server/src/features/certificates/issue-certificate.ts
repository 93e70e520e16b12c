import { type CertificateKind, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { canonicalText } from '../../domain/canonical.ts'
import { printedClaims } from '../../domain/certificates/disclosure.ts'
import type { Facts } from '../../domain/certificates/facts.ts'
import { kinds } from '../../domain/certificates/kinds.ts'
import { comparable, type Series, seriesNumber } from '../../domain/certificates/numbers.ts'
import { contentOf, inGroups, paperDigest } from '../../domain/certificates/payload.ts'
import { sm3 } from '../../platform/crypto/sm2.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { CertificateRow, Holder, SealedContent } from './certificate-record.ts'
import type { CertificateNeeds } from './needs.ts'

/** A certificate as its source says it. */
export interface Draft {
  kind: CertificateKind
  /** What it came from; with what it says, it is issued once. */
  from: string
  source: CertificateRow['source']
  holder: Holder
  facts: Facts
  unitCode?: string
  rightId?: string
  validTo?: PlainDate
}

const SALT_BYTES = 16

/** The claims of one holder with a salt each, the signed text and its signature, written once. */
export async function issueCertificate(needs: CertificateNeeds, draft: Draft): Promise<string> {
  const holderIndex = indexOf(needs, draft.holder.idNumber)
  const said = sm3(canonicalText(draft.facts.map(({ name, value }) => [name, value])))
  const origin = `${draft.kind}:${draft.from}:${holderIndex}:${said}`
  const before = await needs.certificates.byOrigin(origin)
  if (before) return before._id
  const row = await signedRow(needs, origin, draft)
  try {
    await needs.transact(systemCall('certificates', { now: row.issuedAt, ids: needs.ids }), async (tx) => {
      await write(needs, tx, row)
      return {}
    })
    return row._id
  } catch (error) {
    // A repeat of the event in another process was first.
    if (!isDuplicateKey(error, 'origin')) throw error
    return (await needs.certificates.byOrigin(origin))!._id
  }
}

/** The same on the decision of a case; false when that was taken back meanwhile. */
export async function issueWhileItHolds(needs: CertificateNeeds, draft: Draft): Promise<boolean> {
  try {
    await issueCertificate(needs, draft)
    return true
  } catch (error) {
    if (!isRefusal(error, 'STATE_MOVED')) throw error
    return false
  }
}

/** The number of a matter in one of the city's own series: the same at every asking, and none is given twice. */
export async function nextNumber(needs: CertificateNeeds, series: Series, matter: string): Promise<string> {
  const now = needs.clock.now()
  const year = shanghaiDate(now).slice(0, 4)
  const city = needs.config.CITY
  const serial = await needs.transact(systemCall('certificates', { now, ids: needs.ids }), (tx) =>
    needs.certificates.serialFor(`${series}-of:${matter}`, `${series}:${city}:${year}`, tx.session),
  )
  return seriesNumber(series, city, year, serial)
}

async function signedRow(needs: CertificateNeeds, origin: string, draft: Draft): Promise<CertificateRow> {
  const { kind, source, holder, facts, unitCode, rightId, validTo } = draft
  const { ids, signer, config } = needs
  const cityName = await needs.cityName()
  const now = needs.clock.now()
  const id = ids.id()
  const digest = paperDigest(sm3, id, printedClaims(facts))
  const claims = [...facts, { name: 'paper' as const, value: inGroups(digest) }].map((fact) => ({
    ...fact,
    salt: ids.secret(SALT_BYTES),
  }))
  const issuer = `${cityName}${kinds[kind].office}`
  const content = contentOf(sm3, {
    ...{ id, kind, city: config.CITY, issuer, issuedAt: now.toISOString(), keyId: signer.keyId, claims },
    ...(validTo && { validTo }),
  })
  const text = canonicalText(content)
  const number = facts.find(({ name }) => name === 'number')!.value
  return {
    ...{ _id: id, origin, kind, city: config.CITY, issuer, source, digest },
    ...(await signer.sign(text)),
    holderIndex: indexOf(needs, holder.idNumber),
    numberIndex: numberIndex(needs, number),
    sealed: needs.cipher.seal(JSON.stringify({ text, claims, holder } satisfies SealedContent)),
    ...(unitCode && { unitCode }),
    ...(rightId && { rightId }),
    ...(validTo && { validTo }),
    state: 'issued',
    issuedAt: now,
    changedAt: now,
    history: [{ at: now, who: issuer, text: '签发' }],
  }
}

async function write({ certificates, results }: CertificateNeeds, tx: Tx, row: CertificateRow): Promise<void> {
  // Between the look at the case and this lie calls to the register. A receipt stays true whatever becomes of the decision.
  const hangsOnCase = row.source.kind === 'case' && row.kind !== 'receipt'
  if (hangsOnCase && !(await results.cases.stillHolds(tx, row.source.id))) return refuse('STATE_MOVED')
  await certificates.insert(row, tx.session)
  tx.record({
    type: 'certificate.issued',
    subject: { kind: 'certificate', id: row._id },
    // The audit chain seals which signature was given: one put in its place later convinces nobody.
    data: { kind: row.kind, source: row.source.id, keyId: row.keyId, signature: row.signature },
  })
}

/** Whoever proves this number holds what is issued to it. */
export const indexOf = ({ cipher }: Pick<CertificateNeeds, 'cipher'>, idNumber: string): string =>
  cipher.blindIndex('id-number', idNumber.toUpperCase())

/** However brackets and blanks are written. */
export const numberIndex = ({ cipher }: Pick<CertificateNeeds, 'cipher'>, number: string): string =>
  cipher.blindIndex('certificate', comparable(number))
