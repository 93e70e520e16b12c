import { districtOf } from '../cases/address.ts'
import { checkCreditCode } from '../identity/credit-code.ts'
import { maskName } from '../identity/mask.ts'
import type { ClaimName } from './kinds.ts'

/** Facts in the order in which they are read and printed. */
export type Facts = { name: ClaimName; value: string }[]

export interface HomeFacts {
  address: string
  unitCode: string
  usage: string
  areaM2: string
  registeredOn: string
}

/** `济南市历下区`; the city alone where the address does not say the district. */
export const placeOf = (city: string, address: string): string => `${city}${districtOf(address) ?? ''}`

const homeLines = ({ address, unitCode, usage, areaM2, registeredOn }: HomeFacts): Facts => [
  { name: 'address', value: address },
  { name: 'unitCode', value: unitCode },
  { name: 'usage', value: usage },
  { name: 'area', value: `${areaM2} 平方米` },
  { name: 'registeredOn', value: registeredOn },
]

/** The name of an organisation is public; a person's stands masked beside it. */
export const holderLines = (holder: string, number: string, isOrganisation = false): Facts => [
  { name: 'maskedHolder', value: isOrganisation ? holder : maskName(holder) },
  { name: 'number', value: number },
  { name: 'holder', value: holder },
]

/** 不动产权证书: what the register's page says of one owner. The statement speaks of this home, not of how many there are. */
export function titleFacts(
  city: string,
  home: HomeFacts,
  owner: { name: string; idNumber: string; share: string; certificate: string },
): Facts {
  const thing = home.usage.includes('住宅') ? '一套住房' : '一处房产'
  return [
    { name: 'statement', value: `在${placeOf(city, home.address)}有${thing}` },
    ...holderLines(owner.name, owner.certificate, checkCreditCode(owner.idNumber).ok),
    { name: 'idNumber', value: owner.idNumber },
    { name: 'share', value: owner.share },
    ...homeLines(home),
  ]
}

/** 不动产登记证明: one right of somebody on a home of others. */
export function proofFacts(
  city: string,
  home: HomeFacts,
  right: {
    holder: string
    holderKey?: string
    kind: string
    number: string
    obligors: readonly string[]
    registeredOn: string
  },
): Facts {
  return [
    { name: 'statement', value: `在${placeOf(city, home.address)}的一处房产上登记有${right.kind}` },
    ...holderLines(right.holder, right.number, checkCreditCode(right.holderKey ?? '').ok),
    { name: 'obligor', value: right.obligors.join('、') },
    { name: 'rightKind', value: right.kind },
    { name: 'address', value: home.address },
    { name: 'unitCode', value: home.unitCode },
    { name: 'registeredOn', value: right.registeredOn },
  ]
}

/** 购房资格证明: until when, where and how many; not why. */
export function eligibilityFacts(check: {
  name: string
  idNumber: string
  code: string
  zone: string
  /** null: no limit. */
  remaining: number | null
  decidedOn: string
  validTo: string
}): Facts {
  const { remaining } = check
  return [
    { name: 'statement', value: `在${check.zone}有购房资格，有效期至 ${check.validTo}` },
    ...holderLines(check.name, check.code),
    { name: 'idNumber', value: check.idNumber },
    { name: 'zone', value: check.zone },
    { name: 'remaining', value: remaining === null ? '不限' : `${remaining} 套` },
    { name: 'decidedOn', value: check.decidedOn },
    { name: 'validTo', value: check.validTo },
  ]
}

/** 租赁备案证明: what both sides confirmed. */
export function leaseFacts(
  city: string,
  lease: {
    holder: string
    number: string
    lessors: readonly string[]
    lessees: readonly string[]
    address: string
    terms: string
    filedOn: string
  },
): Facts {
  return [
    { name: 'statement', value: `在${placeOf(city, lease.address)}有一份已备案的租赁合同` },
    ...holderLines(lease.holder, lease.number),
    { name: 'lessor', value: lease.lessors.join('、') },
    { name: 'lessee', value: lease.lessees.join('、') },
    { name: 'address', value: lease.address },
    { name: 'terms', value: lease.terms },
    { name: 'registeredOn', value: lease.filedOn },
  ]
}

/** 受理回执: which matter was taken in when and by whom (不动产登记暂行条例 17). */
export function receiptFacts(receipt: {
  holder: string
  number: string
  matter: string
  receivedAt: string
  receivedBy: string
}): Facts {
  return [
    { name: 'statement', value: `“${receipt.matter}”已经受理` },
    ...holderLines(receipt.holder, receipt.number),
    { name: 'matter', value: receipt.matter },
    { name: 'receivedAt', value: receipt.receivedAt },
    { name: 'receivedBy', value: receipt.receivedBy },
  ]
}
