import { person } from '../person.ts'

/** A couple with a child of 17: a minor belongs to the family that is counted, and turns 18 on 2027-03-15. */
const household = {
  district: '370104',
  place: '济南市槐荫区',
  kind: '家庭户',
  since: '2008-05-06',
  members: [
    { person: 'zhao-qiang', relation: '户主' },
    { person: 'sun-li', relation: '配偶' },
    { person: 'zhao-yifan', relation: '子女' },
  ],
} as const

const marriage = { status: '已婚', since: '2007-05-18', certificate: 'J370104-2007-001926' } as const

export const zhaoFamily = [
  person({
    slug: 'zhao-qiang',
    name: '赵强',
    phone: '13800000005',
    region: '370104',
    born: '1981-09-30',
    sequence: 433,
    story: '本市户籍，与孙丽结婚，孩子赵一凡 17 岁',
    authorities: {
      household,
      marriage: { ...marriage, spouse: 'sun-li' },
      socialInsurance: { city: '济南', ranges: [{ from: '2003-09', to: '2026-10', unit: '济南轨道交通维保有限公司' }] },
      incomeTax: { city: '济南', ranges: [{ from: '2005-01', to: '2026-10', unit: '济南轨道交通维保有限公司' }] },
    },
  }),
  person({
    slug: 'sun-li',
    name: '孙丽',
    phone: '13800000006',
    region: '370105',
    born: '1983-01-17',
    sequence: 142,
    story: '赵强的妻子，孩子赵一凡 17 岁',
    authorities: {
      household,
      marriage: { ...marriage, spouse: 'zhao-qiang' },
      socialInsurance: { city: '济南', ranges: [{ from: '2006-03', to: '2026-10', unit: '济南市第五人民医院' }] },
      incomeTax: { city: '济南', ranges: [{ from: '2006-03', to: '2026-10', unit: '济南市第五人民医院' }] },
    },
  }),
  person({
    slug: 'zhao-yifan',
    name: '赵一凡',
    phone: '13800000007',
    region: '370104',
    born: '2009-03-15',
    sequence: 219,
    story: '17 岁，赵强与孙丽的孩子，2027 年 3 月成年',
    authorities: { household, marriage: { status: '未婚' } },
  }),
]
