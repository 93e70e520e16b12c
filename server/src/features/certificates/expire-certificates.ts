import { shanghaiDate } from '@anju/shared-types'
import { endBySystem } from './end-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

const AT_A_TIME = 500

/** Writes down what the calendar has decided already: a check of a certificate never waits for it. */
export async function expireCertificates(needs: CertificateNeeds): Promise<void> {
  const today = shanghaiDate(needs.clock.now())
  for (const row of await needs.certificates.overdue(today, AT_A_TIME)) {
    await endBySystem(needs, row, { action: 'expire', who: '系统', reason: `有效期到 ${row.validTo}` })
  }
}
