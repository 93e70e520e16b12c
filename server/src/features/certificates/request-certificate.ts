import { shanghaiDate } from '@anju/shared-types'
import { kinds } from '../../domain/certificates/kinds.ts'
import type { Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CertificateRow } from './certificate-record.ts'
import { requestContribution, requestSettled } from './fund-certificates.ts'
import { indexOf, issueCertificate } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { type CertificateHolder, holderFor } from './own-certificate.ts'
import { titleDraft } from './register-drafts.ts'

interface Asked {
  kind: CertificateRow['kind']
  unitCode?: string
  organisation?: string
}

/** A certificate of what a source says today, asked for by its holder. What comes out of a case or a check is issued there. */
export async function requestCertificate(
  needs: CertificateNeeds,
  { kind, unitCode, organisation }: Asked,
  caller: Verified,
): Promise<{ id: string }> {
  const me = await holderFor(needs, organisation, caller)
  // Fund accounts are people's.
  if (organisation && kind !== 'title') return refuse('CERTIFICATE_NO_SOURCE', { text: kinds[kind].comesFrom })
  switch (kind) {
    case 'title':
      return requestTitle(needs, unitCode, me)
    case 'contribution':
      return requestContribution(needs, me, shanghaiDate(needs.clock.now()))
    case 'settled':
      return requestSettled(needs, me)
    default:
      return refuse('CERTIFICATE_NO_SOURCE', { text: kinds[kind].comesFrom })
  }
}

/** A title that stands in the book already, asked for by its owner. */
async function requestTitle(
  needs: CertificateNeeds,
  unitCode: string | undefined,
  me: CertificateHolder,
): Promise<{ id: string }> {
  const owned = await needs.register.ownedBy(me, { purpose: '本人申领电子证照', consent: me.consent })
  if (owned.kind !== 'units') return refuse('REGISTER_SILENT')
  const unit = owned.units.find((one) => one.unitCode === unitCode)
  const owner = unit?.owners.find(({ idNumber }) => indexOf(needs, idNumber) === me.index)
  if (!unit || !owner) return refuse('CERTIFICATE_NOT_HELD')
  const source = { kind: 'register', id: unit.unitCode } as const
  return { id: await issueCertificate(needs, titleDraft(await needs.cityName(), { unit, owner, source })) }
}
