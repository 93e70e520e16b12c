import { contract } from '@anju/shared-types'
import { afterEach, describe, expect, test } from 'vitest'
import { seedYears } from '../../domain/calendar/years/index.ts'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { createAppointmentStore } from '../appointments/appointment-store.ts'
import { createMovedAppointments } from '../appointments/moved-appointments.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createHallsFeature } from '../halls/halls-feature.ts'
import { jinanHalls } from '../halls/seed/cities/jinan.ts'
import { createWaits } from '../queue/wait-stats.ts'
import { createCalendarFeature } from './calendar-feature.ts'

const house = await createTestHouse({
  worker: false,
  build: ({ parts }) => ({
    features: [
      createHallsFeature(parts, { waits: createWaits(parts.db) }),
      createCalendarFeature(parts, { deadlines: [createMovedAppointments(parts.db)] }),
    ] as unknown as Feature[],
    admission: claimAdmission,
  }),
})
const { table } = contract.calendar
const halls = createHallStore(house.parts.db)
const staff = (role: 'admin' | 'clerk', staffNo: string = role) =>
  claim({
    accountId: staffNo,
    sessionId: 's',
    verified: true,
    staff: { staffNo, name: '测试', roles: [role], hallId: 'a' },
  })
const admin = staff('admin')

const notice = {
  status: 'published',
  source: '国务院办公厅关于2027年部分节假日安排的通知（测试，2026-11-20）',
  off: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-06' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  work: [{ name: '劳动节', date: '2027-05-08' }],
}
const preview = (more: object = {}, year = '2027') =>
  house.call(table.preview, { as: admin, params: { year }, body: { ...notice, ...more } as never })
const replace = (more: object = {}, key?: string) =>
  house.call(table.replace, {
    as: admin,
    params: { year: '2027' },
    body: { ...notice, version: 0, ...more } as never,
    key,
  })

for (const year of seedYears) await halls.saveCalendarYear(year)
const base = { ...jinanHalls[0]!, sessions: [{ from: '09:00', to: '10:00' }], closedDays: [], openOnWeekend: false }
await halls.saveHall({ ...base, _id: 'a', name: '甲厅', openEveryDay: false })
await halls.saveHall({ ...base, _id: 'always', name: '无休厅', openEveryDay: true })

/** A confirmed appointment as its journey would have left it. */
async function book(id: string, hallId: string, date: string) {
  const startsAt = new Date(`${date}T09:00:00+08:00`)
  await house.parts.transact(
    { requestId: 'r', now: house.clock.now(), actor: { kind: 'system', id: 'test' }, channel: 'h5' },
    async (tx) => {
      await createAppointmentStore(house.parts.db).insert(tx.session, {
        ...{
          _id: id,
          code: id,
          accountId: id,
          hallId,
          service: 's',
          slotId: 's',
          date: date as never,
          from: '09:00',
          to: '09:10',
        },
        ...{ startsAt, endsAt: startsAt, cancelBefore: startsAt, checkInFrom: startsAt, missAfter: startsAt },
        ...{ state: 'confirmed', active: true, revision: 0, draft: {} as never, history: [] },
      })
    },
  )
}
await book('one', 'a', '2027-05-06')
await book('two', 'a', '2027-05-06')
await book('three', 'a', '2027-05-07')
await book('four', 'always', '2027-05-06')
await book('past', 'a', '2026-03-05')

afterEach(async () => {
  await house.parts.db.collection('calendar_versions').deleteMany({})
  for (const year of seedYears) await halls.saveCalendarYear(year)
})

describe('a preview', () => {
  test('shows the days, the deadlines that move, and changes nothing', async () => {
    const diff = await preview()
    expect(diff).toMatchObject({
      days: [
        { date: '2027-05-06', was: 'working', is: 'off', name: '劳动节' },
        { date: '2027-05-08', was: 'off', is: 'working', name: '劳动节调休上班' },
      ],
      statusChange: '暂定 → 已发布',
      deadlines: [
        {
          kind: 'appointment',
          label: '甲厅',
          was: '2027-05-06',
          count: 2,
          text: '5月6日（周四）有 2 个预约，当天不再开放（劳动节），需要联系改期',
        },
      ],
      warnings: [],
    })
    const year = await house.call(table.year, { as: admin, params: { year: '2027' } })
    expect(year).toMatchObject({ status: 'provisional', version: 0, history: [] })
  })

  test.each([
    ['off.0', { off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-01' }] }],
    ['work.0', { work: [{ name: '春节', date: '2027-02-03' }] }],
  ])('a notice that cannot be: %s', async (field, wrong) => {
    const body = { ...notice, ...wrong }
    expect(await house.refused(table.preview, { as: admin, params: { year: '2027' }, body })).toMatchObject({
      status: 422,
      code: 'CALENDAR_WRONG',
      field,
    })
  })

  test('a day that does not exist, and a year that is none', async () => {
    const off = [{ name: '春节', from: '2027-02-30', to: '2027-02-30' }]
    expect(
      await house.refused(table.preview, { as: admin, params: { year: '2027' }, body: { ...notice, off } }),
    ).toMatchObject({ code: 'BAD_INPUT', field: 'off.0.from' })
    expect(await house.refused(table.preview, { as: admin, params: { year: 'next' }, body: notice })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'year',
    })
  })
})

describe('an upload', () => {
  test('counts from the next look on, keeps its version, and is in the audit chain', async () => {
    const reply = await replace()
    expect(reply).toMatchObject({
      status: 'published',
      version: 1,
      history: [{ version: 1, by: 'admin', status: 'published' }],
      diff: { deadlines: [{ count: 2 }] },
    })
    const shown = await house.call(contract.halls.table.calendar, { params: { year: '2027' } })
    expect(shown).toMatchObject({ status: 'published', source: notice.source })
    expect(await house.events({ type: 'calendar.replaced' })).toMatchObject([
      {
        subject: { kind: 'calendar', id: '2027' },
        data: { version: 1, daysChanged: 2 },
        actor: { kind: 'staff', id: 'admin' },
      },
    ])
  })

  test('against an older version is refused, and two at once are one', async () => {
    await replace()
    const body = { ...notice, version: 0 }
    expect(await house.refused(table.replace, { as: admin, params: { year: '2027' }, body })).toMatchObject({
      code: 'STATE_MOVED',
    })
    const both = await Promise.allSettled([replace({ version: 1 }), replace({ version: 1, source: '另一份通知' })])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { version } = await house.call(table.year, { as: admin, params: { year: '2027' } })
    expect(version).toBe(2)
  })

  test('sent twice with one key is one version', async () => {
    const key = 'one-key-0123456789'
    const first = await replace({}, key)
    expect(await replace({}, key)).toEqual(first)
  })
})

describe('is for admins', () => {
  test.each(['year', 'preview', 'replace'] as const)('%s', async (name) => {
    const options = { params: { year: '2027' }, ...(name === 'year' ? {} : { body: notice }) }
    expect(await house.refused(table[name], options)).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await house.refused(table[name], { ...options, as: staff('clerk') })).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
