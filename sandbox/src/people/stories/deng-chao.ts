import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** The source that does not answer: a fact about him is unknown, never "no". */
export const dengChao = person({
  slug: 'deng-chao',
  name: '邓超',
  phone: '13800000019',
  region: '370113',
  born: '1987-04-04',
  sequence: 359,
  story: '人口库对他始终不答复，只能由人工核验',
  authorities: {
    silent: ['population'],
    household: householdOfOne('deng-chao', '370113', '济南市长清区', '2010-09-03'),
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2011-03', to: '2026-10', unit: '济南长清公交有限公司' }] },
  },
})
