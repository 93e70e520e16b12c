import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/**
 * Two sellers, two laws: a mortgage set before 2021-01-01 needs the bank's consent to a transfer, a later one without a ban in
 * the book does not (民法典 406; 自然资发〔2021〕54号).
 */
export const maJianguo = person({
  slug: 'ma-jianguo',
  name: '马建国',
  phone: '13800000013',
  region: '370103',
  born: '1975-10-20',
  sequence: 271,
  story: '卖方，住房有 2020 年设立的抵押',
  authorities: {
    household: householdOfOne('ma-jianguo', '370103', '济南市市中区', '1998-04-02'),
    marriage: { status: '离异', since: '2016-03-09' },
  },
})

export const huangLijuan = person({
  slug: 'huang-lijuan',
  name: '黄丽娟',
  phone: '13800000014',
  region: '370104',
  born: '1988-02-28',
  sequence: 368,
  story: '卖方，住房有 2022 年设立的抵押，登记簿未约定禁止转让',
  authorities: {
    household: householdOfOne('huang-lijuan', '370104', '济南市槐荫区', '2015-12-01'),
    marriage: { status: '未婚' },
  },
})
