import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

/** Runs a branch of a bank: confirms mortgages and releases in its name. */
export const songYan = person({
  slug: 'song-yan',
  name: '宋岩',
  phone: '13800000022',
  region: '370102',
  born: '1983-05-16',
  sequence: 148,
  story: '济南安居银行历下支行负责人，在自己手机上替银行确认抵押和注销',
  authorities: {
    household: householdOfOne('song-yan', '370102', '济南市历下区', '2006-09-12'),
    marriage: { status: '未婚' },
  },
})
