import { isCreditorOf } from '../../domain/cases/release.ts'
import type { Business } from '../../domain/restrictions/business.ts'
import type { Entry, Party, UnitFile } from '../../gateways/register/register.ts'

interface Side extends Party {
  side: string
}

export interface EntryQuestion {
  itemCode: string
  business: Business
  sides: readonly string[]
  parties: readonly Side[]
  details: Readonly<Record<string, string>>
  remark: string
  unit: UnitFile
}

/** `12,345.67` of a form, checked before, as fen: text arithmetic, never a float. */
function yuanToFen(text: string): number {
  const [whole = '0', part = ''] = text.trim().split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

const party = ({ name, idNumber }: Side): Party => ({ name, idNumber })

/** Equal shares among those who acquire together: what a deed that says nothing means (民法典 309). */
const shared = (several: readonly Side[]) =>
  several.map((one) => ({
    ...party(one),
    share: several.length === 1 ? ('sole' as const) : { over: 1, under: several.length },
  }))

/** What is to be written into the book for a case; undefined when the file does not say enough. */
export function entryActs({
  itemCode,
  business,
  sides,
  parties,
  details,
  remark,
  unit,
}: EntryQuestion): Entry['acts'] | undefined {
  const on = (side: string | undefined) => parties.filter((one) => one.side === side)
  const [giving, taking] = [on(sides[0]), on(sides[1])]
  const right = rightOf(business, details, released(business, parties, unit))
  switch (business) {
    case 'transfer':
    case 'court-transfer': {
      const to = taking.length > 0 ? taking : giving
      const from = taking.length > 0 ? giving.map(party) : unit.owners.map(({ name, idNumber }) => ({ name, idNumber }))
      return [{ business, from, to: shared(to) }]
    }
    case 'mortgage': {
      const [creditor] = taking
      if (!creditor || !details.amountYuan) return undefined
      return [
        {
          business,
          creditor: party(creditor),
          amountFen: yuanToFen(details.amountYuan),
          isMaximum: itemCode === 'B10',
          hasTransferBan: details.hasTransferBan === 'yes',
        },
      ]
    }
    case 'advance-notice': {
      const [holder] = taking
      return holder && [{ business, holder: party(holder), isMortgage: itemCode === 'B13' }]
    }
    case 'residence': {
      const [holder] = taking
      return (
        holder && [
          { business, holder: party(holder), isEasement: itemCode === 'B22', mayBeLet: details.mayBeLet === 'yes' },
        ]
      )
    }
    case 'mortgage-release':
    case 'right-release':
    case 'seizure-release':
      return right === undefined ? undefined : [{ business, rightId: right }]
    case 'alteration': {
      const [owner] = giving
      const { newName, note } = details
      const rename = newName && owner ? { rename: { idNumber: owner.idNumber, name: newName.normalize('NFC') } } : {}
      return [{ business, ...rename, note: note ?? remark }]
    }
    case 'use-change':
    case 'correction':
      return [{ business, note: details.note ?? remark }]
    case 'objection': {
      const [applicant] = giving
      return applicant && [{ business, applicant: party(applicant), reason: details.reason ?? remark }]
    }
    case 'lost-certificate':
    case 'deregistration':
      return [{ business }]
    case 'seizure':
      return [
        {
          business,
          isPre: itemCode === 'B26',
          ...(itemCode === 'B24' && right && { renews: right }),
          by: 'court',
          authority: details.authority ?? '',
          document: details.document ?? '',
          termMonths: Number(details.termMonths) || 36,
        },
      ]
    default:
      return undefined
  }
}

/** The first page of a home: whoever applies owns it. */
export function firstActs(
  parties: readonly Side[],
  address: string,
  { areaM2, usage }: Readonly<Record<string, string>>,
): Entry['acts'] | undefined {
  if (!areaM2 || !usage) return undefined
  return [{ business: 'first-registration', owners: shared(parties), address, areaM2, usage }]
}

const kindsOf: Partial<Record<Business, readonly string[]>> = {
  'mortgage-release': ['mortgage'],
  // 续封 names the seizure that it renews.
  seizure: ['seizure', 'pre-seizure'],
  'seizure-release': ['seizure', 'pre-seizure'],
  'right-release': ['advance-notice', 'mortgage-advance-notice', 'objection', 'residence', 'easement'],
}

/** A creditor strikes out what is its own; an owner, whose proof the office has seen, whatever mortgage is meant. */
function released(business: Business, parties: readonly Side[], unit: UnitFile): UnitFile {
  const [applicant] = parties
  if (business !== 'mortgage-release' || !applicant) return unit
  if (unit.owners.some(({ idNumber }) => idNumber === applicant.idNumber)) return unit
  return { ...unit, restrictions: unit.restrictions.filter((right) => isCreditorOf(right, applicant.name)) }
}

/** The right that is meant: as named, else the only one of its kind. Two of a kind and no name is for a person to say. */
function rightOf(
  business: Business,
  { rightNumber }: Readonly<Record<string, string>>,
  unit: UnitFile,
): string | undefined {
  const kinds = kindsOf[business]
  if (!kinds) return undefined
  const open = unit.restrictions.filter((one) => kinds.includes(one.kind) && !one.endedOn)
  if (rightNumber) return open.find(({ id }) => id === rightNumber)?.id
  return open.length === 1 ? open[0]!.id : undefined
}
