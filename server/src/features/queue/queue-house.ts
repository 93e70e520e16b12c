import { contract, shanghaiDate } from '@anju/shared-types'
import { maskName } from '../../domain/identity/mask.ts'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import type { Directory } from '../accounts/directory.ts'
import { createAppointmentHooks } from '../appointments/appointment-hooks.ts'
import { createAppointmentsFeature } from '../appointments/appointments-feature.ts'
import { createDeskFeature } from '../desk/desk-feature.ts'
import { createDisplayFeature } from '../display/display-feature.ts'
import { createHallStore, type Hall } from '../halls/hall-store.ts'
import { createHallsFeature } from '../halls/halls-feature.ts'
import { jinanHalls } from '../halls/seed/halls.ts'
import { seedHalls } from '../halls/seed-halls.ts'
import type { NoticeRequest } from '../notices/notifier.ts'
import { makeHallCode } from './hall-code.ts'
import { createQueueCore } from './queue-core.ts'
import { createQueueFeature } from './queue-feature.ts'
import { createWaits } from './wait-stats.ts'

export const HALL = 'hall-a'
export const OTHER_HALL = 'hall-b'

const window = (no: string, ...services: string[]) => ({ no, services })
/** Halls of the tests' own, so that a change of the seed does not change what is tested. */
const halls: Record<string, Pick<Hall, 'name' | 'windows'>> = {
  [HALL]: {
    name: '甲区住房服务大厅',
    windows: [
      window('1', 'second-hand', 'mortgage'),
      window('2', 'second-hand', 'mortgage'),
      window('3', 'second-hand', 'new-home', 'mortgage'),
      window('4', 'new-home'),
      window('5', 'new-home', 'second-hand'),
      window('6', 'fund-withdraw', 'fund-loan'),
      window('7', 'second-hand'),
      window('8', 'eligibility', 'archive'),
      window('9', 'second-hand'),
      window('10', 'second-hand'),
      window('11', 'second-hand'),
    ],
  },
  [OTHER_HALL]: { name: '乙区住房服务大厅', windows: [window('1', 'second-hand', 'archive')] },
}

/** Test kit of queue, desk and display: a house with halls, appointments and the queue; accounts and messages are written down. */
export async function createQueueHouse(options: Omit<HouseOptions, 'build'> = {}) {
  const names = new Map<string, string>()
  const views: Parameters<Directory['recordView']>[0][] = []
  const told: NoticeRequest[] = []
  const nameOf = (full: string) => ({ full, masked: maskName(full) })
  const directory: Directory = {
    personName: async (id) => (names.has(id) ? nameOf(names.get(id)!) : undefined),
    personNames: async (ids) =>
      new Map(ids.flatMap((id) => (names.has(id) ? [[id, nameOf(names.get(id)!)] as const] : []))),
    recordView: async (view) => void views.push(view),
  }
  const notifier = { notify: async (request: NoticeRequest) => void told.push(request) }

  const made: { core?: ReturnType<typeof createQueueCore> } = {}
  const house = await createTestHouse({
    ...options,
    build: ({ parts }) => {
      const halls = createHallStore(parts.db)
      const core = createQueueCore(parts, { halls, appointments: createAppointmentHooks(parts.db) })
      made.core = core
      const waits = createWaits(parts.db)
      const features = [
        createHallsFeature(parts, { waits }),
        createAppointmentsFeature(parts, { notifier, waits }),
        createQueueFeature(parts, { core, notifier }),
        createDeskFeature(parts, { core, directory, waits }),
        createDisplayFeature(parts, { core }),
      ] as unknown as Feature[]
      return { features, admission: claimAdmission }
    },
  })
  const core = made.core!
  await seedHalls(house.parts)
  const model = jinanHalls[0]!
  const policy = { ...model.policy, onlinePercent: 100 }
  for (const [_id, own] of Object.entries(halls)) await core.halls.saveHall({ ...model, _id, ...own, policy })
  await house.runEvery('issue-releases')

  let people = 0
  /** Somebody with a phone and a proved name. */
  const citizen = (name = '测试甲') => {
    const accountId = `person-${++people}`
    names.set(accountId, name)
    return { accountId, ...claim({ accountId, sessionId: 's', verified: true }) }
  }
  const staff = (staffNo: string, hallId = HALL, role: 'clerk' | 'supervisor' | 'inspector' = 'clerk') =>
    claim({
      accountId: `account-of-${staffNo}`,
      sessionId: 's',
      verified: true,
      staff: { staffNo, name: `职员${staffNo}`, roles: [role], hallId },
    })
  const hallCode = (hallId = HALL) => makeHallCode(house.config.HALL_CODE_KEY, hallId, house.clock.now()).code

  return {
    ...house,
    core,
    views,
    told,
    citizen,
    staff,
    hallCode,
    /** A citizen without appointment takes a number. */
    take: (as: ReturnType<typeof citizen>, service = 'second-hand', key?: string) =>
      house.call(contract.queue.table.checkIn, { as, key, body: { hallCode: hallCode(), service } }),
    /** Books the first place of a service that starts at `from` today or later, and confirms it. */
    async book(
      as: ReturnType<typeof citizen>,
      { service = 'second-hand', from = '10:30', date = shanghaiDate(house.clock.now()) as string } = {},
    ) {
      const { items } = await house.call(contract.halls.table.places, {
        params: { hallId: HALL, date },
        query: { service },
      })
      const slot = items.find((item) => item.from === from)
      if (!slot) throw new Error(`no slot at ${from}: ${items.map((item) => item.from)}`)
      const held = await house.call(contract.appointments.table.hold, { as, body: { slotId: slot.id } })
      return house.call(contract.appointments.table.confirm, { as, params: { id: held.id }, body: {} })
    },
    desk: (as: ReturnType<typeof staff>) => house.call(contract.desk.table.desk, { as }),
    open: (as: ReturnType<typeof staff>, no: string) =>
      house.call(contract.desk.table.openWindow, { as, params: { no } }),
    callNext: (as: ReturnType<typeof staff>, no: string, key?: string) =>
      house.call(contract.desk.table.callNext, { as, params: { no }, key }),
    walkIn: (as: ReturnType<typeof staff>, service: string, name: string) =>
      house.call(contract.desk.table.walkIn, { as, body: { service, name } }),
    act: (as: ReturnType<typeof staff>, action: 'recall' | 'start' | 'finish' | 'miss' | 'requeue', id: string) =>
      house.call(contract.desk.table[action], { as, params: { id } }),
  }
}
