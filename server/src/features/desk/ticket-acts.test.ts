import { contract, plainDate } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'
import { ticketModel } from '../queue/ticket-store.ts'

const house = await createQueueHouse()
const { recall, start, finish, miss, requeue, transfer } = contract.desk.table
const model = ticketModel(house.parts.db)
const clerk = house.staff('c1')
const colleague = house.staff('c2')

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

const callOne = async (service = 'archive', no = '8') => {
  const as = house.citizen()
  const { id } = await house.take(as, service)
  await house.open(clerk, no)
  await house.callNext(clerk, no)
  return { as, id }
}

describe('from call to done', () => {
  test('recall counts, start and finish end the service, and the clerk may call again', async () => {
    const { id } = await callOne()
    expect((await house.act(clerk, 'recall', id)).current).toMatchObject({ state: 'called', recalls: 1 })
    expect((await house.act(clerk, 'recall', id)).current).toMatchObject({ recalls: 2 })
    const serving = await house.act(clerk, 'start', id)
    expect(serving.current).toMatchObject({ state: 'serving', allowedActions: ['finish', 'transfer'] })
    house.clock.advance({ minutes: 7 })
    const done = await house.act(clerk, 'finish', id)
    expect(done).toMatchObject({ servedToday: 1, missed: [], waiting: [] })
    expect(done.current).toBeUndefined()
    const row = await model.findById(id).lean()
    expect(row?.history.map(({ action }) => action)).toEqual(['take', 'call', 'recall', 'recall', 'start', 'finish'])
    expect(row?.endedAt?.getTime()).toBe(row!.startedAt!.getTime() + 7 * 60_000)
    expect((await house.events({ subject: id })).map(({ type }) => type).sort()).toEqual([
      'ticket.called',
      'ticket.done',
      'ticket.recalled',
      'ticket.recalled',
      'ticket.started',
      'ticket.taken',
    ])
  })

  test('finishing completes the appointment in the same moment', async () => {
    const as = house.citizen()
    const booked = await house.book(as, { service: 'second-hand', from: '10:30' })
    const { id } = await house.call(contract.queue.table.checkIn, { as, body: { hallCode: house.hallCode() } })
    await house.open(clerk, '1')
    expect((await house.callNext(clerk, '1')).current).toMatchObject({ id, byAppointment: true })
    await house.act(clerk, 'start', id)
    await house.act(clerk, 'finish', id)
    const appointment = await house.call(contract.appointments.table.get, { as, params: { id: booked.id } })
    expect(appointment.state).toBe('completed')
    const { items } = await house.call(contract.halls.table.ledger, {
      params: { hallId: HALL },
      query: { date: plainDate('2026-03-06') },
    })
    expect(items.every(({ difference }) => difference === 0)).toBe(true)
  })

  test('an act that the state does not allow changes nothing', async () => {
    const { id } = await callOne()
    for (const route of [finish, requeue]) {
      expect(await house.refused(route, { as: clerk, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
    }
    await house.act(clerk, 'start', id)
    for (const route of [recall, start, miss]) {
      expect(await house.refused(route, { as: clerk, params: { id } })).toMatchObject({ code: 'STATE_MOVED' })
    }
    expect((await model.findById(id).lean())?.version).toBe(3)
  })

  test('a repeat with the same key changes nothing more', async () => {
    const { id } = await callOne()
    const key = newKey()
    const first = await house.call(recall, { as: clerk, params: { id }, key })
    expect(await house.call(recall, { as: clerk, params: { id }, key })).toEqual(first)
    expect((await model.findById(id).lean())?.recalls).toBe(1)
    const [a, b] = await Promise.all(
      [1, 2].map(() => house.call(start, { as: clerk, params: { id }, key: `${key}-start` })),
    )
    expect(a).toEqual(b)
    const ended = newKey()
    await house.call(finish, { as: clerk, params: { id }, key: ended })
    await house.call(finish, { as: clerk, params: { id }, key: ended })
    expect(await house.events({ type: 'ticket.done', subject: id })).toHaveLength(1)
  })
})

describe('a missed call', () => {
  test('frees the window; coming back puts the number behind the next three', async () => {
    const { as, id } = await callOne()
    const others = []
    for (let n = 0; n < 4; n++) {
      house.clock.advance({ minutes: 1 })
      others.push(await house.take(house.citizen(), 'archive'))
    }
    house.clock.advance({ minutes: 1 })
    const missed = await house.act(clerk, 'miss', id)
    expect(missed.current).toBeUndefined()
    expect(missed.missed).toMatchObject([{ id, state: 'missed', allowedActions: ['requeue'] }])
    expect(missed.allowedActions).toContain('callNext')
    // The person scans again and is told where to go.
    const scan = await house.refused(contract.queue.table.checkIn, { as, body: { hallCode: house.hallCode() } })
    expect(scan).toMatchObject({ code: 'ALREADY_IN_QUEUE' })
    expect(scan.text).toContain('已过号')
    // Any clerk of the hall may help, also one without a window.
    const back = await house.act(colleague, 'requeue', id)
    expect(back.waiting.map((ticket) => ticket.id)).toEqual([
      ...others.slice(0, 3).map((ticket) => ticket.id),
      id,
      others[3]!.id,
    ])
    expect(back.waiting[3]?.orderReason).toBe('过号后返回，排在接下来的 3 位之后。')
    expect(await house.call(contract.queue.table.ticket, { as, params: { id } })).toMatchObject({
      state: 'waiting',
      ahead: 3,
    })
  })
})

describe('a transfer', () => {
  test('goes to the windows of the other service with the old position', async () => {
    const { id } = await callOne('second-hand', '1')
    house.clock.advance({ minutes: 10 })
    const other = await house.take(house.citizen(), 'fund-loan')
    const desk = await house.call(transfer, { as: clerk, params: { id }, body: { service: 'fund-loan' } })
    expect(desk.current).toBeUndefined()
    await house.open(colleague, '6')
    const waiting = (await house.desk(colleague)).waiting
    expect(waiting.map((ticket) => ticket.id)).toEqual([id, other.id])
    expect(waiting[0]).toMatchObject({
      service: { code: 'fund-loan' },
      orderReason: '由“二手房过户”转来，保留原来的排队时间 10:00，不重新排队。',
    })
    expect((await house.callNext(colleague, '6')).current?.id).toBe(id)
  })

  test('is refused to a service that the hall does not offer, the same one, or one with a number already', async () => {
    const { as, id } = await callOne('second-hand', '1')
    const to = (service: string) => house.refused(transfer, { as: clerk, params: { id }, body: { service } })
    expect(await to('nothing')).toMatchObject({ status: 422, code: 'SERVICE_NOT_HERE' })
    expect(await to('second-hand')).toMatchObject({ status: 400, code: 'BAD_INPUT', field: 'service' })
    const second = await house.take(as, 'fund-loan')
    const refused = await to('fund-loan')
    expect(refused).toMatchObject({ status: 409, code: 'ALREADY_IN_QUEUE' })
    expect(refused.text).toContain(second.number)
    expect(await house.refused(transfer, { as: clerk, params: { id }, body: {} })).toMatchObject({ code: 'BAD_INPUT' })
    expect((await house.desk(clerk)).current).toMatchObject({ id, state: 'called' })
  })
})

describe('who may', () => {
  test('only the clerk of the window, only in the own hall, nobody else', async () => {
    const { as, id } = await callOne()
    const stranger = house.staff('c9', OTHER_HALL)
    for (const route of [recall, start, finish, miss, requeue, transfer]) {
      const given = { params: { id }, ...(route === transfer ? { body: { service: 'fund-loan' } } : {}) }
      expect(await house.refused(route, given)).toMatchObject({ code: 'NOT_LOGGED_IN' })
      expect(await house.refused(route, { as, ...given })).toMatchObject({ status: 403, code: 'NOT_ALLOWED' })
      expect(await house.refused(route, { as: stranger, ...given })).toMatchObject({ status: 404, code: 'NOT_FOUND' })
      expect(await house.refused(route, { as: colleague, ...given })).toMatchObject({
        code: 'WINDOW_TAKEN',
        text: '这个号在 8 号窗口，由该窗口的同事处理。',
      })
      expect(await house.refused(route, { as: clerk, ...given, params: { id: 'nothing' } })).toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect((await model.findById(id).lean())?.version).toBe(2)
  })
})

describe('names', () => {
  test('are masked but for the person at one’s own window, and that look is recorded once a call', async () => {
    const [first, second] = [house.citizen('李国华'), house.citizen('阿依古丽·买买提')]
    const { id } = await house.take(first, 'archive')
    await house.take(second, 'archive')
    await house.open(clerk, '8')
    const before = await house.desk(clerk)
    expect(before.waiting.map(({ name }) => name)).toEqual(['李**', '阿依古丽·买**'])
    expect(await house.looksAt(first)).toEqual([])

    const called = await house.callNext(clerk, '8')
    expect(called.current?.name).toBe('李国华')
    expect(JSON.stringify(await house.desk(colleague))).not.toContain('李国华')
    await house.desk(clerk)
    await house.act(clerk, 'start', id)
    const looks = await house.looksAt(first)
    expect(looks).toMatchObject([{ who: '职员c1 · 综合窗口', what: '姓名', at: house.clock.now() }])
    expect(looks[0]?.why).toContain('8 号窗口')
    expect(await house.looksAt(second)).toEqual([])
  })
})
