import { COMPANIES } from '../../people/enterprise.ts'
import type { Home, Restriction } from '../../people/home.ts'

/** Who stands in the book. `type` tells a company or an office from a person. */
export type Holder = { name: string; type: '个人' | '单位'; idNumber?: string }

export type Share = '单独所有' | '共同共有' | { kind: '按份共有'; portion: string }

/** `phone` as given at the counter; whoever came into the book by an entry from outside has none there. */
export type Owner = { name: string; idNumber: string; share: Share; certificate: string; phone?: string }

export const RIGHT_KINDS = [
  '查封',
  '预查封',
  '抵押',
  '最高额抵押',
  '异议',
  '预告',
  '抵押预告',
  '居住权',
  '地役权',
  '征收范围',
  '限制交易',
  '网签锁定',
  '违法建筑',
  '司法拍卖',
] as const
export type RightKind = (typeof RIGHT_KINDS)[number]

export const SEIZED_BY = ['法院', '公安', '检察', '监察', '税务', '其他'] as const
export type SeizedBy = (typeof SEIZED_BY)[number]

/** One entry on a home that is not the ownership. What was struck out stays with `endedOn`: those behind a seizure count from that day. */
export type Right = {
  id: string
  order: number
  kind: RightKind
  registeredOn: string
  endedOn?: string
  holder: Holder
  /** 不动产登记证明, for rights that get one. */
  proof?: string
  until?: string
  seizedBy?: SeizedBy
  document?: string
  termMonths?: number
  renewals?: { registeredOn: string; until: string; document: string }[]
  debtor?: Holder
  amountFen?: number
  /** As the book says it; absent: the book is silent about it. */
  hasTransferBan?: boolean
  mayBeLet?: boolean
  suedOn?: string
  registrableOn?: string
}

/** One page of the book. */
export type Unit = {
  unitCode: string
  version: number
  district: string
  address: string
  building: string
  areaM2: string
  usage: string
  landRight: string
  registeredOn: string
  owners: Owner[]
  rights: Right[]
  /** The page was closed: nothing can be entered any more. */
  closedOn?: string
}

export type WhoIs = (slug: string) => { name: string; idNumber: string; phone?: string } | undefined

/** The page of a home of the story, as it stood before anything was entered. */
export function unitOfHome(home: Home, whoIs: WhoIs): Unit {
  return {
    unitCode: home.unitCode,
    version: 1,
    district: home.district,
    address: home.address,
    building: `${Number(home.unitCode.slice(20, 24))} 号楼`,
    areaM2: home.areaM2,
    usage: home.usage,
    landRight: '国有建设用地使用权／房屋所有权',
    registeredOn: home.registeredOn,
    owners: home.owners.map(({ owner, share }) => ({
      ...partyOf(owner, whoIs),
      share,
      certificate: home.certificate,
    })),
    rights: home.restrictions.map((restriction, index) => rightOf(home, restriction, index + 1)),
  }
}

function partyOf(slug: string, whoIs: WhoIs) {
  const company = COMPANIES.find((each) => each.slug === slug)
  const who = company ? { name: company.name, idNumber: company.creditCode } : whoIs(slug)
  if (!who) throw new Error(`the book has an owner that nobody knows: ${slug}`)
  const { name, idNumber } = who
  return { name, idNumber, ...('phone' in who && who.phone && { phone: who.phone }) }
}

function rightOf(home: Home, restriction: Restriction, order: number): Right {
  const base = { id: `${home.unitCode}-${order}`, order, registeredOn: restriction.since }
  switch (restriction.kind) {
    case '抵押': {
      const { creditor, amountFen, hasTransferBan } = restriction
      return { ...base, kind: '抵押', holder: { name: creditor, type: '单位' }, amountFen, hasTransferBan }
    }
    case '查封': {
      const { court, document, until } = restriction
      const holder = { name: court, type: '单位' } as const
      return { ...base, kind: '查封', holder, document, until, seizedBy: '法院', termMonths: 36, renewals: [] }
    }
    case '异议':
      return { ...base, kind: '异议', holder: { name: restriction.applicant, type: '个人' }, until: restriction.until }
    case '居住权': {
      const { holder, certificate } = restriction
      // 民法典 369: a home with 居住权 is not let unless it was agreed otherwise; here it was not.
      return { ...base, kind: '居住权', holder: { name: holder, type: '个人' }, proof: certificate, mayBeLet: false }
    }
  }
}

/** Whether somebody is an owner. */
export const isOwner = ({ owners }: Unit, idNumber: string): boolean =>
  owners.some((owner) => owner.idNumber === idNumber)

export const standing = (rights: readonly Right[]): Right[] => rights.filter((right) => right.endedOn === undefined)

export const isSeizure = ({ kind }: Right): boolean => kind === '查封' || kind === '预查封'

/** Last day of a seizure with its renewals; undefined while it waits. */
export const lastDayOfSeizure = ({ until, renewals = [] }: Right): string | undefined => renewals.at(-1)?.until ?? until

/** The seizure that acts on a day: the first that stands and has not run out. The register looks at dates, not at flags. */
export const actingSeizure = ({ rights }: Unit, today: string): Right | undefined =>
  standing(rights)
    .filter(isSeizure)
    .find((right) => {
      const last = lastDayOfSeizure(right)
      return last === undefined || today <= last
    })
