import type { GovSources } from '../../gateways/gov-data/sources.ts'
import type { Register } from '../../gateways/register/register.ts'
import type { Sm2Signer } from '../../platform/crypto/sm2.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { CaseResults } from '../cases/case-results.ts'
import type { CheckResults } from '../eligibility/check-results.ts'
import type { Acting } from '../organisations/acting.ts'
import type { CertificateStore } from './certificate-store.ts'
import type { CheckedStore } from './checked-store.ts'
import type { ShowingStore } from './showing-store.ts'
import type { UseStore } from './use-store.ts'

export interface CertificateNeeds
  extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'cipher' | 'config' | 'log' | 'live' | 'press' | 'redis'> {
  certificates: CertificateStore
  showings: ShowingStore
  /** Who looked at which certificate. */
  checked: CheckedStore
  /** Who showed which certificate, and who of us looked. */
  uses: UseStore
  signer: Sm2Signer
  register: Pick<Register, 'read' | 'ownedBy' | 'outcome'>
  govSources: GovSources
  accounts: Pick<Accounts, 'store' | 'standings'>
  directory: Directory
  /** Who may show the certificates of which organisation. */
  acting: Pick<Acting, 'actsFor' | 'certificatePeople'>
  /** What cases and official checks ended with. */
  results: { cases: CaseResults; checks: CheckResults }
  cityName(): Promise<string>
  hallName(id: string): Promise<string | undefined>
}
