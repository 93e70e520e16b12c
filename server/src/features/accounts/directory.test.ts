import { contract } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createPeopleHouse } from '../me/people-house.ts'
import { demoStaffOf } from './seed/staff.ts'
import { seedStaff } from './seed-staff.ts'
import { staffModel } from './staff-store.ts'

const house = await createPeopleHouse()
const { directory, accounts } = house.people
const { accessLog } = contract.me.table

describe('names for other features', () => {
  it('are those of people with a real name, full and masked', async () => {
    const person = await house.person('ayiguli', { verified: true })
    const rare = await house.person('li-ji', { verified: true })
    const nameless = await house.person('wu-hao')
    expect(await directory.personName(person.id)).toEqual({ full: '阿依古丽·买买提', masked: '阿依古丽·买**' })
    expect(await directory.personName(nameless.id)).toBeUndefined()
    const names = await directory.personNames([person.id, rare.id, nameless.id, 'nobody', rare.id])
    expect(names.size).toBe(2)
    expect(names.get(rare.id)).toEqual({ full: '李𠮷', masked: '李*' })
  })
})

describe('who looked at my file', () => {
  const look = (accountId: string, why: string) =>
    directory.recordView({
      viewer: {
        accountId: 's',
        sessionId: 's',
        staff: { staffNo: 'clerk-1', name: '刘芳', roles: ['clerk'], hallId: 'h' },
      },
      accountId,
      what: '预约与姓名',
      why,
      at: house.clock.now(),
    })

  it('is shown to me, newest first, and to nobody else', async () => {
    const mine = await house.person('cao-ying')
    const other = await house.person('xu-wen')
    await look(mine.id, '叫号')
    house.clock.advance({ minutes: 1 })
    await look(mine.id, '办理')
    const { items } = await house.call(accessLog, { as: mine })
    expect(items.map(({ why }) => why)).toEqual(['办理', '叫号'])
    expect(items[0]).toEqual({
      at: house.clock.now().toISOString(),
      who: '刘芳 · 综合窗口',
      what: '预约与姓名',
      why: '办理',
    })
    expect(await house.call(accessLog, { as: other })).toEqual({ items: [] })
  })
  it('needs a login', async () => {
    expect(await house.refused(accessLog)).toMatchObject({ code: 'NOT_LOGGED_IN' })
  })
})

describe("the story's staff", () => {
  it('are written once and keep what was changed', async () => {
    await seedStaff(accounts.staff, { NODE_ENV: 'test', CITY: 'jinan' })
    expect(await staffModel(house.parts.db).countDocuments()).toBe(demoStaffOf('jinan').length)
    await accounts.staff.save(
      { staffNo: 'clerk-1', name: '刘芳', roles: ['clerk', 'supervisor'], hallId: 'jn-lixia' },
      '13900000001',
    )
    await seedStaff(accounts.staff, { NODE_ENV: 'test', CITY: 'jinan' })
    expect(await accounts.staff.find('clerk-1')).toMatchObject({ roles: ['clerk', 'supervisor'], hallId: 'jn-lixia' })
    const clerk = await house.person('clerk-1')
    expect((await house.showMe(clerk)).staff).toEqual({
      staffNo: 'clerk-1',
      name: '刘芳',
      roles: ['clerk', 'supervisor'],
      hallId: 'jn-lixia',
      hallName: '历下区住房服务大厅',
    })
  })
  it('do not exist in production', async () => {
    await staffModel(house.parts.db).deleteMany({})
    await seedStaff(accounts.staff, { NODE_ENV: 'production', CITY: 'jinan' })
    expect(await staffModel(house.parts.db).countDocuments()).toBe(0)
  })
})
