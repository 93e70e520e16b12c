import { proofFacts, titleFacts } from '../../domain/certificates/facts.ts'
import type { Owner, UnitFile } from '../../gateways/register/register.ts'
import { shareText } from '../register/homes-view.ts'
import type { CertificateRow } from './certificate-record.ts'
import type { Draft } from './issue-certificate.ts'

type Right = UnitFile['restrictions'][number]

/** What a right is called on its certificate; what is not here gets none. */
const rightWords: Partial<Record<Right['kind'], string>> = {
  mortgage: '抵押权',
  'advance-notice': '预告登记',
  'mortgage-advance-notice': '抵押权预告登记',
  residence: '居住权',
  easement: '地役权',
  objection: '异议登记',
}

const homeOf = ({ address, unitCode, usage, areaM2, registeredOn }: UnitFile) => ({
  ...{ address, unitCode, usage, areaM2, registeredOn },
})

/** 不动产权证书 of one owner, with the number that stands in the book. */
export const titleDraft = (
  city: string,
  { unit, owner, source }: { unit: UnitFile; owner: Owner; source: CertificateRow['source'] },
): Draft => ({
  ...{ kind: 'title', from: unit.unitCode, source, unitCode: unit.unitCode },
  holder: { name: owner.name, idNumber: owner.idNumber },
  facts: titleFacts(city, homeOf(unit), { ...owner, share: shareText(owner.share) }),
})

/** 不动产登记证明 of one right, with the number that the register gave at 登簿; undefined when the page no longer has the right. */
export function proofDraft(
  city: string,
  {
    unit,
    rightId,
    number,
    source,
  }: { unit: UnitFile; rightId: string; number: string; source: CertificateRow['source'] },
): Draft | undefined {
  const right = unit.restrictions.find(({ id, endedOn }) => id === rightId && endedOn === undefined)
  const kind = right && rightWords[right.kind]
  if (!kind || !right.holderName || !right.holderKey) return undefined
  return {
    ...{ kind: 'proof', from: rightId, source, unitCode: unit.unitCode, rightId },
    holder: { name: right.holderName, idNumber: right.holderKey },
    facts: proofFacts(city, homeOf(unit), {
      ...{ holder: right.holderName, holderKey: right.holderKey, kind, number, registeredOn: right.registeredOn },
      obligors: unit.owners.map(({ name }) => name),
    }),
  }
}
