import { shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { leaseFacts, receiptFacts } from '../../domain/certificates/facts.ts'
import type { UnitFile } from '../../gateways/register/register.ts'
import type { CaseResult } from '../cases/case-results.ts'
import type { Holder } from './certificate-record.ts'
import { type Draft, issueCertificate, issueWhileItHolds, nextNumber } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { proofDraft, titleDraft } from './register-drafts.ts'

const nameOf = ({ name, idNumber }: Holder): Holder => ({ name, idNumber })

const LEASE_ITEM = 'A11'

/** 受理回执 to every applicant, when an office has taken the case in. */
export async function issueReceipts(needs: CertificateNeeds, caseId: string): Promise<void> {
  const found = await needs.results.cases.accepted(caseId)
  if (!found?.acceptedAt) return
  const at = found.acceptedAt
  for (const party of found.parties.filter(({ isApplicant }) => isApplicant)) {
    await issueCertificate(needs, {
      ...{ kind: 'receipt', from: found.id, source: { kind: 'case', id: found.id }, holder: nameOf(party) },
      facts: receiptFacts({
        ...{ holder: party.name, number: found.number, matter: found.name },
        receivedAt: `${shanghaiDate(at)} ${shanghaiTime(at)}`,
        receivedBy: found.acceptedByName ?? '超过答复期限，依法视为受理',
      }),
    })
  }
}

/**
 * The certificates that a case ends with. Numbers of the register come from its answer to 登簿; an answer that cannot be had now is asked for
 * again by the queue, nothing is made up in its place. Asking twice issues once.
 */
export async function issueOfCase(needs: CertificateNeeds, caseId: string): Promise<void> {
  const found = await needs.results.cases.granted(caseId)
  if (!found) return
  const drafts = found.entryNumber
    ? await registerDrafts(needs, found, found.entryNumber)
    : found.itemCode === LEASE_ITEM
      ? await leaseDrafts(needs, found)
      : []
  for (const draft of drafts) await issueWhileItHolds(needs, draft)
}

async function registerDrafts(needs: CertificateNeeds, found: CaseResult, entryNumber: string): Promise<Draft[]> {
  const unitCode = found.property?.unitCode
  const answer = await needs.register.outcome(entryNumber)
  if (answer.kind !== 'entered') throw new Error(`the register does not say how the entry of case ${found.id} ended`)
  if (!unitCode || answer.certificates.length === 0) return []
  const read = await needs.register.read({ unitCode }, { purpose: '制发电子证照', consent: found.id })
  if (read.kind !== 'unit') throw new Error(`the register does not show the unit of case ${found.id}`)
  const city = await needs.cityName()
  const source = { kind: 'case', id: found.id } as const
  return answer.certificates.flatMap(({ kind, number, rightId }) => {
    if (kind === 'title') return titles(city, read.unit, number, source)
    const draft = rightId && proofDraft(city, { unit: read.unit, rightId, number, source })
    return draft ? [draft] : []
  })
}

/** One book of several owners has one number: each of them gets the certificate of their share. */
const titles = (city: string, unit: UnitFile, number: string, source: Draft['source']): Draft[] =>
  unit.owners
    .filter(({ certificate }) => certificate === number)
    .map((owner) => titleDraft(city, { unit, owner, source }))

async function leaseDrafts(needs: CertificateNeeds, found: CaseResult): Promise<Draft[]> {
  const number = await nextNumber(needs, 'lease', found.id)
  const city = await needs.cityName()
  const on = (side: string | undefined) => found.parties.filter((party) => party.side === side).map(({ name }) => name)
  const { rentYuan, leaseFrom, leaseUntil } = found.details
  return found.parties.map((party) => ({
    ...({ kind: 'lease', from: found.id, source: { kind: 'case', id: found.id }, holder: nameOf(party) } as const),
    facts: leaseFacts(city, {
      ...{ holder: party.name, number, lessors: on(found.sides[0]), lessees: on(found.sides[1]) },
      address: found.property?.address ?? '',
      terms: `月租金 ${rentYuan} 元，租期 ${leaseFrom} 至 ${leaseUntil}`,
      filedOn: shanghaiDate(needs.clock.now()),
    }),
  }))
}
