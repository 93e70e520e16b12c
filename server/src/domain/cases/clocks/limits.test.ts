import { describe, expect, it } from 'vitest'
import { itemOf, profiles } from '../../../testing/catalogue-kit.ts'
import type { Limit } from '../../catalogue/item.ts'
import { limitsOf, officeLimit } from './limits.ts'

const limits = (code: string, city: string, applies?: string) =>
  limitsOf(
    itemOf(code),
    profiles.find((one) => one.city === city)?.offers.find((offer) => offer.code === code),
    applies,
  )

describe('the two limits of an item in a city', () => {
  it('B04: two working hours in Luohe, five working days in Liaoyuan, thirty by law', () => {
    expect(limits('B04', 'luohe')).toMatchObject({
      promise: { unit: 'minutes', count: 120, text: '2 个工作小时' },
      law: { unit: 'working-days', count: 30, source: '不动产登记暂行条例第二十条' },
    })
    expect(limits('B04', 'liaoyuan').promise).toMatchObject({ unit: 'working-days', count: 5 })
  })
  it('a city that promised nothing has no promise', () => {
    expect(limits('B01', 'luohe').promise).toBeUndefined()
  })
  it('one of several: what was named, else the longest with a warning', () => {
    expect(limits('B01', 'liaoyuan', '工业项目').promise).toMatchObject({ count: 7 })
    expect(limits('B01', 'liaoyuan', '工业项目').promise!.unsure).toBeUndefined()
    expect(limits('B01', 'liaoyuan').promise).toMatchObject({ count: 15, unsure: true })
  })
  it('what was named goes before what holds for everybody', () => {
    const statutory: Limit[] = [
      { unit: 'workingDay', count: 20, confidence: 'sure' },
      { unit: 'workingDay', count: 45, applies: '联合办理' },
    ]
    expect(limitsOf({ statutory }, undefined, '联合办理').law?.count).toBe(45)
    expect(limitsOf({ statutory }).law?.count).toBe(20)
  })
  it('the fund counts calendar days', () => {
    expect(limits('C03', 'xiamen')).toMatchObject({
      promise: { unit: 'same-day' },
      law: { unit: 'civil-days', count: 3 },
    })
  })
  it.each<[Limit, string, number]>([
    [{ unit: 'instant' }, 'same-day', 0],
    [{ unit: 'minute', count: 90 }, 'minutes', 90],
    [{ unit: 'workingHour', count: 2 }, 'minutes', 120],
    [{ unit: 'workingDay', count: 1 }, 'working-days', 1],
    [{ unit: 'day', count: 15 }, 'civil-days', 15],
    [{ unit: 'month', count: 3 }, 'civil-months', 3],
  ])('%j', (one, unit, count) => {
    expect(officeLimit(one, '城市公开承诺')).toMatchObject({ unit, count, source: '城市公开承诺' })
  })
})
