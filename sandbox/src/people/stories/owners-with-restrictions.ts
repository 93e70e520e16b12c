import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** One flat each under 查封, 异议 and 居住权: blocked, at the buyer's own risk, and passing on with the house. */
export const zhengWei = person({
  slug: 'zheng-wei',
  name: '郑伟',
  phone: '13800000015',
  region: '370112',
  born: '1979-01-31',
  sequence: 415,
  story: '住房被法院查封',
  authorities: {
    household: householdOfOne('zheng-wei', '370112', '济南市历城区', '2003-05-12'),
    marriage: { status: '未婚' },
  },
})

export const gaoJie = person({
  slug: 'gao-jie',
  name: '高洁',
  phone: '13800000016',
  region: '370102',
  born: '1991-05-16',
  sequence: 862,
  story: '住房有异议登记，15 日内',
  authorities: {
    household: householdOfOne('gao-jie', '370102', '济南市历下区', '2014-07-01'),
    marriage: { status: '未婚' },
  },
})

export const xuWen = person({
  slug: 'xu-wen',
  name: '许文',
  phone: '13800000017',
  region: '370105',
  born: '1969-08-08',
  sequence: 993,
  story: '住房上设有其母的居住权',
  authorities: {
    household: householdOfOne('xu-wen', '370105', '济南市天桥区', '1991-02-20'),
    marriage: { status: '未婚' },
  },
})
