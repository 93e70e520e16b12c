import { certificateKinds, shanghaiDate, type Verification, type VerificationOutcome } from '@anju/shared-types'
import { type Claim, strangers } from '../../domain/certificates/claims.ts'
import { disclosed, printedClaims } from '../../domain/certificates/disclosure.ts'
import { judge } from '../../domain/certificates/judge.ts'
import { comparable } from '../../domain/certificates/numbers.ts'
import { outcomeWords } from '../../domain/certificates/outcome-words.ts'
import { inGroups, paperDigest, type SignedContent } from '../../domain/certificates/payload.ts'
import { sm3 } from '../../platform/crypto/sm2.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import type { CertificateRow } from './certificate-record.ts'
import { factViews, openContent, saidOf } from './certificate-view.ts'
import { numberIndex } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { countGuess, refuseGuessing } from './number-limit.ts'
import { type ReadOffline, readOfflineCode } from './offline-code.ts'
import { readerWords } from './reader.ts'
import { readCode } from './showing-code.ts'
import type { ShowingRow } from './showing-store.ts'

export interface Asked {
  text: string
  number?: string
  holder?: string
  digest?: string
  attempt: string
}

/** What was put before us, and the certificate that it leads to. */
type Found = { row: CertificateRow } & (
  | { way: 'showing'; showing: ShowingRow }
  | { way: 'paper'; digest: string }
  | { way: 'number' }
  | { way: 'offline'; read: ReadOffline }
)

/** Anybody's question whether a certificate holds, answered with the one right reason; the holder sees that it was asked. */
export async function verifyCertificate(
  needs: CertificateNeeds,
  asked: Asked,
  caller: Account | undefined,
  call: Call,
): Promise<Verification> {
  const guessed = asked.text ? undefined : asked.number
  if (guessed) await refuseGuessing(needs, guessed)
  const found = await find(needs, asked, call.now)
  if (guessed && (found === undefined || found === 'altered')) await countGuess(needs, guessed)
  if (found === 'altered' || found === undefined) return nothingOf(found ?? 'unknown', call.now)
  const reader = await readerWords(needs, caller, call)
  const verified = await needs.transact(call, async (tx) => answer(needs, tx, { found, asked, reader }), {
    line: `certificate:${found.row._id}`,
  })
  if (guessed && verified.outcome === 'wrongPaper') await countGuess(needs, guessed)
  return verified
}

async function find(needs: CertificateNeeds, asked: Asked, now: Date): Promise<Found | 'altered' | undefined> {
  if (!asked.text) return byNumber(needs, asked)
  const code = readCode(asked.text)
  if (!code) return undefined
  if (code.way === 'showing') {
    const showing = await needs.showings.find(code.id)
    const row = showing && (await needs.certificates.find(showing.certificateId))
    return row ? { way: 'showing', showing, row } : undefined
  }
  if (code.way === 'paper') {
    const row = await needs.certificates.find(code.id)
    return row ? { way: 'paper', digest: code.digest, row } : undefined
  }
  const read = readOfflineCode(needs.signer, code.code, now)
  if (!read) return undefined
  const row = await needs.certificates.find(read.id)
  if (row) return { way: 'offline', read, row }
  // Looks like ours and is not: somebody wrote it.
  return 'altered'
}

/** The number alone leads nowhere: whoever asks must hold the paper with its digest. */
async function byNumber(needs: CertificateNeeds, { number, digest }: Asked): Promise<Found | undefined> {
  if (!number || !digest) return undefined
  const rows = await needs.certificates.withNumber(numberIndex(needs, number))
  const row = rows.find((one) => one.digest === plainDigest(digest)) ?? rows[0]
  return row && { way: 'number', row }
}

const plainDigest = (written: string) => comparable(written).replace(/[^0-9A-Z]/g, '')

interface Question {
  found: Found
  asked: Asked
  reader: { who: string; where: string }
}

async function answer(needs: CertificateNeeds, tx: Tx, { found, asked, reader }: Question): Promise<Verification> {
  const { attempt } = asked
  const row = (await needs.certificates.find(found.row._id, tx.session)) ?? found.row
  const content = openContent(needs.cipher, row)
  const showing = found.way === 'showing' ? await needs.showings.find(found.showing._id, tx.session) : undefined
  const compared = comparePaper(found, asked, row, content.claims)
  const outcome = judge({
    isGenuine: isWhole(needs, row) && (found.way !== 'offline' || found.read.isGenuine),
    ...(compared !== undefined && { fitsPaper: compared }),
    ...(showing && { code: codeState(showing, attempt, tx.now) }),
    ...{ state: row.state, validTo: row.validTo, today: shanghaiDate(tx.now) },
  })
  const earlier = await needs.checked.earlier(row._id, tx.now)
  if (!(await needs.checked.by(row._id, attempt, tx.session))) {
    const scope = showing && { scope: showing.scope }
    const seen = { certificateId: row._id, attempt, at: tx.now, ...reader, way: found.way, outcome, ...scope }
    await needs.checked.insert({ _id: needs.ids.id(), ...seen }, tx.session)
    if (showing && outcome !== 'codeTooOld' && outcome !== 'codeUsed') {
      await needs.showings.use(showing._id, { attempt, at: tx.now, outcome }, tx.session)
    }
    tx.record({ type: 'certificate.checked', subject: { kind: 'certificate', id: row._id }, data: { outcome } })
    tx.touch(`certificate:${row._id}`)
  }
  const { title, reason, next } = outcomeWords(outcome, { why: row.reason, validTo: row.validTo })
  return {
    ...{ outcome, title, reason, next },
    ...(tellsKind(outcome) && {
      kindLabel: certificateKinds[row.kind],
      issuer: row.issuer,
      issuedAt: row.issuedAt.toISOString(),
      ...(row.validTo && { validTo: row.validTo }),
    }),
    facts: outcome === 'valid' ? factViews(shownTo(found, content.claims)) : [],
    comparePaper: outcome === 'valid' && found.way === 'paper' && compared === undefined,
    earlier: { count: earlier.count, ...(earlier.lastAt && { lastAt: earlier.lastAt.toISOString() }) },
    checkedAt: tx.now.toISOString(),
  }
}

/** Of a code that is over and of a forgery nothing is told, not even what kind of certificate it was. */
const tellsKind = (outcome: VerificationOutcome) => !['altered', 'codeTooOld', 'codeUsed', 'unknown'].includes(outcome)

function codeState(showing: ShowingRow, attempt: string, now: Date): 'fresh' | 'old' | 'used' {
  if (showing.used) return showing.used.attempt === attempt ? 'fresh' : 'used'
  return now < showing.endsAt ? 'fresh' : 'old'
}

/** The signature over the stored text, and every stored fact behind its commitment: the database is not believed either. */
function isWhole(needs: CertificateNeeds, row: CertificateRow): boolean {
  const { text, claims } = openContent(needs.cipher, row)
  if (!needs.signer.verify(text, row)) return false
  const signed = JSON.parse(text) as SignedContent
  return (
    signed.id === row._id &&
    signed.validTo === row.validTo &&
    signed.kind === row.kind &&
    strangers(sm3, signed.commitments, claims).length === 0 &&
    saidOf(claims, 'paper') === inGroups(row.digest) &&
    paperDigest(sm3, row._id, printedClaims(claims)) === row.digest
  )
}

/** Whatever was read or typed from the paper against what was printed; undefined when nothing was typed. */
function comparePaper(found: Found, asked: Asked, row: CertificateRow, claims: readonly Claim[]): boolean | undefined {
  if (found.way === 'paper' && found.digest !== row.digest) return false
  const typed: boolean[] = [
    asked.number ? comparable(asked.number) === comparable(saidOf(claims, 'number')) : undefined,
    asked.holder ? comparable(asked.holder) === comparable(saidOf(claims, 'holder')) : undefined,
    asked.digest ? plainDigest(asked.digest) === row.digest : undefined,
  ].filter((one) => one !== undefined)
  return typed.length > 0 ? typed.every(Boolean) : undefined
}

/** A showing discloses what its holder chose, an offline code what is in it; a paper is read by whoever holds it, so the least is enough. */
function shownTo(found: Found, claims: readonly Claim[]): readonly Claim[] {
  if (found.way === 'showing') return disclosed(found.showing.scope, claims)
  if (found.way === 'offline') return found.read.claims
  return disclosed('statement', claims)
}

const nothingOf = (outcome: 'unknown' | 'altered', now: Date): Verification => ({
  ...{ outcome, ...outcomeWords(outcome, {}), facts: [], comparePaper: false, checkedAt: now.toISOString() },
})
