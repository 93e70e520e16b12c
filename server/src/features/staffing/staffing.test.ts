import { contract, plainDate } from '@anju/shared-types'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'

// Monday 2026-11-23 10:00 in Beijing.
const house = await createTestHouse({ clock: '2026-11-23T02:00:00Z' })
const staffing = contract.staffing.table
const params = { staffNo: 'clerk-1' }
let supervisor: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  await house.features.find(({ name }) => name === 'accounts')!.seed!()
  supervisor = await house.person('supervisor')
  clerk = await house.person('clerk-1')
})

const leave = (body: { from: string; to: string; half?: 'morning' | 'afternoon' }) => ({
  as: supervisor,
  params,
  body: { reason: '休假', ...body, from: plainDate(body.from), to: plainDate(body.to) },
})

describe('the leave calendar', () => {
  it('says who is away now, and no longer when the leave is taken back', async () => {
    const away = await house.call(staffing.addLeave, leave({ from: '2026-11-23', to: '2026-11-24' }))
    expect(away).toMatchObject({ isAway: true, leaves: [{ text: '11月23日（周一）至11月24日（周二），休假' }] })
    const back = await house.call(staffing.endLeave, {
      as: supervisor,
      params: { ...params, leaveId: away.leaves[0]!.id },
    })
    expect(back).toMatchObject({ isAway: false, leaves: [] })
  })

  it('half a day is away for that half only', async () => {
    const later = await house.call(
      staffing.addLeave,
      leave({ from: '2026-11-23', to: '2026-11-23', half: 'afternoon' }),
    )
    expect(later).toMatchObject({ isAway: false, leaves: [{ text: '11月23日（周一）下午，休假' }] })
    house.clock.set(new Date('2026-11-23T04:00:00Z'))
    const { items } = await house.call(staffing.list, { as: supervisor })
    expect(items.find(({ staffNo }) => staffNo === 'clerk-1')).toMatchObject({ isAway: true })
  })

  it.each<[string, Parameters<typeof leave>[0], string]>([
    ['an end before its beginning', { from: '2026-11-25', to: '2026-11-24' }, 'to'],
    ['days that are over', { from: '2026-11-01', to: '2026-11-02' }, 'to'],
    ['a year too far', { from: '2026-11-25', to: '2062-11-25' }, 'to'],
    ['half of two days', { from: '2026-11-25', to: '2026-11-26', half: 'morning' }, 'half'],
  ])('takes no leave with %s', async (_what, body, field) => {
    expect(await house.refused(staffing.addLeave, leave(body))).toMatchObject({ code: 'BAD_INPUT', field })
  })

  it('is kept by supervisors, not by those who go', async () => {
    const own = { ...leave({ from: '2026-11-25', to: '2026-11-25' }), as: clerk }
    expect(await house.refused(staffing.addLeave, own)).toMatchObject({ code: 'NOT_ALLOWED' })
    const nobody = { ...leave({ from: '2026-11-25', to: '2026-11-25' }), params: { staffNo: 'nobody' } }
    expect(await house.refused(staffing.addLeave, nobody)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('who stands in', () => {
  it('is named by the supervisor, and works here', async () => {
    const set = (body: { standIns: string[]; leader?: string }) => ({ as: supervisor, params, body })
    expect(await house.call(staffing.setPost, set({ standIns: ['clerk-2', 'clerk-2'] }))).toMatchObject({
      standIns: [{ staffNo: 'clerk-2', name: '张磊' }],
      supervisor: { staffNo: 'supervisor' },
    })
    for (const [body, field] of [
      [{ standIns: ['clerk-1'] }, 'standIns'],
      [{ standIns: ['nobody'] }, 'standIns'],
      [{ standIns: [], leader: 'clerk-2' }, 'leader'],
    ] as const) {
      const wrong = set({ ...body, standIns: [...body.standIns] })
      expect(await house.refused(staffing.setPost, wrong)).toMatchObject({ code: 'BAD_INPUT', field })
    }
  })
})

describe('the certificate of a 登记官', () => {
  const registrar = { staffNo: 'registrar' }
  const set = (body: { isRegistrar: boolean; until?: string }, of = registrar) => ({
    ...{ as: supervisor, params: of },
    body: { isRegistrar: body.isRegistrar, ...(body.until && { until: plainDate(body.until) }) },
  })

  it('is written with its last day, runs out, and is taken away', async () => {
    const held = await house.call(staffing.setQualification, set({ isRegistrar: true, until: '2026-11-24' }))
    expect(held.registrar).toEqual({
      ...{ until: '2026-11-24', isOver: false },
      text: '登记官资格到 2026年11月24日（周二）',
    })
    const before = house.clock.now()
    house.clock.set(new Date('2026-11-25T02:00:00Z'))
    const { items } = await house.call(staffing.list, { as: supervisor })
    expect(items.find(({ staffNo }) => staffNo === 'registrar')?.registrar).toMatchObject({ isOver: true })
    house.clock.set(before)
    const none = await house.call(staffing.setQualification, set({ isRegistrar: false }))
    expect(none.registrar).toBeUndefined()
  })

  it('is never written by whoever it certifies, nor for days that are over', async () => {
    const own = set({ isRegistrar: true }, { staffNo: 'supervisor' })
    expect(await house.refused(staffing.setQualification, own)).toMatchObject({ code: 'SAME_PERSON' })
    for (const body of [
      { isRegistrar: true, until: '2026-11-01' },
      { isRegistrar: false, until: '2027-11-01' },
    ]) {
      expect(await house.refused(staffing.setQualification, set(body))).toMatchObject({ field: 'until' })
    }
  })
})

describe('what somebody declares', () => {
  const ties = { address: '济南市历下区解放东路16号1号楼2单元1102', kin: [{ name: '周敏', relation: '姐姐' }] }

  it('is read by its author, sealed in the database, and seen by nobody else', async () => {
    await house.call(staffing.declareTies, { as: clerk, body: ties })
    expect(await house.call(staffing.ownTies, { as: clerk })).toMatchObject(ties)
    expect(await house.call(staffing.ownTies, { as: supervisor })).toMatchObject({ kin: [] })
    const rows = await house.parts.db.collection('staff_ties').find().toArray()
    expect(JSON.stringify(rows)).not.toMatch(/周敏|解放东路/)
    const { items } = await house.call(staffing.list, { as: supervisor })
    expect(JSON.stringify(items)).not.toContain('周敏')
    expect(items.find(({ staffNo }) => staffNo === 'clerk-1')?.declaredAt).toBeDefined()
  })

  it('names the relative whose number cannot be one', async () => {
    const body = { kin: [{ name: '周敏', relation: '姐姐', idNumber: '370102199001011234' }] }
    expect(await house.refused(staffing.declareTies, { as: clerk, body })).toMatchObject({ field: 'kin.0.idNumber' })
  })
})
