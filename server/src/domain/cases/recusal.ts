import { matchNames } from '../identity/name-match.ts'
import { isSameAddress, normaliseAddress } from './address.ts'

/** What the house knows of one of its own people. Declared to the office once a year, seen only by the recusal check. */
export interface StaffTies {
  staffNo: string
  name: string
  /** Blind index of the ID number: equal when the persons are. */
  idIndex?: string
  address?: string
  /** Spouse, parents, children, siblings and their spouses, as declared. */
  kin: readonly { name: string; relation: string; idIndex?: string }[]
  /** Firms in which the person or a relative holds a share or a post, by name. */
  organisations: readonly string[]
}

/** A party of a case, an agent or a guardian. */
export interface PartyTies {
  id: string
  name: string
  idIndex?: string
  address?: string
}

export type RecusalKind =
  | 'self'
  | 'kin'
  | 'kin-name'
  | 'same-name'
  | 'near-name'
  | 'same-home'
  | 'own-property'
  | 'organisation'

export interface RecusalReason {
  kind: RecusalKind
  /** `must`: may not touch the case. `ask`: a person says whether it is more than a coincidence; until then somebody else does it. */
  weight: 'must' | 'ask'
  /** The party; absent when it is about the home. */
  partyId?: string
  text: string
}

/**
 * Why somebody may have to stay away from a case (E53). 公务员法第七十六条 (2018-12-29): one's own interest, that of relatives, and
 * whatever else could make the work unfair. Names alone prove nothing, a shared home does.
 */
export function recusalOf(staff: StaffTies, parties: readonly PartyTies[], propertyAddress?: string): RecusalReason[] {
  const reasons = parties.flatMap((party) => [...tiesTo(staff, party)])
  if (staff.address && propertyAddress && isSameAddress(staff.address, propertyAddress)) {
    reasons.push({ kind: 'own-property', weight: 'must', text: '办理的房屋就是本人住址。' })
  }
  return reasons
}

function* tiesTo(staff: StaffTies, party: PartyTies): Generator<RecusalReason> {
  const of = (kind: RecusalKind, weight: RecusalReason['weight'], text: string): RecusalReason => ({
    kind,
    weight,
    partyId: party.id,
    text,
  })
  const same = (a?: string, b?: string) => a !== undefined && b !== undefined && a === b
  if (same(staff.idIndex, party.idIndex)) yield of('self', 'must', '当事人就是本人。')
  else yield* namesakes(staff, party, of)
  for (const { name, relation, idIndex } of staff.kin) {
    if (same(idIndex, party.idIndex)) yield of('kin', 'must', `当事人是本人的${relation}。`)
    else if (idIndex && party.idIndex) continue
    else if (matchNames(name, party.name) !== 'different')
      yield of('kin-name', 'ask', `当事人与本人的${relation}姓名相同或相近。`)
  }
  if (staff.address && party.address && isSameAddress(staff.address, party.address)) {
    yield of('same-home', 'must', '当事人与本人住在同一处。')
  }
  if (staff.organisations.some((one) => normaliseFirm(one) === normaliseFirm(party.name))) {
    yield of('organisation', 'must', '本人或近亲属与当事单位有利害关系。')
  }
}

/** The same name is common in a city; two known ID numbers that differ settle it. */
function* namesakes(
  staff: StaffTies,
  party: PartyTies,
  of: (kind: RecusalKind, weight: RecusalReason['weight'], text: string) => RecusalReason,
): Generator<RecusalReason> {
  if (staff.idIndex && party.idIndex) return
  const match = matchNames(staff.name, party.name)
  if (match === 'same') yield of('same-name', 'ask', '当事人与本人同名，要先确认是不是同一个人。')
  if (match === 'soft') yield of('near-name', 'ask', '当事人与本人姓名相近（异体字或缺字），要先确认是不是同一个人。')
}

const normaliseFirm = (name: string) => normaliseAddress(name).replace(/[()]/g, '')

/** Whom the draw leaves out: whoever must stay away, and whoever might have to as long as nobody has looked. */
export const isRecused = (reasons: readonly RecusalReason[], cleared: readonly RecusalKind[] = []): boolean =>
  reasons.some(({ kind, weight }) => weight === 'must' || !cleared.includes(kind))
