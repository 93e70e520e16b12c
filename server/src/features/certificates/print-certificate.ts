import { certificateKinds } from '@anju/shared-types'
import type { FileReply } from '../../platform/http/bind-contract.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { certificatePaper } from './certificate-paper.ts'
import { openContent } from './certificate-view.ts'
import type { CertificateNeeds } from './needs.ts'
import { holds, ownCertificate } from './own-certificate.ts'
import { isGoodLink, pdfLink } from './pdf-link.ts'
import { recordUses } from './record-use.ts'

/** An address for whatever opens PDFs on this phone; only for a certificate that holds. */
export async function linkPdf(needs: CertificateNeeds, id: string, caller: Verified, call: Call) {
  const row = await ownCertificate(needs, id, caller)
  if (!holds(row, call.now)) return refuse('CERTIFICATE_NOT_VALID')
  await needs.transact(call, async (tx) => {
    await recordUses(needs, tx, [id], { accountId: caller.accountId, way: 'pdf', scope: 'full' })
    return {}
  })
  return pdfLink(needs.config.FILE_LINK_KEYS, id, call.now)
}

/** The paper itself. A certificate that has ended meanwhile is not printed any more. */
export async function openPdf(
  needs: CertificateNeeds,
  { id, link }: { id: string; link: string },
  now: Date,
): Promise<FileReply> {
  if (!isGoodLink(needs.config.FILE_LINK_KEYS, { id, link }, now)) return refuse('LINK_EXPIRED')
  const row = await needs.certificates.find(id)
  if (!row || !holds(row, now)) return refuse('LINK_EXPIRED')
  const paper = certificatePaper(row, openContent(needs.cipher, row), {
    origin: needs.config.PUBLIC_ORIGIN,
    cityName: await needs.cityName(),
  })
  return {
    type: 'application/pdf',
    body: await needs.press.print(paper),
    fileName: `${certificateKinds[row.kind]}.pdf`,
  }
}
