import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'
import { ticketModel } from '../queue/ticket-store.ts'

const house = await createQueueHouse()
const { checkIn, walkIn } = contract.desk.table
const model = ticketModel(house.parts.db)
const clerk = house.staff('c1')

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

describe('scanning the code that a citizen shows', () => {
  const shownBy = async (as: ReturnType<typeof house.citizen>, id: string) =>
    (await house.call(contract.appointments.table.showCode, { as, params: { id } })).code

  test('takes the number for the appointment', async () => {
    const as = house.citizen('李国华')
    const booked = await house.book(as)
    const code = await shownBy(as, booked.id)
    const ticket = await house.call(checkIn, { as: clerk, body: { code } })
    expect(ticket).toMatchObject({
      state: 'waiting',
      name: '李**',
      byAppointment: true,
      orderReason: '按预约时段 10:30 排队。',
    })
    const [mine] = (await house.call(contract.queue.table.mine, { as })).items
    expect(mine).toMatchObject({ id: ticket.id, appointmentId: booked.id })
    expect((await model.findById(ticket.id).lean())?.history[0]?.by).toBe('c1')
    const again = await house.refused(checkIn, { as: clerk, body: { code } })
    expect(again).toMatchObject({ status: 409, code: 'ALREADY_IN_QUEUE' })
  })

  test('a screenshot, a forgery, a hall’s code and another hall’s appointment are refused', async () => {
    const as = house.citizen()
    const booked = await house.book(as)
    const code = await shownBy(as, booked.id)
    const refused = (text: string, by = clerk) => house.refused(checkIn, { as: by, body: { code: text } })
    expect(await refused(`${code}x`)).toMatchObject({ status: 422, code: 'MY_CODE_INVALID' })
    expect(await refused(house.hallCode())).toMatchObject({ code: 'MY_CODE_INVALID' })
    expect(await refused(code, house.staff('c9', OTHER_HALL))).toMatchObject({
      code: 'MY_CODE_INVALID',
      text: '这个预约不在本大厅。',
    })
    house.clock.advance({ minutes: 2 })
    expect(await refused(code)).toMatchObject({ code: 'MY_CODE_INVALID' })
    expect(await model.countDocuments()).toBe(0)
  })

  test('by the citizen’s own phone and the clerk at the same moment gives one number', async () => {
    const as = house.citizen()
    const booked = await house.book(as)
    const code = await shownBy(as, booked.id)
    const results = await Promise.allSettled([
      house.call(checkIn, { as: clerk, body: { code } }),
      house.call(contract.queue.table.checkIn, { as, body: { hallCode: house.hallCode() } }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await model.countDocuments({ accountId: as.accountId })).toBe(1)
  })

  test('is for staff', async () => {
    expect(await house.refused(checkIn, { body: { code: 'x' } })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(checkIn, { as: house.citizen(), body: { code: 'x' } })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(await house.refused(checkIn, { as: clerk, body: {} })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('a number for a person without a phone', () => {
  test('keeps the name encrypted and shows it masked, whole only at the window', async () => {
    const ticket = await house.walkIn(clerk, 'archive', '王秀英')
    expect(ticket).toMatchObject({ state: 'waiting', name: '王**', byAppointment: false })
    const stored = await model.collection.findOne({ _id: ticket.id as never })
    expect(JSON.stringify(stored)).not.toContain('王秀英')
    const keys = await house.parts.db.collection('request_keys').find().toArray()
    expect(JSON.stringify(keys)).not.toContain('王秀英')
    await house.open(clerk, '8')
    expect((await house.desk(clerk)).waiting[0]?.name).toBe('王**')
    const called = await house.callNext(clerk, '8')
    expect(called.current?.name).toBe('王秀英')
    // There is no account whose log could hold it.
    expect(await house.parts.db.collection('access_log').countDocuments()).toBe(0)
  })

  test('may be given again and again: who they are is not known', async () => {
    const first = await house.walkIn(clerk, 'archive', '王秀英')
    const second = await house.walkIn(clerk, 'archive', '王秀英')
    expect(second.number).not.toBe(first.number)
    const key = newKey()
    const body = { service: 'archive', name: '李𠮷' }
    const third = await house.call(walkIn, { as: clerk, body, key })
    expect(third.name).toBe('李*')
    expect(await house.call(walkIn, { as: clerk, body, key })).toEqual(third)
    expect(await model.countDocuments()).toBe(3)
  })

  test('needs an open hall, a service of it, a name, and a clerk', async () => {
    const body = { service: 'archive', name: '王秀英' }
    expect(await house.refused(walkIn, { body })).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(walkIn, { as: house.citizen(), body })).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await house.refused(walkIn, { as: clerk, body: { ...body, name: '  ' } })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'name',
    })
    const elsewhere = house.staff('c9', OTHER_HALL)
    expect(await house.refused(walkIn, { as: elsewhere, body: { ...body, service: 'fund-loan' } })).toMatchObject({
      code: 'SERVICE_NOT_HERE',
    })
    house.clock.set('2026-03-07T02:00:00Z')
    expect(await house.refused(walkIn, { as: clerk, body })).toMatchObject({ code: 'HALL_CLOSED' })
  })
})
