import { person } from '../person.ts'

/** Just enough: 24 consecutive months on 2026-11-22. */
export const wuHao = person({
  slug: 'wu-hao',
  name: '吴昊',
  phone: '13800000004',
  region: '341202',
  born: '1995-02-14',
  sequence: 517,
  story: '外地户籍，单身，在济南连续缴纳社保满 24 个月',
  authorities: {
    household: {
      district: '341202',
      place: '安徽省阜阳市颍州区',
      kind: '家庭户',
      since: '1995-03-01',
      members: [{ person: 'wu-hao', relation: '子女' }],
    },
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2024-11', to: '2026-10', unit: '济南中建装饰工程有限公司' }] },
    incomeTax: { city: '济南', ranges: [{ from: '2024-11', to: '2026-10', unit: '济南中建装饰工程有限公司' }] },
    fund: {
      account: '370100202411052',
      openedOn: '2024-11-18',
      monthlyBaseFen: 900_000,
      rate: '0.10',
      balanceFen: 4_320_000,
      paidUntil: '2026-10',
    },
  },
})
