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
  authorities: { silent: ['population'], marriage: { status: '未婚' } },
})
