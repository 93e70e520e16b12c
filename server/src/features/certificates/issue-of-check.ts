import { eligibilityFacts } from '../../domain/certificates/facts.ts'
import { endBySystem } from './end-certificate.ts'
import { issueCertificate } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

const WHO = '购房资格核验'

/** 购房资格证明 of a check as it stands: a renewed or corrected result takes the place of the one before. */
export async function issueOfCheck(needs: CertificateNeeds, checkId: string): Promise<void> {
  const found = await needs.results.checks.passed(checkId)
  if (!found) return endOfCheck(needs, checkId, '核验结果已经不再有效')
  const { name, idNumber, validTo } = found
  const id = await issueCertificate(needs, {
    ...{
      kind: 'eligibility',
      from: checkId,
      source: { kind: 'check', id: checkId },
      holder: { name, idNumber },
      validTo,
    },
    facts: eligibilityFacts(found),
  })
  for (const row of await needs.certificates.livingOf(checkId)) {
    if (row._id !== id) await endBySystem(needs, row, { action: 'replace', who: WHO, reason: '核验结果有更新，已换发' })
  }
}

/** The result has been used, taken back or lapsed: so has what was issued on it. */
export async function endOfCheck(needs: CertificateNeeds, checkId: string, reason: string): Promise<void> {
  for (const row of await needs.certificates.livingOf(checkId)) {
    await endBySystem(needs, row, { action: 'revoke', who: WHO, reason })
  }
}
