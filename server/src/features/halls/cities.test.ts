import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import type { Config } from '../../config.ts'
import { createTestHouse } from '../../testing/house.ts'
import { servicesOf } from './hall-store.ts'
import { hallsOf } from './seed/halls.ts'
import { hallServices } from './seed/services.ts'
import { seedHalls } from './seed-halls.ts'

const { halls, appointments, catalogue } = contract
const cities = Object.keys(hallsOf) as Config['CITY'][]
/** A whole server is made and seeded in each test. */
const PATIENCE_MS = 120_000

describe.each(cities)('the whole server in %s', (city) => {
  test('is seeded with halls in which a citizen books a place', { timeout: PATIENCE_MS }, async () => {
    const house = await createTestHouse({ config: { CITY: city }, worker: false })
    await house.seed()
    const citizen = await house.person('li-guohua', { verified: true })
    const { items: offered } = await house.call(halls.table.services, {})
    for (const { code: service } of offered) {
      const { items } = await house.call(halls.table.list, { query: { service } })
      expect(items.length, service).toBeGreaterThan(0)
    }
    const [hall] = (await house.call(halls.table.list, {})).items
    const service = hall!.services[0]!
    const params = { hallId: hall!.id }
    const { items: days } = await house.call(halls.table.days, { params, query: { service } })
    const { date } = days.find((day) => day.state === 'open')!
    const { items: places } = await house.call(halls.table.places, { params: { ...params, date }, query: { service } })
    const { id } = await house.call(appointments.table.hold, { as: citizen, body: { slotId: places.at(-1)!.id } })
    const booked = await house.call(appointments.table.confirm, { as: citizen, params: { id }, body: {} })
    expect(booked).toMatchObject({ state: 'confirmed', hall: { id: hall!.id } })
    // Who works here works in a hall that exists, and what is made up is said.
    const { staff } = await house.call(catalogue.table.disclosure, {})
    expect(staff.flatMap(({ people }) => people).length).toBeGreaterThanOrEqual(7)
    expect(staff.every(({ note }) => note?.includes('演示'))).toBe(true)
    await house.close()
  })
})

test('Luohe has four windows and twelve people at them, two acceptors with one approver each', {
  timeout: PATIENCE_MS,
}, async () => {
  const house = await createTestHouse({ config: { CITY: 'luohe' }, worker: false })
  await house.seed()
  expect(hallsOf.luohe.map((hall) => hall.windows.length)).toEqual([4])
  const { staff } = await house.call(catalogue.table.disclosure, {})
  const roles = staff.flatMap(({ people }) => people.map(({ role }) => role))
  const count = (post: RegExp) => roles.filter((one) => post.test(one)).length
  expect([count(/窗口$/), count(/审核人员$/)]).toEqual([8, 4])
  expect(staff[0]?.note).toContain('四个窗口、十二名工作人员')
  await house.close()
})

test('a database of one city is not seeded with another one', { timeout: PATIENCE_MS }, async () => {
  const house = await createTestHouse({ config: { CITY: 'xiamen' }, worker: false })
  await house.seed()
  const luohe = { ...house.parts, config: { ...house.config, CITY: 'luohe' as const } }
  await expect(seedHalls(luohe)).rejects.toThrow('xiamen')
  expect((await house.call(halls.table.list, {})).items.map(({ id }) => id)).toEqual(['xm-jimei', 'xm-siming'])
  await house.close()
})

describe('the seeds', () => {
  const services = new Map(hallServices.map((service) => [service._id, service]))
  const all = Object.entries(hallsOf).flatMap(([city, own]) => own.map((hall) => ({ city, hall })))

  test('belong to their city, with ids and windows of their own', () => {
    expect(all.filter(({ city, hall }) => hall.city !== city)).toEqual([])
    expect(new Set(all.map(({ hall }) => hall._id)).size).toBe(all.length)
    for (const { hall } of all) expect(new Set(hall.windows.map(({ no }) => no)).size).toBe(hall.windows.length)
  })

  test('name only services that exist', () => {
    for (const { hall } of all) {
      const named = new Set(hall.windows.flatMap((window) => window.services))
      expect(
        servicesOf(hall, services)
          .map(({ _id }) => _id)
          .toSorted(),
      ).toEqual([...named].toSorted())
    }
  })
})
