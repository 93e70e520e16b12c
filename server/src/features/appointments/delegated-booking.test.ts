import { type Appointment, contract, type DelegableUse, plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { MOST_OPEN_FOR_OTHERS } from '../../domain/appointments/agents.ts'
import { newKey } from '../../testing/call.ts'
import { createTestHouse } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { seedHalls } from '../halls/seed-halls.ts'
import { makeHallCode } from '../queue/hall-code.ts'

/** Monday 2026-11-23 10:00 in Beijing, in a house with all features. */
const MORNING = '2026-11-23T02:00:00Z'
const house = await createTestHouse({ clock: MORNING })
await seedHalls(house.parts)
await house.features.find(({ name }) => name === 'catalogue')!.seed!()
await house.features.find(({ name }) => name === 'accounts')!.seed!()
await house.runEvery('issue-releases')

const routes = contract.appointments.table
const delegations = contract.delegations.table
const HALL = 'jn-lixia'
let people = 7_100
const person = () => {
  people += 1
  return house.person(`crowd-${people}`, { verified: true })
}
interface Asked {
  uses?: DelegableUse[]
  items?: string[]
  until?: string
  agent?: TestPerson
}
/** An elder and whoever books for them. */
async function helped({ uses = ['book'], items, until = '2026-12-31', agent }: Asked = {}) {
  const principal = await person()
  const helper = agent ?? (await person())
  const other = { name: helper.name, idNumber: helper.idNumber }
  const body = { as: 'principal' as const, other, uses, items, until: plainDate(until) }
  const asked = await house.call(delegations.ask, { as: principal, body })
  const agree = { as: principal, params: { id: asked.id }, body: { digest: asked.act!.digest } }
  const { id } = await house.call(delegations.agree, agree)
  return { principal, agent: helper, delegationId: id }
}
type Helped = Awaited<ReturnType<typeof helped>>

async function slots(service = 'archive', date = '2026-11-26') {
  const { items } = await house.call(contract.halls.table.places, {
    ...{ params: { hallId: HALL, date: plainDate(date) }, query: { service } },
  })
  return items.filter(({ free }) => free > 0)
}
const slot = async (service?: string, date?: string, at = 0) => (await slots(service, date))[at]!.id
const hold = (as: TestPerson, slotId: string, delegationId?: string, key = newKey()) =>
  house.call(routes.hold, { as, key, body: { slotId, delegationId } })
const confirm = (as: TestPerson, id: string) => house.call(routes.confirm, { as, params: { id }, body: {} })
const booked = async ({ agent, delegationId }: Helped, service?: string, date?: string): Promise<Appointment> =>
  confirm(agent, (await hold(agent, await slot(service, date), delegationId)).id)
const get = (as: TestPerson, { id }: Pick<Appointment, 'id'>) => house.call(routes.get, { as, params: { id } })
const revoke = ({ principal, delegationId }: Helped) =>
  house.call(delegations.revoke, { as: principal, params: { id: delegationId } })
const inbox = async (as: TestPerson) => {
  await house.settle()
  return (await house.call(contract.notices.table.list, { as })).items
}
const usedBy = async ({ delegationId }: Helped) => {
  const used = await house.events({ type: 'delegation.used', subject: delegationId })
  return used.map(({ data }) => data.act).sort()
}

describe('booking for an elder', () => {
  it('the place is the elder’s, each step says who, and the elder hears of it at once', async () => {
    const one = await helped()
    const made = await booked(one)
    expect(made.actsFor).toEqual({ name: one.principal.name, delegationId: one.delegationId })
    const mine = await get(one.principal, made)
    expect(mine).toMatchObject({ state: 'confirmed', madeBy: { askedToKeep: false } })
    expect(mine.history.every(({ text }) => /^.\*+ 代 .\*+：/.test(text))).toBe(true)
    expect((await house.call(routes.list, { as: one.principal })).items.map(({ id }) => id)).toEqual([made.id])
    expect((await house.call(routes.list, { as: one.agent })).items).toMatchObject([
      { actsFor: { name: one.principal.name } },
    ])
    expect(await usedBy(one)).toEqual(['confirm'])
    const told = await inbox(one.principal)
    expect(told.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['预约成功', `${one.agent.name}替您办了一步`]),
    )
    expect(told.map(({ text }) => text).join()).toContain('替您：预约（11月26日')
    expect((await inbox(one.agent)).map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/代 .\*+：预约成功/),
    )
    const { usedTimes } = await house.call(delegations.get, { as: one.principal, params: { id: one.delegationId } })
    expect(usedTimes).toBe(2)
  })

  it('moves and cancels', async () => {
    const one = await helped()
    const made = await booked(one)
    const moved = await house.call(routes.move, {
      ...{ as: one.agent, params: { id: made.id }, body: { slotId: await slot('archive', '2026-11-27') } },
    })
    expect(moved).toMatchObject({ state: 'confirmed', date: '2026-11-27', code: made.code })
    expect(await house.call(routes.cancel, { as: one.agent, params: { id: moved.id } })).toMatchObject({
      state: 'cancelled',
    })
    expect(await usedBy(one)).toEqual(['cancel', 'confirm', 'move'])
  })

  it('the number at the hall is the elder’s: the agent takes it, sees it, and is called too', async () => {
    const one = await helped()
    const made = await booked(one, 'archive', '2026-11-24')
    house.clock.set(new Date(`2026-11-24T${made.from}:00+08:00`))
    const hallCode = makeHallCode(house.config.HALL_CODE_KEY, HALL, house.clock.now()).code
    const body = { hallCode, appointmentId: made.id }
    const stranger = await person()
    const { checkIn } = contract.queue.table
    expect(await house.refused(checkIn, { as: stranger, body })).toMatchObject({ code: 'NOT_YOURS' })
    const elsewhere = makeHallCode(house.config.HALL_CODE_KEY, 'jn-shizhong', house.clock.now()).code
    expect(await house.refused(checkIn, { as: one.agent, body: { ...body, hallCode: elsewhere } })).toMatchObject({
      code: expect.stringMatching(/SERVICE_NOT_HERE|HALL_CODE_INVALID/),
    })
    const key = newKey()
    const ticket = await house.call(checkIn, { as: one.agent, key, body })
    expect(ticket).toMatchObject({ state: 'waiting', appointmentId: made.id, madeBy: expect.stringContaining('代') })
    expect(await house.call(checkIn, { as: one.agent, key, body })).toEqual(ticket)
    expect(await house.refused(checkIn, { as: one.agent, body })).toMatchObject({ code: 'ALREADY_IN_QUEUE' })
    for (const as of [one.agent, one.principal]) {
      expect((await house.call(contract.queue.table.mine, { as })).items.map(({ id }) => id)).toEqual([ticket.id])
    }
    expect(await usedBy(one)).toEqual(['checkIn', 'confirm'])
    await revoke(one)
    const gone = { as: one.agent, params: { id: ticket.id } }
    expect(await house.refused(contract.queue.table.ticket, gone)).toMatchObject({ code: 'NOT_YOURS' })
    house.clock.set(MORNING)
  })
})

describe('the code that an agent shows at the desk', () => {
  it('says to the clerk who stands there for whom, and is worth nothing once the delegation is taken back', async () => {
    const [one, other] = [await helped(), await helped()]
    const [made, unwanted] = [
      await booked(one, 'fund-loan', '2026-11-24'),
      await booked(other, 'archive', '2026-11-24'),
    ]
    const clerk = await house.person('clerk-3')
    const later = [made.from, unwanted.from].toSorted().at(-1)
    house.clock.set(new Date(`2026-11-24T${later}:00+08:00`))
    const shown = (as: TestPerson, { id }: Appointment) => house.call(routes.showCode, { as, params: { id } })
    const [{ code }, dead] = [await shown(one.agent, made), await shown(other.agent, unwanted)]
    await revoke(other)
    const { checkIn } = contract.desk.table
    expect(await house.refused(checkIn, { as: clerk, body: { code: dead.code } })).toMatchObject({
      ...{ code: 'MY_CODE_INVALID', text: expect.stringContaining('收回') },
    })
    const forged = code.replace(one.agent.accountId, other.agent.accountId)
    expect(await house.refused(checkIn, { as: clerk, body: { code: forged } })).toMatchObject({
      code: 'MY_CODE_INVALID',
    })
    expect(await house.call(checkIn, { as: clerk, body: { code } })).toMatchObject({
      madeBy: expect.stringMatching(/ 代 /),
    })
    expect(await usedBy(one)).toEqual(['checkIn', 'confirm'])
    expect((await get(one.principal, made)).history.at(-1)!.text).toMatch(/ 代 .+：到厅取号/)
    house.clock.set(MORNING)
  })
})

describe('who may not', () => {
  it.each<[string, Asked, string | undefined, string]>([
    ['without booking in the delegation', { uses: ['fill'] }, undefined, '范围'],
    ['for a service of other matters', { items: ['B19'] }, undefined, '范围'],
    ['for a day after its last one', { until: '2026-11-25' }, '2026-11-26', '为止'],
  ])('%s', async (_what, asked, date, words) => {
    const one = await helped(asked)
    const body = { slotId: await slot('archive', date), delegationId: one.delegationId }
    expect(await house.refused(routes.hold, { as: one.agent, body })).toMatchObject({
      ...{ code: 'NOT_DELEGATED', text: expect.stringContaining(words) },
    })
  })

  it('nobody, a stranger, an unsound body; the agent neither appeals nor keeps', async () => {
    const one = await helped()
    const body = { slotId: await slot(), delegationId: one.delegationId }
    expect(await house.refused(routes.hold, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const stranger = await person()
    expect(await house.refused(routes.hold, { as: stranger, body })).toMatchObject({ code: 'NOT_YOURS' })
    const bad = { ...body, delegationId: 7 as unknown as string }
    expect(await house.refused(routes.hold, { as: one.agent, body: bad })).toMatchObject({ code: 'BAD_INPUT' })
    const made = await booked(one)
    expect(await house.refused(routes.get, { as: stranger, params: { id: made.id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
    expect(await house.refused(routes.keep, { as: one.agent, params: { id: made.id } })).toMatchObject({
      code: 'NOT_YOURS',
    })
    expect(await house.refused(routes.keep, { as: one.principal, params: { id: made.id } })).toMatchObject({
      code: 'STATE_MOVED',
    })
    const appeal = { as: one.agent, params: { id: made.id }, body: { reason: '不是我的' } }
    expect(await house.refused(routes.appeal, appeal)).toMatchObject({ code: 'NOT_YOURS' })
  })

  it('for somebody who is not known here: the place would be nobody’s', async () => {
    const agent = await person()
    people += 1
    const { name, idNumber } = await house.sandbox.person(`crowd-${people}`)
    const given = await house.call(delegations.atWindow, {
      as: await house.person('clerk-1'),
      body: {
        ...{ principal: { name, idNumber }, agent: { name: agent.name, idNumber: agent.idNumber } },
        ...{ uses: ['book'], until: plainDate('2026-12-31'), paper: '（2026）鲁济南高新证民字第9号公证书' },
      },
    })
    const body = { slotId: await slot(), delegationId: given.id }
    expect(await house.refused(routes.hold, { as: agent, body })).toMatchObject({
      ...{ code: 'NOT_DELEGATED', text: expect.stringContaining('实名') },
    })
  })
})

describe('the limits', () => {
  it('of a person count for the person, whoever books', async () => {
    const one = await helped()
    await confirm(one.principal, (await hold(one.principal, await slot())).id)
    const body = { slotId: await slot('archive', '2026-11-27'), delegationId: one.delegationId }
    expect(await house.refused(routes.hold, { as: one.agent, body })).toMatchObject({ code: 'ONE_PER_SERVICE' })
  })

  it('of an agent: so many open at once, and a repeat of one that went through is no further one', async () => {
    const agent = await person()
    const all: Helped[] = []
    for (let n = 0; n <= MOST_OPEN_FOR_OTHERS; n += 1) all.push(await helped({ agent }))
    for (const one of all.slice(1, -1)) await booked(one)
    const [first, last] = [all[0]!, all.at(-1)!]
    const key = newKey()
    const slotId = await slot()
    const held = await hold(agent, slotId, first.delegationId, key)
    const body = { slotId: await slot(), delegationId: last.delegationId }
    expect(await house.refused(routes.hold, { as: agent, body })).toMatchObject({
      ...{ code: 'AGENT_QUOTA', text: expect.stringContaining('最多') },
    })
    expect((await hold(agent, slotId, first.delegationId, key)).id).toBe(held.id)
    expect(await hold(agent, await slot())).toMatchObject({ state: 'held' })
    await house.call(routes.release, { as: agent, params: { id: held.id } })
    expect(await hold(agent, await slot(), last.delegationId)).toMatchObject({ state: 'held' })
  })

  it('two places at the same instant for the last one that is left: one of them is taken', async () => {
    const agent = await person()
    for (let n = 1; n < MOST_OPEN_FOR_OTHERS; n += 1) await booked(await helped({ agent }))
    const two = [await helped({ agent }), await helped({ agent })]
    const slotIds = [await slot('archive', '2026-11-27'), await slot('archive', '2026-11-30')]
    const replies = await Promise.all(
      two.map(({ delegationId }, at) =>
        house.send(routes.hold, { as: agent, body: { slotId: slotIds[at]!, delegationId } }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403])
  })
})

describe('taken back with one tap', () => {
  it('the agent is out, the place stays, the person is asked, and saying yes makes it their own', async () => {
    const one = await helped()
    const made = await booked(one)
    await revoke(one)
    for (const route of [routes.get, routes.cancel, routes.showCode]) {
      expect(await house.refused(route, { as: one.agent, params: { id: made.id } })).toMatchObject({
        code: 'NOT_YOURS',
      })
    }
    expect((await house.call(routes.list, { as: one.agent })).items).toEqual([])
    expect((await inbox(one.principal)).map(({ title }) => title)).toContain('这个预约您还要吗')
    const asked = await get(one.principal, made)
    expect(asked).toMatchObject({ state: 'confirmed', madeBy: { askedToKeep: true } })
    expect(asked.allowedActions).toEqual(expect.arrayContaining(['keep', 'cancel']))
    const key = newKey()
    const kept = await house.call(routes.keep, { as: one.principal, key, params: { id: made.id } })
    expect(kept).toMatchObject({ madeBy: { askedToKeep: false } })
    expect(await house.call(routes.keep, { as: one.principal, key, params: { id: made.id } })).toEqual(kept)
    expect(await house.refused(routes.keep, { as: one.principal, params: { id: made.id } })).toMatchObject({
      code: 'STATE_MOVED',
    })
  })

  it('the news of it a second time, before and after the yes, asks nobody again', async () => {
    const one = await helped()
    const made = await booked(one)
    await revoke(one)
    await house.settle()
    const again = house.features.find(({ name }) => name === 'appointments')!.on!['delegation.revoked']!
    const news = { subject: { kind: 'delegation', id: one.delegationId } } as Parameters<typeof again>[0]
    const handedBack = async () => (await house.events({ type: 'appointment.handed-back', subject: made.id })).length
    await again(news)
    expect(await handedBack()).toBe(1)
    const kept = await house.call(routes.keep, { as: one.principal, params: { id: made.id } })
    await again(news)
    expect(await handedBack()).toBe(1)
    const { history, madeBy } = await get(one.principal, made)
    expect(history).toEqual(kept.history)
    expect(madeBy).toMatchObject({ askedToKeep: false })
  })

  it('a place that was only held goes back, and not coming to an unwanted one does not count', async () => {
    const one = await helped()
    const held = await hold(one.agent, await slot('second-hand'), one.delegationId)
    const made = await booked(one, 'archive', '2026-11-24')
    await revoke(one)
    await house.settle()
    expect(await get(one.principal, held)).toMatchObject({ state: 'released' })
    house.clock.set('2026-11-24T14:00:00Z')
    await house.runEvery('mark-missed')
    const missed = await get(one.principal, made)
    expect(missed).toMatchObject({ state: 'excused' })
    expect(missed.history.at(-1)!.text).toContain('没有说要留着')
    house.clock.set(MORNING)
  })

  it('at the very instant of an act: the act came before, or it did not come', async () => {
    const agent = await person()
    for (let round = 0; round < 4; round += 1) {
      const one = await helped({ agent })
      const held = await hold(agent, await slot(), one.delegationId)
      const [act, back] = await Promise.all([
        house.send(routes.confirm, { as: agent, params: { id: held.id }, body: {} }),
        house.send(delegations.revoke, { as: one.principal, params: { id: one.delegationId } }),
      ])
      expect(back.status).toBe(200)
      await house.settle()
      const { state } = await get(one.principal, held)
      expect(state).toBe(act.status === 200 ? 'confirmed' : 'released')
      expect(await usedBy(one)).toEqual(act.status === 200 ? ['confirm'] : [])
      if (state === 'confirmed') await house.call(routes.cancel, { as: one.principal, params: { id: held.id } })
    }
  })
})
