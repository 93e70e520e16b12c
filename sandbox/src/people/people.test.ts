import { describe, expect, it } from 'vitest'
import { monthsIn } from './authorities.ts'
import { CROWD_SIZE, crowdMember } from './crowd.ts'
import { createDirectory, NAMED_PEOPLE } from './directory.ts'
import { COMPANIES } from './enterprise.ts'
import { HOMES, homesOf } from './homes.ts'
import { checkCharacter } from './id-number.ts'
import { statementsAbout } from './what-they-say.ts'

const directory = createDirectory({ wechatAppid: 'wx1', alipayAppId: '2021' })
const find = (slug: string) => {
  const person = directory.bySlug(slug)
  if (!person) throw new Error(`nobody is called ${slug}`)
  return person
}
const ageOn = (born: string, day: string) =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)

describe('ID numbers', () => {
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
    ['37010219900101001', 'X'],
    ['37010220240229002', '9'],
  ])('%s is closed by %s, as in the standard', (body, check) => {
    expect(checkCharacter(body)).toBe(check)
  })

  it('are valid, unique and carry the birthday and gender of their owner', () => {
    const everybody = [...NAMED_PEOPLE, ...Array.from({ length: CROWD_SIZE }, (_, index) => crowdMember(index))]
    const wrong = everybody.filter(
      ({ idNumber, born, gender }) =>
        !/^\d{17}[\dX]$/.test(idNumber) ||
        idNumber.slice(17) !== checkCharacter(idNumber.slice(0, 17)) ||
        idNumber.slice(6, 14) !== born.replaceAll('-', '') ||
        new Date(born).toISOString().slice(0, 10) !== born ||
        (Number(idNumber[16]) % 2 === 1 ? '男' : '女') !== gender,
    )
    expect(wrong).toEqual([])
    expect(new Set(everybody.map((each) => each.idNumber)).size).toBe(everybody.length)
  })
})

describe('stories', () => {
  it('the child is 17 and the old lady 78 in November 2026', () => {
    expect(ageOn(find('zhao-yifan').born, '2026-11-22')).toBe(17)
    expect(ageOn(find('wang-xiuying').born, '2026-11-22')).toBe(78)
  })

  it.each([
    ['chen-xiaoyu', 23],
    ['wu-hao', 24],
  ])('%s has paid %i months without a gap', (slug, months) => {
    const ranges = find(slug).authorities.socialInsurance?.ranges ?? []
    expect(ranges.map(monthsIn)).toEqual([months])
  })

  it('spouses name each other', () => {
    for (const { slug, authorities } of NAMED_PEOPLE) {
      if (authorities.marriage?.status !== '已婚') continue
      const other = find(authorities.marriage.spouse).authorities.marriage
      expect(other).toMatchObject({ status: '已婚', spouse: slug, certificate: authorities.marriage.certificate })
    }
  })

  it('the twins share a phone, everybody else has their own', () => {
    expect(directory.byPhone('13800000021').map((each) => each.slug)).toEqual(['meng-chun', 'meng-qiu'])
    const shared = NAMED_PEOPLE.filter((each) => directory.byPhone(each.phone).length > 1)
    expect(shared.map((each) => each.slug)).toEqual(['meng-chun', 'meng-qiu'])
  })

  it('names are kept as code points: an Ext B character and U+00B7', () => {
    expect([...find('li-ji').name]).toEqual(['李', '\u{20BB7}'])
    expect(find('ayiguli').name).toContain('\u00B7')
  })
})

describe('platform ids', () => {
  it('an openid differs by app, a unionid does not', () => {
    const elsewhere = createDirectory({ wechatAppid: 'wx2', alipayAppId: '2022' })
    const here = directory.platformIds(find('li-guohua'))
    const there = elsewhere.platformIds(find('li-guohua'))
    expect(here.wechatOpenid).toMatch(/^o[\w-]{27}$/)
    expect(here.wechatOpenid).not.toBe(there.wechatOpenid)
    expect(here.alipayOpenId).not.toBe(there.alipayOpenId)
    expect(here.wechatUnionid).toBe(there.wechatUnionid)
    expect(directory.byWechatOpenid(here.wechatOpenid)?.slug).toBe('li-guohua')
    expect(directory.byAlipayOpenId(here.alipayOpenId)?.slug).toBe('li-guohua')
  })
})

describe('the register', () => {
  it('every home has a well-formed, unique unit code (GB/T 37346) and certificate', () => {
    for (const { unitCode } of HOMES) expect(unitCode).toMatch(/^\d{12}[GJZ][ABSXCDEFHGWLNY]\d{5}[FLQW]\d{8}$/)
    expect(new Set(HOMES.map((home) => home.unitCode)).size).toBe(HOMES.length)
    expect(new Set(HOMES.map((home) => home.certificate)).size).toBe(HOMES.length)
  })

  it('the company has 138 shops in five districts', () => {
    const shops = homesOf('jinan-anju-commercial')
    expect(shops).toHaveLength(138)
    expect(new Set(shops.map((shop) => shop.district)).size).toBe(5)
  })

  it.each([
    ['ma-jianguo', '抵押', '2020'],
    ['huang-lijuan', '抵押', '2022'],
    ['zheng-wei', '查封', '2026'],
    ['gao-jie', '异议', '2026'],
    ['xu-wen', '居住权', '2021'],
  ])('the home of %s is under %s since %s', (slug, kind, year) => {
    const restrictions = homesOf(slug).flatMap((home) => home.restrictions)
    expect(restrictions).toMatchObject([{ kind, since: expect.stringContaining(year) }])
  })

  it('every owner is known', () => {
    const known = new Set([...NAMED_PEOPLE.map(({ slug }) => slug), ...COMPANIES.map(({ slug }) => slug)])
    for (const { owners } of HOMES) for (const { owner } of owners) expect(known).toContain(owner)
  })
})

describe('what the authorities say', () => {
  const about = (slug: string) =>
    new Map(statementsAbout(find(slug), (other) => find(other).name).map((each) => [each.authority, each]))

  it('tells silence from an empty record', () => {
    expect(about('deng-chao').get('population')?.kind).toBe('silent')
    expect(about('he-jun').get('socialInsurance')?.kind).toBe('empty')
    expect(about('chen-xiaoyu').get('socialInsurance')?.lines[0]).toContain('连续 23 个月')
  })

  it('shows the shops to the legal representative', () => {
    expect(about('feng-hai').get('homes')?.lines.join()).toContain('商铺 138 间')
  })
})
