import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** U+20BB7 is outside the basic plane: two UTF-16 units, four bytes, not in GBK, missing in many fonts. */
export const liJi = person({
  slug: 'li-ji',
  name: '李𠮷',
  phone: '13800000011',
  region: '370112',
  born: '1978-06-09',
  sequence: 553,
  story: '姓名含扩展 B 区汉字“𠮷”',
  authorities: {
    household: householdOfOne('li-ji', '370112', '济南市历城区', '1978-07-01'),
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2001-07', to: '2026-10', unit: '济南历城机床厂' }] },
  },
})
