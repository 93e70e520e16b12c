import { idNumber } from './id-number.ts'
import type { Person } from './person.ts'

/**
 * Ten thousand people without a story, for load tests: `crowd-0` to `crowd-9999`, phones 13700000000 to 13700009999. They are
 * computed, so that nobody has to create them.
 */
export const CROWD_SIZE = 10_000

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平']
const FIRST_BIRTHDAY = Date.UTC(1960, 0, 1)
const BIRTHDAYS = 16_000

export function crowdMember(index: number): Person {
  const born = new Date(FIRST_BIRTHDAY + ((index * 37) % BIRTHDAYS) * 86_400_000).toISOString().slice(0, 10)
  const sequence = 500 + (index % 400)
  const surname = SURNAMES[index % SURNAMES.length]
  const given = `${GIVEN[Math.floor(index / 20) % 20]}${GIVEN[Math.floor(index / 400) % 20]}`
  return {
    slug: `crowd-${index}`,
    name: `${surname}${given}`,
    phone: `1370000${String(index).padStart(4, '0')}`,
    gender: sequence % 2 === 1 ? '男' : '女',
    born,
    idNumber: idNumber('370102', born, sequence),
    role: 'crowd',
    story: '压力测试用的市民',
    authorities: {},
  }
}
