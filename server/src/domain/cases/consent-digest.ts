import { canonicalText, type Hash } from '../canonical.ts'
import { spokenYuan, writtenYuan } from './spoken-amount.ts'

/** A party as the act names it. */
export interface ActParty {
  id: string
  /** 转让方, 抵押权人. */
  side: string
  name: string
  /** ID number or credit code: bound by the digest, never shown or said. */
  idNumber: string
}

/** The exact act that every party says yes to (D11, E27). */
export interface ConsentAct {
  caseId: string
  /** 存量房（二手房）转移登记. */
  name: string
  items: readonly { code: string; version: number }[]
  people: readonly ActParty[]
  property?: { unitCode?: string; certificateNumber?: string; address: string }
  priceFen?: number
  details: Readonly<Record<string, string>>
  answers: Readonly<Record<string, string | undefined>>
}

/**
 * The one text of an act. Anything that makes it another act (another home, another buyer, a fen more, another version of the item) makes
 * it another text; the order in which people were entered does not.
 */
export const consentText = ({ caseId, items, people, property, priceFen, details, answers }: ConsentAct): string =>
  canonicalText({
    format: 'anju.act.v1',
    case: caseId,
    items: items.map(({ code, version }) => `${code}@${version}`).toSorted(),
    people: people
      .map(({ side, name, idNumber }) => ({ side, name: name.normalize('NFC'), idNumber: idNumber.toUpperCase() }))
      .toSorted((a, b) => (`${a.side}\n${a.idNumber}` < `${b.side}\n${b.idNumber}` ? -1 : 1)),
    property: property ?? null,
    priceFen: priceFen ?? null,
    details,
    answers,
  })

/** What each party signs. A yes to another digest is no yes to this act. */
export const consentDigest = (act: ConsentAct, hash: Hash): string => hash(consentText(act))

/**
 * The sentence that is read aloud before somebody confirms, from their side. It names the act first: owners have signed away a flat
 * believing that they agreed to a look-up (南宁 2020).
 */
export function spokenSentence({ name, people, property, priceFen }: ConsentAct, partyId?: string): string {
  const me = people.find(({ id }) => id === partyId)
  const sides = [...new Set(people.map(({ side }) => side))]
  const who = sides.map(
    (side) =>
      `${side}：${people
        .filter((one) => one.side === side)
        .map((one) => one.name)
        .join('、')}`,
  )
  return [
    ...(me ? [`我是${me.side}${me.name}。`] : []),
    `办理“${name}”。`,
    ...(who.length ? [`${who.join('；')}。`] : []),
    ...(property ? [`房屋：${property.address}。`] : []),
    ...(priceFen === undefined ? [] : [`价款：${writtenYuan(priceFen)}（${spokenYuan(priceFen)}）。`]),
    '我已看清以上内容，是我本人的真实意思。',
  ].join('')
}
