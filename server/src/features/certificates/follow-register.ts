import type { ClaimName } from '../../domain/certificates/kinds.ts'
import type { UnitFile } from '../../gateways/register/register.ts'
import type { CertificateRow, SealedContent } from './certificate-record.ts'
import { endBySystem } from './end-certificate.ts'
import { DECISION_REVOKED } from './end-of-case.ts'
import { indexOf, issueWhileItHolds } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'
import { titleDraft } from './register-drafts.ts'

const WHO = '不动产登记簿'

/**
 * The book prevails over the certificate (民法典 217): when a page moves, every certificate of it is compared with the page. Whoever no longer
 * stands in the book holds nothing; who stands in it otherwise gets a new certificate in the place of the old one.
 */
export async function followRegister(needs: CertificateNeeds, unitCode: string): Promise<void> {
  const rows = await needs.certificates.livingOnUnit(unitCode)
  if (rows.length === 0) return
  const read = await needs.register.read({ unitCode }, { purpose: '核对电子证照', consent: unitCode })
  // Silent: the queue asks again. A certificate is not ended on silence (D3), nor kept on it for longer than the queue takes.
  if (read.kind === 'unknown')
    throw new Error('the register does not show a unit whose certificates are to be compared')
  const unit = read.kind === 'unit' ? read.unit : undefined
  for (const row of rows) {
    if (row.kind === 'title') await followTitle(needs, row, unit)
    else if (row.kind === 'proof' && !hasRight(unit, row.rightId)) {
      await endBySystem(needs, row, { action: 'revoke', who: WHO, reason: '登记簿上这项登记已经注销' })
    }
  }
}

const hasRight = (unit: UnitFile | undefined, rightId: string | undefined) =>
  unit?.restrictions.some(({ id, endedOn }) => id === rightId && endedOn === undefined) ?? false

async function followTitle(needs: CertificateNeeds, row: CertificateRow, unit: UnitFile | undefined): Promise<void> {
  const owner = unit?.owners.find(({ idNumber }) => indexOf(needs, idNumber) === row.holderIndex)
  if (!unit || !owner) {
    return endBySystem(needs, row, { action: 'revoke', who: WHO, reason: '登记簿上的权利人已经不是持证人' })
  }
  // What a case brought stays that case's: its end is the end of the certificate in its place too.
  const draft = titleDraft(await needs.cityName(), { unit, owner, source: row.source })
  const { claims } = JSON.parse(needs.cipher.open(row.sealed)) as SealedContent
  const isKept = (name: ClaimName) =>
    draft.facts.every(
      (fact) => fact.name !== name || claims.some((one) => one.name === name && one.value === fact.value),
    )
  if (draft.facts.every(({ name }) => isKept(name))) return
  // Under a new number the case that brought it issues the certificate, when its fee is paid.
  if (isKept('number') && !(await issueWhileItHolds(needs, draft))) {
    return endBySystem(needs, row, { action: 'revoke', who: WHO, reason: DECISION_REVOKED })
  }
  await endBySystem(needs, row, { action: 'replace', who: WHO, reason: '登记内容有变化，请用新的一张' })
}
