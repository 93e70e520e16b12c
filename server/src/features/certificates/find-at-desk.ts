import type { DeskCertificate } from '@anju/shared-types'
import { comparable } from '../../domain/certificates/numbers.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import type { CertificateRow } from './certificate-record.ts'
import { openContent } from './certificate-view.ts'
import { deskViews, officerWords } from './desk.ts'
import { indexOf, numberIndex } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { recordUses } from './record-use.ts'

export interface SoughtAtDesk {
  number?: string
  idNumber?: string
  why: string
}

/** Certificates with a number, of a case, or of a holder; each holder who has an account reads who looked and why. */
export async function findAtDesk(
  needs: CertificateNeeds,
  sought: SoughtAtDesk,
  caller: Staff,
  call: Call,
): Promise<{ items: DeskCertificate[] }> {
  const rows = await seek(needs, sought)
  const look = { way: 'look', accountId: caller.accountId, officer: officerWords(caller), why: sought.why } as const
  // Written before anything is shown: a crash in between records a look that did not happen, never hides one that did.
  await needs.transact(call, async (tx) => {
    const ids = rows.map(({ _id }) => _id)
    await recordUses(needs, tx, ids, look)
    return {}
  })
  await tellHolders(needs, rows, { viewer: caller, why: sought.why, at: call.now })
  return { items: await deskViews(needs, rows, caller) }
}

/** The number of a case is the one of its receipts: with it come all certificates of the case. */
async function seek(needs: CertificateNeeds, { number, idNumber }: SoughtAtDesk): Promise<CertificateRow[]> {
  if (idNumber) return needs.certificates.ofHolder(indexOf(needs, comparable(idNumber)))
  if (!number) return []
  const found = await needs.certificates.withNumber(numberIndex(needs, number))
  const receipt = found.find(({ kind }) => kind === 'receipt')
  return receipt ? needs.certificates.fromSource(receipt.source.id) : found
}

/** One look is one line for each holder, however many of their certificates it showed. */
async function tellHolders(
  { cipher, accounts, directory }: CertificateNeeds,
  rows: readonly CertificateRow[],
  look: { viewer: Staff; why: string; at: Date },
): Promise<void> {
  const holders = rows.map((row) => openContent(cipher, row).holder.idNumber)
  const known = await accounts.store.whoVerified([...new Set(holders)])
  await Promise.all(
    [...known.values()].map((accountId) => directory.recordView({ ...look, accountId, what: '电子证照' })),
  )
}
