import { type Appointment as AppointmentReply, contract, plainDate } from '@anju/shared-types'
import { seedYears } from '../../domain/calendar/years/index.ts'
import type { Call } from '../../platform/http/call.ts'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import type { Directory } from '../accounts/directory.ts'
import { createMandates } from '../delegations/booking-mandates.ts'
import { createHallStore, type Hall, type HallService } from '../halls/hall-store.ts'
import { createHallsFeature } from '../halls/halls-feature.ts'
import { jinanHalls } from '../halls/seed/cities/jinan.ts'
import { createSlotStore } from '../halls/slot-store.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import { ticketModel } from '../queue/ticket-store.ts'
import { createWaits } from '../queue/wait-stats.ts'
import { createAppointmentStore } from './appointment-store.ts'
import { createAppointmentsFeature } from './appointments-feature.ts'
import { decideAppeal } from './decide-appeal.ts'
import { listAppeals } from './list-appeals.ts'
import { createNeeds } from './needs.ts'
import { createWaitlistFeature } from './waitlist/waitlist-feature.ts'

const { halls, appointments } = contract

/** One window each: three places a slot for `three`, one for `one`. */
const services: HallService[] = [
  { _id: 'three', name: '三个名额的业务', plainName: '三个', durationMinutes: 7, bring: ['身份证原件'], prefix: 'X' },
  {
    _id: 'one',
    name: '一个名额的业务',
    plainName: '一个',
    durationMinutes: 20,
    bring: ['身份证原件', '合同'],
    prefix: 'Y',
  },
]
const base = jinanHalls[0]!
export const smallHall: Hall = {
  ...base,
  _id: 'small',
  name: '小厅',
  sessions: [{ from: '09:00', to: '11:00' }],
  windows: [
    { no: '1', services: ['three'] },
    { no: '2', services: ['one'] },
  ],
}
export const otherHall: Hall = {
  ...smallHall,
  _id: 'other',
  name: '另一厅',
  windows: [{ no: '1', services: ['three'] }],
}

/** Friday 2026-03-06 10:00 in Beijing; Monday is the next working day. */
export const MONDAY = plainDate('2026-03-09')
export const TUESDAY = plainDate('2026-03-10')
export const slotOf = (from = '09:00', { date = MONDAY as string, service = 'three', hall = 'small' } = {}) =>
  `${hall}_${service}_${date}_${from.replace(':', '')}`

/** Test kit of halls and appointments: two small halls whose places can be counted on one hand; messages are written down. */
export async function createBookingHouse(options: Omit<HouseOptions, 'build'> = {}) {
  const told: NoticeRequest[] = []
  const notifier = { notify: async (request: NoticeRequest) => void told.push(request) }
  const house = await createTestHouse({
    ...options,
    build: ({ parts }) => {
      const waits = createWaits(parts.db)
      const features = [
        createHallsFeature(parts, { waits }),
        createAppointmentsFeature(parts, {
          ...{ notifier, waits },
          mandates: createMandates(parts, { itemsOf: async () => [] }),
        }),
        createWaitlistFeature(parts, { notifier, waits }),
      ]
      return { features: features as unknown as Feature[], admission: claimAdmission }
    },
  })
  const views: Parameters<Directory['recordView']>[0][] = []
  const name = { full: '测试', masked: '测*' }
  const directory: Directory = {
    personName: async () => name,
    personNames: async (ids) => new Map(ids.map((id) => [id, name])),
    recordView: async (view) => void views.push(view),
  }
  const appealNeeds = { ...createNeeds(house.parts, createWaits(house.parts.db)), directory }
  const hallStore = createHallStore(house.parts.db)
  for (const service of services) await hallStore.saveService(service)
  await hallStore.saveHall(smallHall)
  await hallStore.saveHall(otherHall)
  for (const year of seedYears) await hallStore.saveCalendarYear(year)
  await house.runEvery('issue-releases')

  let people = 0
  /** Somebody who proved their real name. */
  const person = (accountId = `person-${++people}`) => ({
    accountId,
    ...claim({ accountId, sessionId: 's', verified: true }),
  })
  type Person = ReturnType<typeof person>
  const act = (name: 'release' | 'cancel') => (as: Person, id: string, key?: string) =>
    house.call(appointments.table[name], { as, params: { id }, key })
  const hold = (as: Person, slotId = slotOf(), key?: string) =>
    house.call(appointments.table.hold, { as, body: { slotId }, key })
  const confirm = (as: Person, id: string, key?: string) =>
    house.call(appointments.table.confirm, { as, params: { id }, body: {}, key })

  return {
    ...house,
    told,
    views,
    listAppeals: (hallId: string) => listAppeals(appealNeeds, hallId, house.clock.now()),
    /** A supervisor of the small hall decides an appeal, unless said otherwise. */
    decide: (
      id: string,
      decision: { uphold: boolean; answer: string },
      { hallId = 'small', accountId = 'supervisor' } = {},
    ) => {
      const staff = { staffNo: 'supervisor', name: '主管', roles: ['supervisor'] as const, hallId }
      const call: Call = {
        requestId: newKey(),
        now: house.clock.now(),
        actor: { kind: 'staff', id: 'supervisor' },
        key: { key: newKey(), bodyHash: 'x' },
        channel: 'h5',
      }
      return decideAppeal(appealNeeds, { id, ...decision }, { accountId, sessionId: 's', staff }, call)
    },
    hallStore,
    slots: createSlotStore(house.parts.db),
    appointments: createAppointmentStore(house.parts.db),
    person,
    hold,
    confirm,
    release: act('release'),
    cancel: act('cancel'),
    book: async (as: Person, slotId = slotOf()): Promise<AppointmentReply> => confirm(as, (await hold(as, slotId)).id),
    move: (as: Person, id: string, slotId: string, key?: string) =>
      house.call(appointments.table.move, { as, params: { id }, body: { slotId }, key }),
    get: (as: Person, id: string) => house.call(appointments.table.get, { as, params: { id } }),
    /** Types of the events of an appointment, in alphabetical order: within one second their ids do not tell which came first. */
    eventsOf: async (id: string) => (await house.events({ subject: id })).map((row) => row.type).sort(),
    /** Moment in Beijing. */
    turnTo: (time: string) => house.clock.set(new Date(`${time.replace(' ', 'T')}:00+08:00`)),
    /** The ledger's line of a service and day. */
    async ledger({ hall = 'small', date = MONDAY, service = 'three' } = {}) {
      const { items } = await house.call(halls.table.ledger, { params: { hallId: hall }, query: { date } })
      const line = items.find((item) => item.releaseId === `${hall}_${service}_${date}`)
      if (!line) throw new Error(`no release of ${service} on ${date}`)
      return line
    },
    /** People who took a ticket at `takenAt` and were called `minutes` later. */
    async waited(minutes: number[], { service = 'three', takenAt = house.clock.now() } = {}) {
      await ticketModel(house.parts.db).insertMany(
        minutes.map((wait, i) => ({
          ...{ _id: `ticket-${takenAt.getTime()}-${i}`, version: 1, hallId: 'small', date: '2026-03-01' },
          ...{ number: `X${takenAt.getTime()}-${i}`, state: 'done', service, takenFor: service, takenAt },
          ...{ dueAt: takenAt, orderAt: takenAt, orderSeq: i, orderKind: 'arrival', orderReason: '按取号先后' },
          firstCalledAt: new Date(takenAt.getTime() + wait * 60_000),
        })),
      )
    },
  }
}

export type BookingHouse = Awaited<ReturnType<typeof createBookingHouse>>
