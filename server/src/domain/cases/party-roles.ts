import type { ApplicantKind } from '../catalogue/item.ts'

/** What each side of an item is called. The first is the side that gives: the owner, whose 意愿 is bound (E27). */
const byItem: Readonly<Record<string, readonly [string, string]>> = {
  A06: ['开发企业', '买受人'],
  A07: ['开发企业', '买受人'],
  A11: ['出租人', '承租人'],
  B02: ['开发企业', '买受人'],
  B06: ['赠与人', '受赠人'],
  B09: ['抵押人', '抵押权人'],
  B10: ['抵押人', '抵押权人'],
  B12: ['开发企业', '买受人'],
  B13: ['抵押人', '抵押权人'],
  B21: ['房屋所有权人', '居住权人'],
  B22: ['供役地权利人', '需役地权利人'],
  B28: ['抵押人', '抵押权人'],
  B35: ['抵押人', '抵押权人'],
  B53: ['原抵押权人', '新抵押权人'],
  B54: ['抵押人', '抵押权人'],
  B55: ['抵押人', '抵押权人'],
  B56: ['抵押人', '抵押权人'],
  B57: ['抵押人', '抵押权人'],
  B58: ['抵押人', '抵押权人'],
  B61: ['供役地权利人', '需役地权利人'],
}

const roleOfOne: Record<ApplicantKind, string> = {
  one: '申请人',
  both: '申请人',
  enterprise: '申请单位',
  order: '嘱托机关',
  office: '经办部门',
}

/** The sides that must act, by name. A filing of a lease is one side's application, but both have signed. */
export function sidesOf(code: string, who: ApplicantKind): readonly string[] {
  if (who !== 'both') return byItem[code] && code === 'A11' ? byItem[code] : [roleOfOne[who]]
  return byItem[code] ?? ['转让方', '受让方']
}

const giving = new Set(['转让方', ...Object.values(byItem).map(([giver]) => giver)])

/** Whether this side gets what the case is about: the paper is for it, and so is the registration fee. The side that gives goes empty-handed. */
export const gets = ({ side }: { side: string }, parties: readonly { side: string }[]): boolean =>
  !giving.has(side) || parties.every((one) => one.side === side)

/** Sides on which an enterprise or an office may stand; everywhere else a person does. */
export const organisationSides: readonly string[] = [
  '开发企业',
  '抵押权人',
  '原抵押权人',
  '新抵押权人',
  '申请单位',
  '嘱托机关',
  '经办部门',
]
