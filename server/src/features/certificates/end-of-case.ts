import { endBySystem } from './end-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

export const DECISION_REVOKED = '据以签发的决定已被撤销'

/** The decision of a case was taken back: whatever was issued on it holds no more. That it was taken in stays true (受理回执). */
export async function endOfCase(needs: CertificateNeeds, caseId: string): Promise<void> {
  const rows = await needs.certificates.livingOf(caseId)
  for (const row of rows.filter(({ kind }) => kind !== 'receipt')) {
    await endBySystem(needs, row, { action: 'revoke', who: '撤销决定', reason: DECISION_REVOKED })
  }
}
