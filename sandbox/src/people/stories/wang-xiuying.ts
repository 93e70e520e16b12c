import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** 78 years old, widowed, lives alone: large type, a helper, and a title book of the old kind. */
export const wangXiuying = person({
  slug: 'wang-xiuying',
  name: '王秀英',
  phone: '13800000010',
  region: '370105',
  born: '1948-05-02',
  sequence: 26,
  story: '78 岁，独居，持有老式房产证',
  authorities: {
    household: householdOfOne('wang-xiuying', '370105', '济南市天桥区', '1979-10-11'),
    marriage: { status: '丧偶', since: '2019-01-23' },
  },
})
