/** What somebody wants to do with a home, as far as restrictions tell them apart. Names as citizens read them. */
export const businesses = {
  'sale-contract': '卖房网签',
  transfer: '转移登记（过户）',
  'court-transfer': '按法院文书过户',
  mortgage: '抵押登记',
  'advance-notice': '预告登记',
  residence: '居住权、地役权登记',
  alteration: '变更登记',
  'use-change': '用途、面积变更或分割合并',
  correction: '更正登记',
  deregistration: '所有权注销登记',
  'mortgage-release': '抵押注销登记',
  'right-release': '预告、异议、居住权等的注销登记',
  'lost-certificate': '补证、换证',
  'rental-filing': '租赁登记备案',
  objection: '异议登记',
  seizure: '查封登记',
  'seizure-release': '解除、续行查封登记',
} as const
export type Business = keyof typeof businesses
/** 处分: what all owners must agree to (民法典 301), and where a false yes does the most harm. */
export const disposes = (business: Business): boolean =>
  ['sale-contract', 'transfer', 'mortgage', 'advance-notice', 'residence', 'deregistration'].includes(business)

export const businessNames = Object.keys(businesses) as Business[]

const itemsOf: Partial<Record<Business, string>> = {
  'sale-contract': 'A03 A08 A15',
  transfer: 'B02 B03 B04 B05 B06 B07 B08 B38 B39 B40 B43 B44 B45 B46 B47 B48 B49 B50 B51',
  'court-transfer': 'B41 B42',
  mortgage: 'B09 B10 B57',
  'advance-notice': 'B12 B13 B59',
  residence: 'B21 B22',
  alteration: 'B14 B29 B32 B34 B35 B52 B53 B54 B55 B56 B58',
  'use-change': 'B30 B31 B33',
  correction: 'B15 B36',
  deregistration: 'B17',
  'mortgage-release': 'B11',
  'right-release': 'B27 B28 B37 B60 B61',
  'lost-certificate': 'B18 B19',
  'rental-filing': 'A11',
  objection: 'B16',
  seizure: 'B20 B25 B26',
  'seizure-release': 'B23 B24',
}
const byItem = new Map(
  Object.entries(itemsOf).flatMap(([business, codes]) => codes.split(' ').map((code) => [code, business as Business])),
)

/** The business of an item of the catalogue; undefined: it touches no home that is in the register (A01, B01, C04 …). */
export const businessOfItem = (itemCode: string): Business | undefined => byItem.get(itemCode)
