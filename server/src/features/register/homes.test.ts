import { contract, type Home } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import { maskCertificate } from './homes-view.ts'
import { createRegisterHouse } from './register-house.ts'

const house = await createRegisterHouse()
const { control } = house.sandbox
const { list } = contract.homes.table
const people = new Map<string, ReturnType<typeof house.person>>()
const verified = (slug: string) => {
  const known = people.get(slug) ?? house.person(slug, { verified: true })
  people.set(slug, known)
  return known
}
const homesOf = async (slug: string) => house.call(list, { as: await verified(slug) })
const homeOf = async (slug: string): Promise<Home> => (await homesOf(slug)).items[0]!
const outcomes = ({ businesses }: Home) =>
  Object.fromEntries(businesses.map(({ business, outcome }) => [business, outcome]))

beforeEach(async () => {
  await house.sandbox.clearFaults()
  await control('POST', '/reset', {})
  await control('POST', '/register/forget', {})
})

describe('my homes', () => {
  it('without a burden: everything may be done, but the co-owner must agree', async () => {
    const home = await homeOf('li-guohua')
    expect(home).toMatchObject({
      address: expect.stringContaining('解放东路'),
      certificate: '鲁（2018）济南市不动产权第****215号',
      restrictions: [],
      owners: [
        { name: '**华', isMe: true, share: '共同共有' },
        { name: '*敏', isMe: false, share: '共同共有' },
      ],
    })
    expect(outcomes(home)).toMatchObject({
      transfer: 'consent',
      mortgage: 'consent',
      alteration: 'none',
      'lost-certificate': 'none',
    })
  })

  it.each<[string, string, Record<string, string>, string?]>([
    [
      'zheng-wei',
      '查封',
      { transfer: 'block', mortgage: 'block', alteration: 'person', 'rental-filing': 'warn' },
      '2029-03-17',
    ],
    ['gao-jie', '异议登记', { transfer: 'risk-letter', alteration: 'none' }],
    ['xu-wen', '居住权', { transfer: 'warn', 'rental-filing': 'block' }],
    ['ma-jianguo', '抵押', { transfer: 'consent', mortgage: 'none' }],
    ['huang-lijuan', '抵押', { transfer: 'warn', mortgage: 'none' }],
  ])('the story of %s: %s', async (slug, label, expected, freeFrom) => {
    const home = await homeOf(slug)
    expect(home.restrictions).toMatchObject([{ label, ended: false }])
    expect(outcomes(home)).toMatchObject(expected)
    expect(home.businesses.find(({ business }) => business === 'transfer')?.freeFrom).toBe(freeFrom)
    for (const { outcome, reasons } of home.businesses) {
      if (outcome !== 'none')
        expect(reasons[0]).toMatchObject({ text: expect.stringMatching(/。$/), clause: expect.any(String) })
    }
  })

  it('of a child ask for the guardian', async () => {
    const transfer = (await homeOf('zhao-yifan')).businesses.find(({ business }) => business === 'transfer')
    expect(transfer).toMatchObject({ outcome: 'consent', reasons: [{ text: expect.stringContaining('监护人') }] })
  })

  it('nobody else’s name, number or certificate is in the reply', async () => {
    const told = JSON.stringify(await homesOf('gao-jie')) + JSON.stringify(await homesOf('li-guohua'))
    const others = await Promise.all(['zhou-min', 'li-guohua'].map(house.sandbox.person))
    for (const secret of ['高建业', '周敏', '0047215', ...others.map(({ idNumber }) => idNumber)]) {
      expect(told).not.toContain(secret)
    }
  })

  it('follow the book: sold is gone, seized is seen, a line shows its order', async () => {
    const unitCode = await house.unitOf('li-guohua-flat')
    await control('POST', `/register/units/${unitCode}/seize`, { authority: '甲法院' })
    await control('POST', `/register/units/${unitCode}/seize`, { authority: '乙法院' })
    expect((await homeOf('zhou-min')).restrictions).toMatchObject([
      { label: '查封', text: '这套房屋被甲法院查封。', position: 1 },
      { label: '轮候查封', position: 2 },
    ])
    await control('POST', `/register/units/${unitCode}/lift`, {})
    await control('POST', `/register/units/${unitCode}/lift`, {})
    const [li, zhou, wu] = await Promise.all(['li-guohua', 'zhou-min', 'wu-hao'].map(house.sandbox.person))
    const party = ({ name, idNumber }: { name: string; idNumber: string }) => ({ name, idNumber })
    await house.gateway.enter({
      ...{ number: 'case-1-1', unitCode, expectedVersion: 5, payloadDigest: 'a'.repeat(64) },
      acts: [{ business: 'transfer', from: [party(li!), party(zhou!)], to: [{ ...party(wu!), share: 'sole' }] }],
    })
    expect((await homesOf('li-guohua')).items).toEqual([])
    expect((await homeOf('wu-hao')).restrictions.map(({ ended }) => ended)).toEqual([true, true])
  })

  it.each(['500', 'timeout-after', 'wrong-signature'])(
    'with a register that answers %s: silent, not empty',
    async (kind) => {
      const person = await verified('wu-hao')
      await house.sandbox.fault({ route: 'gov.register.owned', kind, times: 1 })
      expect(await house.call(list, { as: person })).toEqual({ state: 'silent', source: '不动产登记簿', items: [] })
    },
  )

  it('who owns nothing is told so, with the time of the answer', async () => {
    expect(await homesOf('wu-hao')).toMatchObject({ state: 'answered', asOf: expect.any(String), items: [] })
  })

  it('only for who has proved their name', async () => {
    expect(await house.refused(list)).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const person = await house.person('meng-chun')
    expect(await house.refused(list, { as: person })).toMatchObject({ code: 'REAL_NAME_REQUIRED' })
  })
})

it.each([
  ['鲁（2018）济南市不动产权第0047215号', '鲁（2018）济南市不动产权第****215号'],
  ['济房权证天字第098765号', '济房权证天字第***765号'],
  ['', ''],
])('%s is shown as %s', (number, shown) => expect(maskCertificate(number)).toBe(shown))
