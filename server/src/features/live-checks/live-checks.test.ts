import { contract, type LiveCheckWay } from '@anju/shared-types'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { identityModel } from '../accounts/identity-store.ts'
import { createCaseHouse } from '../cases/case-house.ts'
import { QUESTIONS } from './desk.ts'
import { liveCheckModel } from './live-check-store.ts'

const house = await createCaseHouse()
const citizen = contract.cases.table
const checks = contract.liveChecks.table
const desk = contract.liveCheckDesk.table
let homes = 6_400
let phones = 0

/** The same person with a phone that this account was never seen on. */
const onNewPhone = (person: TestPerson): TestPerson =>
  ({
    ...person,
    get authorization() {
      return person.authorization
    },
    device: `another-phone-${String(++phones).padStart(6, '0')}`,
  }) as TestPerson

/** A draft of the one-window transfer, filled in by the seller; `asBuyer`: by the buyer, and handed in. */
async function sale({ asBuyer = false } = {}) {
  homes += 1
  const [seller, buyer] = [await house.verified(`crowd-${homes}`), await house.verified('wu-hao')]
  const home = await house.homeOf(seller.slug)
  const [mine, theirs] = asBuyer ? [buyer, seller] : [seller, buyer]
  const begun = await house.begin(mine, 'P01')
  await house.answerAll(mine, begun, {
    side: asBuyer ? '受让方' : '转让方',
    others: [{ side: asBuyer ? '转让方' : '受让方', name: theirs.name, idNumber: theirs.idNumber }],
    property: house.propertyOf(home),
    priceFen: 185_000_000,
  })
  if (asBuyer) await house.submit(buyer, begun)
  return { id: begun.id, buyer, seller, newPhone: onNewPhone(seller) }
}

const digestOf = async (as: TestPerson, id: string) => (await house.get(as, { id })).act!.digest
const ask = (as: TestPerson, subjectId: string) => house.call(checks.ask, { as, params: { kind: 'case', subjectId } })
const bodyOf = async (as: TestPerson, id: string, way: LiveCheckWay, faceConsent = true) => ({
  ...{ subject: { kind: 'case' as const, id }, digest: await digestOf(as, id), way, faceConsent },
})
const begin = async (as: TestPerson, id: string, way: LiveCheckWay = 'alipay', key?: string) =>
  house.call(checks.begin, { as, key, body: await bodyOf(as, id, way) })
const result = (as: TestPerson, { id }: { id: string }) => house.call(checks.result, { as, params: { id } })
const look = ({ slug }: TestPerson, certifyId: string | undefined, more: object = {}) =>
  house.sandbox.control('POST', `/phones/${slug}/alipay-face`, { certifyId, ...more })
async function passed(as: TestPerson, id: string) {
  const begun = await begin(as, id)
  await look(as, begun.alipay?.certifyId)
  return result(as, begun)
}
const submitRefused = async (as: TestPerson, id: string) =>
  house.refused(citizen.submit, { as, params: { id }, body: { digest: await digestOf(as, id) } })
const answers = QUESTIONS.map((question) => ({ question, answer: '是我本人，自愿卖的' }))

beforeEach(() => house.sandbox.clearFaults())

describe('asked for by risk only', () => {
  it('a usual yes is enough, and no check can be begun for it', async () => {
    const { id, seller, buyer } = await sale()
    expect(await ask(seller, id)).toMatchObject({ needed: false, reasons: [] })
    const body = await bodyOf(seller, id, 'alipay')
    expect(await house.refused(checks.begin, { as: seller, body })).toMatchObject({ code: 'LIVE_CHECK_WAY' })
    expect(await house.submit(seller, { id })).toMatchObject({ state: 'confirming' })
    // Whoever only acquires gives nothing away, on whatever phone.
    expect(await ask(onNewPhone(buyer), id)).toMatchObject({ needed: false })
    expect(await house.confirm(onNewPhone(buyer), { id })).toMatchObject({ state: 'submitted' })
  })

  it('a phone that is new to the account asks for one, and says why', async () => {
    const { id, newPhone } = await sale()
    expect(await submitRefused(newPhone, id)).toMatchObject({ status: 409, code: 'LIVE_CHECK_NEEDED' })
    expect(await ask(newPhone, id)).toMatchObject({
      needed: true,
      reasons: [{ text: '这是您最近才用的一部手机。', source: expect.stringContaining('个人信息保护法') }],
      ways: [{ way: 'alipay' }, { way: 'window' }, { way: 'call' }],
      validMinutes: 30,
    })
  })

  it('one phone for owners of several cases asks for one, and the office hears of it', async () => {
    const one = await sale()
    await house.submit(one.seller, one)
    const two = await sale()
    const shared = { ...two.seller, authorization: two.seller.authorization, device: one.seller.device } as TestPerson
    const { reasons } = await ask(shared, two.id)
    expect(reasons.map(({ text }) => text)).toContain('这部手机最近替别的权利人确认过。')
    await passed(shared, two.id)
    await house.submit(shared, two)
    await house.confirm(two.buyer, two)
    const file = await house.seeAll(await house.officer('clerk-1'), two)
    expect(file.extras.join('')).toContain('最近替几位权利人确认过')
  })
})

describe('a look into the camera', () => {
  it('passes for this act and is used up with the yes', async () => {
    const { id, newPhone } = await sale()
    const begun = await begin(newPhone, id)
    expect(begun).toMatchObject({ state: 'open', way: 'alipay', alipay: { url: expect.stringMatching(/^http/) } })
    await look(newPhone, begun.alipay?.certifyId)
    expect(await result(newPhone, begun)).toMatchObject({ state: 'passed', now: expect.stringContaining('请在') })
    expect(await house.submit(newPhone, { id })).toMatchObject({ state: 'confirming' })
    expect(await liveCheckModel(house.parts.db).findById(begun.id).lean()).toMatchObject({ state: 'used' })
    // Taken back and handed in again: another yes, another look.
    await house.call(citizen.reopen, { as: newPhone, params: { id } })
    expect(await submitRefused(newPhone, id)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
  })

  it('in WeChat it is WeChat’s', async () => {
    const { id, newPhone } = await sale()
    const asked = { as: newPhone, channel: 'wechat' as const, params: { kind: 'case', subjectId: id } }
    expect((await house.call(checks.ask, asked)).ways.map(({ way }) => way)).toEqual(['window', 'call'])
    const body = await bodyOf(newPhone, id, 'wechat')
    expect(await house.refused(checks.begin, { as: newPhone, body })).toMatchObject({ code: 'LIVE_CHECK_WAY' })
    const { platformIds } = await house.sandbox.control<{ platformIds: { wechatOpenid: string } }>(
      'GET',
      `/people/${newPhone.slug}`,
    )
    const platformId = platformIds.wechatOpenid
    await identityModel(house.parts.db).insertMany([
      {
        _id: `x-${id}`,
        channel: 'wechat',
        app: house.config.WX_APPID,
        platformId,
        accountId: newPhone.accountId,
        createdAt: house.clock.now(),
      },
    ])
    expect((await house.call(checks.ask, asked)).ways.map(({ way }) => way)).toEqual(['wechat', 'window', 'call'])
    const begun = await house.call(checks.begin, { as: newPhone, body })
    await house.sandbox.control('POST', `/phones/${newPhone.slug}/wechat-face`, { verifyId: begun.wechat?.verifyId })
    expect(await result(newPhone, begun)).toMatchObject({ state: 'passed' })
    expect(await house.submit(newPhone, { id })).toMatchObject({ state: 'confirming' })
  })

  it.each([
    ['nobody’s', undefined, 'open'],
    ['another person’s', { face: 'zhou-min' }, 'failed'],
    ['a cancelled one', { outcome: 'cancel' }, 'failed'],
  ])('%s is no yes, whatever the phone says', async (_what, how, state) => {
    const { id, newPhone } = await sale()
    const begun = await begin(newPhone, id)
    if (how) await look(newPhone, begun.alipay?.certifyId, how)
    expect(await result(newPhone, begun)).toMatchObject({ state })
    expect(await submitRefused(newPhone, id)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
    // Another try is another check.
    expect(await passed(newPhone, id)).toMatchObject({ state: 'passed' })
    expect(await house.submit(newPhone, { id })).toMatchObject({ state: 'confirming' })
  })

  it('is good for minutes only', async () => {
    const { id, newPhone } = await sale()
    const { id: checkId } = await passed(newPhone, id)
    house.clock.advance({ minutes: 30 })
    expect(await submitRefused(newPhone, id)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
    await house.runEvery('lapse-live-checks')
    expect(await ask(newPhone, id)).toMatchObject({ check: { id: checkId, state: 'lapsed' } })
  })

  it('is good for exactly the act that was read', async () => {
    const { id, newPhone } = await sale()
    await passed(newPhone, id)
    const { draft } = await house.get(newPhone, { id })
    await house.save(newPhone, { id }, { ...draft, priceFen: 184_999_999 })
    expect(await submitRefused(newPhone, id)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
    const stale = { ...(await bodyOf(newPhone, id, 'alipay')), digest: 'the-old-one' }
    expect(await house.refused(checks.begin, { as: newPhone, body: stale })).toMatchObject({ code: 'ACT_CHANGED' })
    expect((await ask(newPhone, id)).check).toBeUndefined()
  })

  it('belongs to one person and one case', async () => {
    const [one, two] = [await sale(), await sale()]
    const begun = await begin(one.newPhone, one.id)
    for (const as of [two.newPhone, one.buyer]) {
      expect(await house.refused(checks.result, { as, params: { id: begun.id } })).toMatchObject({ code: 'NOT_YOURS' })
      expect(await house.refused(checks.cancel, { as, params: { id: begun.id } })).toMatchObject({ code: 'NOT_YOURS' })
      const params = { kind: 'case', subjectId: one.id }
      expect(await house.refused(checks.ask, { as, params })).toMatchObject({ code: 'NOT_YOURS' })
    }
    await passed(one.newPhone, one.id)
    expect(await submitRefused(two.newPhone, two.id)).toMatchObject({ code: 'LIVE_CHECK_NEEDED' })
    expect(await house.refused(checks.result, { params: { id: begun.id } })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const nobody = await house.person('gao-jie')
    expect(await house.refused(checks.result, { as: nobody, params: { id: begun.id } })).toMatchObject({
      code: 'REAL_NAME_REQUIRED',
    })
  })

  it('asks for a consent of its own', async () => {
    const { id, newPhone } = await sale()
    const body = await bodyOf(newPhone, id, 'alipay', false)
    const refused = await house.refused(checks.begin, { as: newPhone, body })
    expect(refused).toMatchObject({ code: 'LIVE_CHECK_WAY', text: expect.stringContaining('单独同意') })
  })

  it('a silent platform is never a no', async () => {
    const { id, newPhone } = await sale()
    await house.sandbox.fault({ route: 'alipay.user.certify.open.initialize', kind: '500', times: 1 })
    const body = await bodyOf(newPhone, id, 'alipay')
    expect(await house.refused(checks.begin, { as: newPhone, body })).toMatchObject({ code: 'LIVE_CHECK_SILENT' })
    const begun = await begin(newPhone, id)
    await look(newPhone, begun.alipay?.certifyId)
    await house.sandbox.fault({ route: 'alipay.user.certify.open.query', kind: 'wrong-signature', times: 1 })
    expect(await result(newPhone, begun)).toMatchObject({ state: 'open' })
    expect(await result(newPhone, begun)).toMatchObject({ state: 'passed' })
  })

  it('of two yeses at the same moment one uses it; of two questions one writes it down', async () => {
    const { id, newPhone } = await sale()
    const begun = await begin(newPhone, id, 'alipay', 'the-same-key-0001')
    expect(await begin(newPhone, id, 'alipay', 'the-same-key-0001')).toEqual(begun)
    await look(newPhone, begun.alipay?.certifyId)
    const both = await Promise.all([result(newPhone, begun), result(newPhone, begun)])
    expect(both.map(({ state }) => state)).toEqual(['passed', 'passed'])
    expect(await house.events({ type: 'live-check.passed', subject: begun.id })).toHaveLength(1)
    const body = { digest: await digestOf(newPhone, id) }
    const yeses = await Promise.all(
      [1, 2].map(() => house.send(citizen.submit, { as: newPhone, params: { id }, body })),
    )
    expect(yeses.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await house.events({ type: 'live-check.used', subject: begun.id })).toHaveLength(1)
  })
})

describe('a person of the staff instead: the same effect, no worse deadline', () => {
  const decide = (as: TestPerson, id: string, more: object = {}) => ({
    ...{ as, params: { id }, body: { passed: true, idNumber: '', answers, note: '', ...more } },
  })

  it('calls, compares, writes down; the person hears of it and says yes', async () => {
    const { id, newPhone, seller } = await sale()
    const begun = await begin(newPhone, id, 'call')
    expect(begun).toMatchObject({ state: 'open', dueAt: expect.any(String) })
    const clerk = await house.officer('clerk-1')
    const { items } = await house.call(desk.list, { as: clerk })
    expect(items.find((one) => one.id === begun.id)).toMatchObject({ way: 'call', isLate: false })
    expect(JSON.stringify(items)).not.toContain(seller.name)
    const file = await house.call(desk.open, { as: clerk, params: { id: begun.id } })
    expect(file).toMatchObject({
      phone: seller.phone,
      questions: [...QUESTIONS],
      text: expect.stringContaining('1,850,000.00'),
    })
    expect(JSON.stringify(file)).not.toContain(seller.idNumber)
    const log = await house.call(contract.me.table.accessLog, { as: seller })
    expect(log.items[0]).toMatchObject({ what: '本人核验' })

    const wrong = decide(clerk, begun.id, { idNumber: '370102199001010011' })
    expect(await house.refused(desk.decide, wrong)).toMatchObject({ code: 'LIVE_CHECK_NOT_THEM' })
    const half = decide(clerk, begun.id, { idNumber: seller.idNumber, answers: answers.slice(1) })
    expect(await house.refused(desk.decide, half)).toMatchObject({ code: 'LIVE_CHECK_RECORD' })
    await house.call(desk.decide, decide(clerk, begun.id, { idNumber: seller.idNumber }))
    await house.settle()
    const { items: told } = await house.call(contract.notices.table.list, { as: seller, query: {} })
    expect(told[0]).toMatchObject({ title: '本人核验通过' })
    expect(await house.submit(newPhone, { id })).toMatchObject({ state: 'confirming' })
    const row = JSON.stringify(await liveCheckModel(house.parts.db).findById(begun.id).lean())
    expect(row).toContain('"staffNo":"clerk-1"')
    expect(row).not.toContain('自愿卖的')
    expect(row).not.toContain(seller.name)
  })

  it('a case does not run out while somebody waits for a person', async () => {
    const { id, newPhone } = await sale({ asBuyer: true })
    await begin(newPhone, id, 'window')
    house.clock.advance({ days: 20 })
    await house.runEvery('case-clock')
    expect(await house.get(newPhone, { id })).toMatchObject({ state: 'confirming' })
    const { items } = await house.call(desk.list, { as: await house.officer('clerk-1') })
    const waiting = items.find(({ title, way }) => way === 'window' && title.length > 0)!
    const clerk = await house.officer('clerk-2')
    await house.call(desk.open, { as: clerk, params: { id: waiting.id } })
    const body = { passed: false, note: '拿的不是本人的身份证' }
    await house.call(desk.decide, { as: clerk, params: { id: waiting.id }, body })
    expect(await house.refused(desk.decide, { as: clerk, params: { id: waiting.id }, body })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await ask(newPhone, id)).toMatchObject({ check: { state: 'failed' } })
    house.clock.advance({ hours: 2 })
    await house.runEvery('case-clock')
    expect(await house.get(await house.verified('wu-hao'), { id })).toMatchObject({ state: 'draft' })
  })

  it('nobody does it for themselves, nor without the post', async () => {
    const { id, newPhone } = await sale()
    const begun = await begin(newPhone, id, 'window')
    const params = { id: begun.id }
    expect(await house.refused(desk.open, { as: newPhone, params })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await house.refused(desk.list, {})).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const registrar = await house.officer('registrar')
    expect(await house.refused(desk.open, { as: registrar, params })).toMatchObject({ code: 'NOT_ALLOWED' })
    const clerk = await house.officer('clerk-3')
    const empty = { passed: false }
    expect(await house.refused(desk.decide, { as: clerk, params, body: empty })).toMatchObject({
      code: 'LIVE_CHECK_RECORD',
    })
    expect(await house.call(checks.cancel, { as: newPhone, params })).toEqual({ done: true })
    expect(await house.refused(desk.open, { as: clerk, params })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
