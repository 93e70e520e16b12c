import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** Acts for a company; the company's 138 shops are in homes.ts. */
export const fengHai = person({
  slug: 'feng-hai',
  name: '冯海',
  phone: '13800000018',
  region: '370103',
  born: '1972-12-12',
  sequence: 137,
  story: '济南安居商业管理有限公司法定代表人，公司有 138 间商铺',
  authorities: {
    household: householdOfOne('feng-hai', '370103', '济南市市中区', '1996-10-08'),
    marriage: { status: '未婚' },
  },
})
