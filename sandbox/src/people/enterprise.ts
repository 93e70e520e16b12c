import { type Home, unitCode } from './home.ts'

export type Company = {
  slug: string
  name: string
  /** 统一社会信用代码, GB 32100-2015. */
  creditCode: string
  /** Whoever stands on the business licence: 法定代表人, of a branch its 负责人. */
  legalRepresentative: string
  post: '法定代表人' | '负责人'
  since: string
}

export const COMPANIES: readonly Company[] = [
  {
    slug: 'jinan-anju-commercial',
    name: '济南安居商业管理有限公司',
    creditCode: '91370102MA0000007F',
    legalRepresentative: 'feng-hai',
    post: '法定代表人',
    since: '2018-03-09',
  },
  {
    slug: 'jinan-anju-bank-lixia',
    name: '济南安居银行历下支行',
    creditCode: '91370102MA3BANK15H',
    legalRepresentative: 'song-yan',
    post: '负责人',
    since: '2022-07-01',
  },
]

/** Organisations on whose licence somebody stands. */
export const companiesOf = (slug: string): readonly Company[] =>
  COMPANIES.filter((each) => each.legalRepresentative === slug)

/** 138 shops in five districts, as one batch that nobody would type by hand. */
const SHOPS_BY_DISTRICT = [
  { district: '370102', name: '历下区', street: '泉城路 188 号', count: 46 },
  { district: '370103', name: '市中区', street: '经四路 5 号', count: 31 },
  { district: '370104', name: '槐荫区', street: '经十路 25000 号', count: 27 },
  { district: '370105', name: '天桥区', street: '济泺路 98 号', count: 20 },
  { district: '370112', name: '历城区', street: '工业北路 301 号', count: 14 },
] as const

export const shops: readonly Home[] = SHOPS_BY_DISTRICT.flatMap(({ district, name, street, count }, index) =>
  Array.from({ length: count }, (_, shop) => {
    const number = shop + 1
    return {
      slug: `shop-${district}-${number}`,
      unitCode: unitCode(district, '009009', 30 + index, 1, 100 + number),
      district,
      address: `济南市${name}${street}商业 1 层 ${100 + number}`,
      areaM2: (38 + ((number * 7) % 40) + 0.25).toFixed(2),
      usage: '商业' as const,
      certificate: `鲁（2019）济南市不动产权第${String(170_000 + index * 1_000 + number).padStart(7, '0')}号`,
      registeredOn: '2019-12-20',
      owners: [{ owner: 'jinan-anju-commercial', share: '单独所有' as const }],
      restrictions: [],
    }
  }),
)
