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
    household: {
      district: '370103',
      place: '济南市市中区',
      kind: '家庭户',
      since: '1998-04-02',
      members: [{ person: 'ma-jianguo', relation: '户主' }],
    },
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
    household: {
      district: '370104',
      place: '济南市槐荫区',
      kind: '家庭户',
      since: '2015-12-01',
      members: [{ person: 'huang-lijuan', relation: '户主' }],
    },
    marriage: { status: '未婚' },
  },
})
