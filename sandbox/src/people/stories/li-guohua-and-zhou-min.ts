import { person } from '../person.ts'

/** A local family with one flat in both names: the plainest case there is. */
const household = {
  district: '370102',
  place: '济南市历下区',
  kind: '家庭户',
  since: '2012-06-18',
  members: [
    { person: 'li-guohua', relation: '户主' },
    { person: 'zhou-min', relation: '配偶' },
  ],
} as const

const marriage = { status: '已婚', since: '2011-10-01', certificate: 'J370102-2011-004217' } as const

export const liGuohuaAndZhouMin = [
  person({
    slug: 'li-guohua',
    name: '李国华',
    phone: '13800000001',
    region: '370102',
    born: '1984-03-12',
    sequence: 611,
    story: '本市户籍家庭，与妻子周敏共有一套住房',
    authorities: {
      household,
      marriage: { ...marriage, spouse: 'zhou-min' },
      socialInsurance: { city: '济南', ranges: [{ from: '2008-08', to: '2026-10', unit: '济南泉城软件有限公司' }] },
      incomeTax: { city: '济南', ranges: [{ from: '2008-08', to: '2026-10', unit: '济南泉城软件有限公司' }] },
      fund: {
        account: '370100200808001',
        openedOn: '2008-08-20',
        monthlyBaseFen: 1_850_000,
        rate: '0.12',
        balanceFen: 18_640_233,
        paidUntil: '2026-10',
        settledLoans: [
          {
            contract: '济公贷2018第004127号',
            grantedOn: '2018-05-16',
            principalFen: 40_000_000,
            termMonths: 120,
            settledOn: '2024-05-20',
          },
        ],
      },
    },
  }),
  person({
    slug: 'zhou-min',
    name: '周敏',
    phone: '13800000002',
    region: '370103',
    born: '1986-11-05',
    sequence: 224,
    story: '李国华的妻子，与丈夫共有一套住房',
    authorities: {
      household,
      marriage: { ...marriage, spouse: 'li-guohua' },
      socialInsurance: { city: '济南', ranges: [{ from: '2010-07', to: '2026-10', unit: '济南市历下区实验小学' }] },
      incomeTax: { city: '济南', ranges: [{ from: '2010-07', to: '2026-10', unit: '济南市历下区实验小学' }] },
      fund: {
        account: '370100201007014',
        openedOn: '2010-07-15',
        monthlyBaseFen: 1_220_000,
        rate: '0.12',
        balanceFen: 12_004_718,
        paidUntil: '2026-10',
      },
    },
  }),
]
