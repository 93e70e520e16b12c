import { person } from '../person.ts'

/** The registers write the separator as U+00B7 (民委发〔2016〕33号); people type many other dots. */
export const ayiguli = person({
  slug: 'ayiguli',
  name: '阿依古丽·买买提',
  phone: '13800000012',
  region: '653101',
  born: '1993-04-25',
  sequence: 646,
  story: '姓名含间隔号，户籍已迁入济南',
  authorities: {
    household: {
      district: '370102',
      place: '济南市历下区',
      kind: '集体户',
      since: '2019-09-12',
      members: [{ person: 'ayiguli', relation: '本人' }],
    },
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2019-08', to: '2026-10', unit: '山东省立医院' }] },
    incomeTax: { city: '济南', ranges: [{ from: '2019-08', to: '2026-10', unit: '山东省立医院' }] },
  },
})
