import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { createBookingHouse } from '../appointments/booking-house.ts'
import { servicesOf } from './hall-store.ts'
import { jinanHalls } from './seed/cities/jinan.ts'
import { hallServices } from './seed/services.ts'
import { seedHalls } from './seed-halls.ts'

const house = await createBookingHouse()
await seedHalls(house.parts)

describe('seeding', () => {
  test('again changes nothing that people changed since', async () => {
    const hall = (await house.hallStore.hall('jn-lixia'))!
    await house.hallStore.saveHall({ ...hall, phone: '0531-00000000' })
    const before = await house.slots.releasesOf('jn-lixia', '2026-03-01' as never, '2026-04-01' as never)
    await seedHalls(house.parts)
    expect((await house.hallStore.hall('jn-lixia'))?.phone).toBe('0531-00000000')
    expect(await house.slots.releasesOf('jn-lixia', '2026-03-01' as never, '2026-04-01' as never)).toEqual(before)
  })

  test('leaves every hall with places for each of its services', async () => {
    for (const { _id } of jinanHalls) {
      const hall = await house.call(contract.halls.table.get, { params: { hallId: _id } })
      for (const service of hall.services) {
        const { items } = await house.call(contract.halls.table.days, { params: { hallId: _id }, query: { service } })
        expect(items.filter((day) => day.state === 'open').length, `${_id} ${service}`).toBeGreaterThan(8)
      }
    }
  })
})

describe('the seed itself', () => {
  const services = new Map(hallServices.map((service) => [service._id, service]))
  test('names only services that exist, each offered somewhere, with prefixes of their own', () => {
    const named = jinanHalls.flatMap((hall) => hall.windows.flatMap((window) => window.services))
    expect(named.filter((code) => !services.has(code))).toEqual([])
    expect(hallServices.filter(({ _id }) => !named.includes(_id))).toEqual([])
    expect(new Set(hallServices.map((service) => service.prefix)).size).toBe(hallServices.length)
  })
  test('numbers the windows of a hall without a double', () => {
    for (const hall of jinanHalls) {
      expect(new Set(hall.windows.map((window) => window.no)).size).toBe(hall.windows.length)
      expect(servicesOf(hall, services).length).toBeGreaterThan(3)
    }
  })
})
