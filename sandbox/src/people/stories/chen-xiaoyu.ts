import { person } from '../person.ts'

/** One month short: 23 consecutive months on 2026-11-22, where the Jinan rule of 2016-12-26 asks for 24. */
export const chenXiaoyu = person({
  slug: 'chen-xiaoyu',
  name: '陈小雨',
  phone: '13800000003',
  region: '411602',
  born: '1997-07-21',
  sequence: 328,
  story: '外地户籍，单身，在济南连续缴纳社保 23 个月',
  authorities: {
    household: {
      district: '411602',
      place: '河南省周口市川汇区',
      kind: '家庭户',
      since: '1997-08-02',
      members: [{ person: 'chen-xiaoyu', relation: '子女' }],
    },
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2024-12', to: '2026-10', unit: '山东蓝翎电子商务有限公司' }] },
    incomeTax: { city: '济南', ranges: [{ from: '2024-12', to: '2026-10', unit: '山东蓝翎电子商务有限公司' }] },
    fund: {
      account: '370100202412387',
      openedOn: '2024-12-10',
      monthlyBaseFen: 780_000,
      rate: '0.08',
      balanceFen: 2_870_400,
      paidUntil: '2026-10',
    },
  },
})
