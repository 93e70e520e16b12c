import { contract, shanghaiDate } from '@anju/shared-types'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import { createAccessLogStore } from '../accounts/access-log-store.ts'
import { createDirectory } from '../accounts/account-directory.ts'
import { createAccountStore } from '../accounts/account-store.ts'
import { createAppointmentHooks } from '../appointments/appointment-hooks.ts'
import { createAppointmentsFeature } from '../appointments/appointments-feature.ts'
import { createMandates } from '../delegations/booking-mandates.ts'
import { createDeskFeature } from '../desk/desk-feature.ts'
import { createDisplayFeature } from '../display/display-feature.ts'
import { createHallStore, type Hall } from '../halls/hall-store.ts'
import { createHallsFeature } from '../halls/halls-feature.ts'
import { jinanHalls } from '../halls/seed/cities/jinan.ts'
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
  const told: NoticeRequest[] = []
  const notifier = { notify: async (request: NoticeRequest) => void told.push(request) }

  const made: { core?: ReturnType<typeof createQueueCore> } = {}
  const house = await createTestHouse({
    ...options,
    build: ({ parts }) => {
      const halls = createHallStore(parts.db)
      const mandates = createMandates(parts, { itemsOf: async () => [] })
      const core = createQueueCore(parts, { halls, appointments: createAppointmentHooks(parts.db), mandates })
      made.core = core
      const waits = createWaits(parts.db)
      const features = [
        createHallsFeature(parts, { waits }),
        createAppointmentsFeature(parts, { notifier, waits, mandates }),
        createQueueFeature(parts, { core, notifier }),
        createDeskFeature(parts, { core, directory: createDirectory(parts), waits }),
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

  const accounts = createAccountStore(house.parts)
  const accessLog = createAccessLogStore(house.parts)
  let people = 0
  const arriving: Promise<unknown>[] = []
  /** Somebody with a phone and a proved name. Their account is there before the next call goes out. */
  const citizen = (name = '测试甲') => {
    const accountId = `person-${++people}`
    const realName = { name, idNumber: `test-${people}`, source: 'test', asOf: house.clock.now() }
    arriving.push(accounts.insert({ id: accountId, realName }, house.clock.now()))
    return { accountId, ...claim({ accountId, sessionId: 's', verified: true }) }
  }
  const call: typeof house.call = async (route, given) => {
    await Promise.all(arriving.splice(0))
    return house.call(route, given)
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
    call,
    core,
    /** What a person reads about who looked at them. */
    looksAt: ({ accountId }: { accountId: string }) => accessLog.listFor(accountId),
    told,
    citizen,
    staff,
    hallCode,
    /** A citizen without appointment takes a number. */
    take: (as: ReturnType<typeof citizen>, service = 'second-hand', key?: string) =>
      call(contract.queue.table.checkIn, { as, key, body: { hallCode: hallCode(), service } }),
    /** Books the first place of a service that starts at `from` today or later, and confirms it. */
    async book(
      as: ReturnType<typeof citizen>,
      { service = 'second-hand', from = '10:30', date = shanghaiDate(house.clock.now()) as string } = {},
    ) {
      const { items } = await call(contract.halls.table.places, {
        params: { hallId: HALL, date },
        query: { service },
      })
      const slot = items.find((item) => item.from === from)
      if (!slot) throw new Error(`no slot at ${from}: ${items.map((item) => item.from)}`)
      const held = await call(contract.appointments.table.hold, { as, body: { slotId: slot.id } })
      return call(contract.appointments.table.confirm, { as, params: { id: held.id }, body: {} })
    },
    desk: (as: ReturnType<typeof staff>) => call(contract.desk.table.desk, { as }),
    open: (as: ReturnType<typeof staff>, no: string) => call(contract.desk.table.openWindow, { as, params: { no } }),
    callNext: (as: ReturnType<typeof staff>, no: string, key?: string) =>
      call(contract.desk.table.callNext, { as, params: { no }, key }),
    walkIn: (as: ReturnType<typeof staff>, service: string, name: string) =>
      call(contract.desk.table.walkIn, { as, body: { service, name } }),
    act: (as: ReturnType<typeof staff>, action: 'recall' | 'start' | 'finish' | 'miss' | 'requeue', id: string) =>
      call(contract.desk.table[action], { as, params: { id } }),
  }
}
