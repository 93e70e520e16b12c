import { person } from '../person.ts'

/** Twins: one birthday, neighbouring numbers, one phone. A phone is a way to reach somebody, not who somebody is. */
const shared = {
  phone: '13800000021',
  region: '370116',
  born: '2001-03-20',
  authorities: {
    household: {
      district: '370116',
      place: '济南市莱芜区',
      kind: '家庭户',
      since: '2001-04-02',
      members: [
        { person: 'meng-chun', relation: '子女' },
        { person: 'meng-qiu', relation: '子女' },
      ],
    },
    marriage: { status: '未婚' },
  },
} as const

export const mengTwins = [
  person({ ...shared, slug: 'meng-chun', name: '孟春', sequence: 342, story: '双胞胎姐姐，与妹妹孟秋共用一个手机号' }),
  person({ ...shared, slug: 'meng-qiu', name: '孟秋', sequence: 344, story: '双胞胎妹妹，与姐姐孟春共用一个手机号' }),
]
