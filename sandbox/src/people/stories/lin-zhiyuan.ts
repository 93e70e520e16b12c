import { person } from '../person.ts'

/** A certified talent from elsewhere: bought with the rights of a local, without the 24 months. */
export const linZhiyuan = person({
  slug: 'lin-zhiyuan',
  name: '林致远',
  phone: '13800000008',
  region: '420106',
  born: '1990-12-03',
  sequence: 735,
  story: '外地户籍，市级认定的 D 类人才，社保 8 个月',
  authorities: {
    household: {
      district: '420106',
      place: '湖北省武汉市武昌区',
      kind: '集体户',
      since: '2016-09-01',
      members: [{ person: 'lin-zhiyuan', relation: '本人' }],
    },
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2026-03', to: '2026-10', unit: '齐鲁空天信息研究院' }] },
    incomeTax: { city: '济南', ranges: [{ from: '2026-03', to: '2026-10', unit: '齐鲁空天信息研究院' }] },
    talent: { level: 'D', certificate: '济人才认字第2026-D0316号', validUntil: '2031-03-31' },
  },
})
