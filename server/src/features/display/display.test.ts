import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'

const house = await createQueueHouse()
const { show, follow } = contract.display.table
const clerk = house.staff('c1')
const params = { hallId: HALL }

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

const lineOf = async (service: string) => {
  const { waiting } = await house.call(show, { params })
  return waiting.find((line) => line.service === service)
}

describe('the screen of a hall', () => {
  test('is open to anyone and says whether the hall serves', async () => {
    expect(await house.call(show, { params })).toMatchObject({
      hall: { id: HALL, name: '甲区住房服务大厅' },
      open: true,
      openText: '服务中，12:00 结束',
      calls: [],
    })
    house.clock.set('2026-03-07T02:00:00Z')
    expect(await house.call(show, { params })).toMatchObject({ open: false })
    expect(await house.refused(show, { params: { hallId: 'nowhere' } })).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    })
    expect(await house.refused(follow, { params: { hallId: 'nowhere' } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('shows who waits for what, who is next, and how long a newcomer would wait', async () => {
    const numbers = []
    for (let n = 0; n < 7; n++) {
      house.clock.advance({ seconds: 1 })
      numbers.push((await house.take(house.citizen(), 'archive')).number)
    }
    expect(await lineOf('查档、开有房无房证明')).toMatchObject({ count: 7, next: numbers.slice(0, 5) })
    expect(await lineOf('公积金贷款')).toMatchObject({ count: 0, next: [] })
    await house.open(clerk, '8')
    // Seven turns of ten minutes, one of the eight is the free window.
    expect((await lineOf('查档、开有房无房证明'))?.waitMinutes).toEqual([54, 86])
    expect(await lineOf('公积金贷款')).toMatchObject({ waitMinutes: [16, 64] })
  })

  test('shows the last six calls, the newest first, with recalls and missed ones', async () => {
    const called: string[] = []
    await house.open(clerk, '8')
    for (let n = 0; n < 8; n++) await house.take(house.citizen(), 'archive')
    for (let n = 0; n < 8; n++) {
      house.clock.advance({ minutes: 1 })
      const { current } = await house.callNext(clerk, '8')
      called.push(current!.number)
      if (n === 7) await house.act(clerk, 'recall', current!.id)
      else await house.act(clerk, 'miss', current!.id)
    }
    const { calls } = await house.call(show, { params })
    expect(calls.map(({ number }) => number)).toEqual(called.slice(2).reverse())
    expect(calls[0]).toMatchObject({ window: '8', state: 'called', recalls: 1, at: house.clock.now().toISOString() })
    expect(calls[1]).toMatchObject({ state: 'missed' })
    await house.act(clerk, 'start', (await house.desk(clerk)).current!.id)
    expect((await house.call(show, { params })).calls[0]).toMatchObject({ state: 'serving' })
  })

  test('gives a check-in code that works, changes each minute, and leads to the check-in page', async () => {
    const first = (await house.call(show, { params })).checkIn
    expect(first.expiresAt).toBe('2026-03-06T02:01:00.000Z')
    expect(first.url).toBe(
      `${house.config.PUBLIC_ORIGIN}/#/packages/queue/check-in/index?code=${encodeURIComponent(first.code)}`,
    )
    const body = { hallCode: first.code, service: 'archive' }
    await house.call(contract.queue.table.checkIn, { as: house.citizen(), body })
    house.clock.advance({ minutes: 1 })
    expect((await house.call(show, { params })).checkIn.code).not.toBe(first.code)
    await house.call(contract.queue.table.checkIn, { as: house.citizen(), body })
  })

  test('never holds anything of a person', async () => {
    const as = house.citizen('李国华')
    const booked = await house.book(as, { service: 'second-hand', from: '10:30' })
    const ticket = await house.call(contract.queue.table.checkIn, { as, body: { hallCode: house.hallCode() } })
    const walkIn = await house.walkIn(clerk, 'second-hand', '王秀英')
    await house.open(clerk, '1')
    await house.callNext(clerk, '1')
    const response = await house.send(show, { params })
    const text = await response.text()
    expect(text).toContain(ticket.number)
    expect(text).toContain(walkIn.number)
    for (const secret of ['李', '王', as.accountId, booked.id, booked.code, ticket.id, walkIn.id, '职员', 'c1']) {
      expect(text.replace(/"checkIn":\{[^}]*\}/, ''), secret).not.toContain(secret)
    }
    const shown = JSON.parse(text) as Record<string, unknown>
    expect(Object.keys(shown).sort()).toEqual(
      ['calls', 'checkIn', 'hall', 'open', 'openText', 'serverNow', 'waiting'].sort(),
    )
  })
})

describe('following', () => {
  test('gives the state at once and then each change', async () => {
    const stream = await house.follow(follow, { params })
    const until = async (wanted: (state: Awaited<ReturnType<typeof stream.next>>) => boolean) => {
      for (;;) {
        const state = await stream.next()
        if (wanted(state)) return state
      }
    }
    expect(await stream.next()).toMatchObject({ calls: [] })
    const { number } = await house.take(house.citizen(), 'archive')
    await until(({ waiting }) => waiting.some(({ next }) => next.includes(number)))
    await house.open(clerk, '8')
    await house.callNext(clerk, '8')
    expect((await until(({ calls }) => calls.length > 0)).calls).toMatchObject([
      { number, window: '8', state: 'called' },
    ])
    await stream.close()
  })
})
