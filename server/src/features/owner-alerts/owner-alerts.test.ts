import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCaseHouse } from '../cases/case-house.ts'

const house = await createCaseHouse({ config: { GOV_REGISTER_TIMEOUT_MS: '4000' } })
const cases = contract.cases.table
const desk = contract.caseDesk.table
const { list, get, notMe, watchLookUps } = contract.ownerAlerts.table
const clerk = await house.officer('clerk-1')
await house.officer('supervisor')
let people = 6_600

/** Somebody who owns nothing of it hands in a change of name on another's home. */
async function onHomeOf(slug: string) {
  people += 1
  const stranger = await house.verified(`crowd-${people}`)
  const begun = await house.begin(stranger, 'B14')
  const property = house.propertyOf(await house.homeOf(slug))
  await house.answerAll(stranger, begun, { property, details: { note: '曾用名变更' } })
  const submitted = await house.submit(stranger, begun)
  await house.settle({ delayed: 'now' })
  return { stranger, id: submitted.id, number: submitted.number!, property }
}
const alertsOf = async (as: TestPerson) => (await house.call(list, { as })).items
const owner = (() => {
  let owners = 6_800
  return async () => {
    owners += 1
    return house.verified(`crowd-${owners}`)
  }
})()

describe('an owner who is no side of the case', () => {
  it('is told by SMS and in the app: which home, what, when; nothing of the others', async () => {
    const mine = await owner()
    const { stranger, number } = await onHomeOf(mine.slug)
    const [alert, ...more] = await alertsOf(mine)
    expect(more).toEqual([])
    expect(alert).toMatchObject({ what: '有人提交了申请', maySayNo: true })
    expect(await house.call(get, { as: mine, params: { id: alert!.id } })).toEqual(alert)
    const written = JSON.stringify([alert, await house.call(contract.notices.table.list, { as: mine })])
    for (const theirs of [stranger.name, stranger.idNumber, number]) expect(written).not.toContain(theirs)
    expect((await house.sandbox.messages(mine.slug)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/有人在您名下的.+不是我/),
    ])
  })

  it('is told once however often the job runs, and again when the case is accepted', async () => {
    const mine = await owner()
    const { id } = await onHomeOf(mine.slug)
    const [event] = await house.events({ type: 'case.submitted', subject: id })
    for (const feature of house.features) await feature.on?.['case.submitted']?.(event!)
    await house.runEvery('tell-owners')
    expect(await alertsOf(mine)).toHaveLength(1)
    house.clock.advance({ minutes: 1 })
    await house.seeAll(clerk, { id })
    await house.call(desk.accept, { as: clerk, params: { id }, body: {} })
    await house.settle({ delayed: 'now' })
    expect((await alertsOf(mine)).map(({ what }) => what)).toEqual(['已经受理', '有人提交了申请'])
    expect(await house.sandbox.messages(mine.slug)).toHaveLength(2)
  })

  it('says 不是我: the case stands still, the duty officer’s phone rings at once, the owner sees no more than before', async () => {
    house.clock.set(new Date('2026-11-23T15:30:00Z'))
    const mine = await owner()
    const { stranger, id } = await onHomeOf(mine.slug)
    const [alert] = await alertsOf(mine)
    const options = { params: { id: alert!.id }, body: { words: '我没有委托任何人' } }
    expect(await house.refused(notMe, options)).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(notMe, { as: stranger, ...options })).toMatchObject({ code: 'NOT_YOURS' })
    const said = await house.call(notMe, { as: mine, ...options })
    expect(said).toMatchObject({ maySayNo: false, saidNoAt: expect.any(String) })
    expect(await house.get(stranger, { id })).toMatchObject({ holds: [{ hold: 'frozen' }] })
    expect(await house.refused(cases.get, { as: mine, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    await house.settle({ delayed: 'now' })
    const rung = (await house.sandbox.messages('supervisor')).map(({ text }) => text)
    expect(rung).toContainEqual(expect.stringContaining('有人说不是本人办的'))
    const file = await house.open(await house.officer('supervisor'), { id })
    expect(file.alert).toMatchObject({ by: '登记簿上的权利人', words: '我没有委托任何人' })
    house.clock.set(new Date('2026-11-24T02:00:00Z'))
  })

  it('without an account is told by the phone in the register', async () => {
    people += 1
    const slug = `crowd-${people + 300}`
    await onHomeOf(slug)
    expect((await house.sandbox.messages(slug)).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('有人在您名下的'),
    )
  })

  it('is told later when the register is silent now', async () => {
    const mine = await owner()
    const property = house.propertyOf(await house.homeOf(mine.slug))
    const stranger = await owner()
    const begun = await house.begin(stranger, 'B14')
    await house.answerAll(stranger, begun, { property, details: { note: '曾用名变更' } })
    await house.sandbox.fault({ route: 'gov.register.read', kind: '500', times: 20 })
    await house.submit(stranger, begun)
    await house.settle({ delayed: 'now' })
    expect(await alertsOf(mine)).toEqual([])
    await house.sandbox.clearFaults()
    house.clock.advance({ minutes: 6 })
    await house.runEvery('tell-owners')
    expect(await alertsOf(mine)).toHaveLength(1)
  })
})

it('looks into the register are told to who asked for that, once a day and file', async () => {
  const [mine, other] = [await owner(), await owner()]
  expect(await house.call(watchLookUps, { as: mine, body: { on: true } })).toEqual({ on: true })
  const [watched, silent] = [await onHomeOf(mine.slug), await onHomeOf(other.slug)]
  for (const { id } of [watched, watched, silent]) await house.open(clerk, { id })
  await house.settle({ delayed: 'now' })
  const looked = async (as: TestPerson) => (await alertsOf(as)).filter(({ what }) => what.includes('查看'))
  expect(await looked(mine)).toHaveLength(1)
  expect(await looked(other)).toEqual([])
  expect(await house.call(list, { as: mine })).toMatchObject({ lookUps: true })
  const [first] = await alertsOf(mine)
  expect(await house.refused(get, { as: other, params: { id: first!.id } })).toMatchObject({ code: 'NOT_YOURS' })
})
