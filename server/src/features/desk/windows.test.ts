import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'

const house = await createQueueHouse()
const { desk, openWindow, closeWindow, callNext } = contract.desk.table
const clerk = house.staff('c1')
const colleague = house.staff('c2')

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

describe('opening a window', () => {
  test('shows on every desk of the hall who sits where and what the window serves', async () => {
    const opened = await house.open(clerk, '8')
    expect(opened.window).toEqual({
      no: '8',
      services: ['eligibility', 'archive'],
      openedAt: '2026-03-06T02:00:00.000Z',
    })
    expect(opened.allowedActions).toEqual(['openWindow', 'closeWindow', 'checkIn', 'walkIn'])
    const other = await house.desk(colleague)
    expect(other.window).toBeUndefined()
    expect(other.allowedActions).toEqual(['openWindow', 'checkIn', 'walkIn'])
    expect(other.windows.find(({ no }) => no === '8')).toEqual({
      no: '8',
      services: ['能不能买房', '查档、开有房无房证明'],
      openedBy: '职员c1',
    })
    expect((await house.events({ type: 'window.opened' })).at(-1)).toMatchObject({
      subject: { kind: 'window', id: `${HALL}:8` },
      actor: { kind: 'staff', id: 'c1' },
    })
  })

  test('that somebody else has open is refused by name; one’s own again changes nothing', async () => {
    await house.open(clerk, '8')
    const refused = await house.refused(openWindow, { as: colleague, params: { no: '8' } })
    expect(refused).toMatchObject({ status: 409, code: 'WINDOW_TAKEN', text: '8 号窗口已由职员c1开启。' })
    const before = await house.events({ type: 'window.opened' })
    await house.open(clerk, '8')
    expect(await house.events({ type: 'window.opened' })).toHaveLength(before.length)
  })

  test('by eight clerks at once gives it to one', async () => {
    const clerks = Array.from({ length: 8 }, (_, n) => house.staff(`rush-${n}`))
    const results = await Promise.allSettled(clerks.map((as) => house.open(as, '1')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason.refused.code).toBe('WINDOW_TAKEN')
    }
  })

  test('moves a clerk over from the one before, unless somebody stands there', async () => {
    await house.open(clerk, '8')
    const moved = await house.open(clerk, '4')
    expect(moved.window?.no).toBe('4')
    expect(moved.windows.find(({ no }) => no === '8')?.openedBy).toBeUndefined()
    await house.take(house.citizen(), 'new-home')
    await house.callNext(clerk, '4')
    expect(await house.refused(openWindow, { as: clerk, params: { no: '8' } })).toMatchObject({ code: 'WINDOW_BUSY' })
    expect((await house.desk(clerk)).window?.no).toBe('4')
  })

  test('one clerk on two devices at once has one window', async () => {
    await Promise.allSettled([house.open(clerk, '1'), house.open(clerk, '2'), house.open(clerk, '7')])
    const { windows } = await house.desk(clerk)
    expect(windows.filter(({ openedBy }) => openedBy === '职员c1')).toHaveLength(1)
  })

  test('that the hall does not have is not found', async () => {
    expect(await house.refused(openWindow, { as: clerk, params: { no: '99' } })).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    })
  })

  test('lasts for the day', async () => {
    await house.open(clerk, '8')
    house.clock.advance({ days: 3 })
    expect((await house.desk(clerk)).window).toBeUndefined()
    expect(await house.refused(callNext, { as: clerk, params: { no: '8' } })).toMatchObject({ code: 'WINDOW_CLOSED' })
    expect((await house.open(colleague, '8')).window?.no).toBe('8')
  })
})

describe('closing a window', () => {
  test('frees it for a colleague', async () => {
    await house.open(clerk, '8')
    const closed = await house.call(closeWindow, { as: clerk, params: { no: '8' } })
    expect(closed.window).toBeUndefined()
    expect((await house.open(colleague, '8')).window?.no).toBe('8')
  })

  test('is refused while somebody stands there, for somebody else’s, and for one that is closed', async () => {
    await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    await house.callNext(clerk, '8')
    const params = { no: '8' }
    expect(await house.refused(closeWindow, { as: clerk, params })).toMatchObject({ code: 'WINDOW_BUSY' })
    expect(await house.refused(closeWindow, { as: colleague, params })).toMatchObject({ code: 'WINDOW_TAKEN' })
    expect(await house.refused(closeWindow, { as: colleague, params: { no: '1' } })).toMatchObject({
      code: 'WINDOW_CLOSED',
    })
  })

  test('twice with one key closes once', async () => {
    await house.open(clerk, '8')
    const key = newKey()
    const first = await house.call(closeWindow, { as: clerk, params: { no: '8' }, key })
    expect(await house.call(closeWindow, { as: clerk, params: { no: '8' }, key })).toEqual(first)
    expect(await house.refused(closeWindow, { as: clerk, params: { no: '8' } })).toMatchObject({
      code: 'WINDOW_CLOSED',
    })
  })
})

describe('who may', () => {
  test('clerks and supervisors, and each sees their own hall', async () => {
    const params = { no: '1' }
    for (const route of [desk, openWindow, closeWindow, callNext]) {
      expect(await house.refused(route, { params })).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
      const inspector = house.staff('i1', HALL, 'inspector')
      for (const as of [house.citizen(), inspector]) {
        expect(await house.refused(route, { as, params })).toMatchObject({ status: 403, code: 'NOT_ALLOWED' })
      }
    }
    await house.open(house.staff('s1', HALL, 'supervisor'), '1')
    const stranger = house.staff('c9', OTHER_HALL)
    expect((await house.desk(stranger)).hall.id).toBe(OTHER_HALL)
    // Window 1 of the other hall is another window.
    expect((await house.open(stranger, '1')).window?.no).toBe('1')
    expect(await house.refused(openWindow, { as: stranger, params: { no: '8' } })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
