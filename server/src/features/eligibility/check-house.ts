import { type Check, contract, type StartCheck } from '@anju/shared-types'
import { seedYears } from '../../domain/calendar/years/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import type { TestPerson } from '../../testing/people.ts'
import { createFeatures } from '../../wiring.ts'
import { createStaffStore } from '../accounts/staff-store.ts'
import { createHallStore } from '../halls/hall-store.ts'

const routes = contract.eligibilityChecks.table

/** The limits of 济南 from 2018 on: what the people of the sandbox's stories were written for. */
export const LIMITED = 'jinan-2018-04-19'
/** Sunday 2026-11-22 10:00 in Beijing. The next two working days are Monday 23 and Tuesday 24. */
export const TODAY = '2026-11-22T02:00:00Z'

/**
 * Test kit of official checks: the whole server with a sandbox of its own, because records are corrected and sources silenced here.
 * `draw` decides about blind samples: 99 draws none, 0 draws every check.
 */
export async function createCheckHouse({
  rules = LIMITED,
  draw = 99,
  ...options
}: HouseOptions & { rules?: string; draw?: number } = {}) {
  const house = await createTestHouse({
    clock: TODAY,
    ownSandbox: true,
    ...options,
    // Long: on a busy machine a source that answers must not count as silent.
    config: { ELIGIBILITY_RULES: rules, GOV_DATA_TIMEOUT_MS: '20000', ...options.config },
    build: (platform) => {
      const { ids: real } = platform.parts
      const digits = (length: number) => (length === 2 ? String(draw).padStart(2, '0') : real.digits(length))
      const ids = { ...real, digits }
      return createFeatures({ ...platform, parts: { ...platform.parts, ids } }, { outsideClock: systemClock })
    },
  })
  const halls = createHallStore(house.parts.db)
  for (const year of seedYears) await halls.saveCalendarYear(year)
  const { version } = (await house.call(routes.statement)).statement

  const people = new Map<string, Promise<TestPerson>>()
  const once = (slug: string, make: () => Promise<TestPerson>) => {
    const made = people.get(slug) ?? make()
    people.set(slug, made)
    return made
  }
  const verified = (slug: string) => once(slug, () => house.person(slug, { verified: true }))
  const start = async (as: TestPerson, more: Partial<StartCheck> = {}, key?: string): Promise<Check> =>
    house.call(routes.start, { as, key, body: { zone: 'lixia', consent: true, statement: version, ...more } })
  const get = (as: TestPerson, { id }: { id: string }) => house.call(routes.get, { as, params: { id } })
  /** Works off everything that has been asked for and shows what came of it. */
  const settled = async (as: TestPerson, check: { id: string }) => {
    await house.settle()
    return get(as, check)
  }
  /** Lets the clock look once, and works off what it asked for. */
  const tend = async () => {
    await house.runEvery('tend-eligibility-checks')
    await house.settle()
  }
  return {
    ...house,
    version,
    verified,
    start,
    get,
    settled,
    tend,
    /** Starts and waits for the result. */
    check: async (as: TestPerson, more: Partial<StartCheck> = {}) => settled(as, await start(as, more)),
    answer: async (
      as: TestPerson,
      check: { id: string },
      body: { degree?: 'none' | 'bachelor'; employmentContract?: boolean },
    ) => {
      await house.call(routes.answer, { as, params: { id: check.id }, body })
      return settled(as, check)
    },
    /** Answers every question with what helps least. */
    async answerAll(as: TestPerson, check: Check): Promise<Check> {
      let now = check
      while (now.state === 'asking') {
        const body = now.question?.fact === 'degree' ? { degree: 'none' as const } : { employmentContract: false }
        await house.call(routes.answer, { as, params: { id: now.id }, body })
        now = await settled(as, now)
      }
      return now
    },
    consentsOf: async (as: TestPerson) => (await house.call(routes.consents, { as })).items,
    agree: (as: TestPerson, consent: { id: string; statement: { version: string } }, key?: string) =>
      house.call(routes.agree, { as, key, params: { id: consent.id }, body: { statement: consent.statement.version } }),
    /** What an authority says from now on. */
    correct: (slug: string, source: string, body: object) =>
      house.sandbox.control('POST', `/people/${slug}/records/${source}`, body),
    /** The morning of the first day again: nobody has asked for anything, every source says what the story has. */
    async fresh() {
      await house.sandbox.control('POST', '/reset', {})
      house.clock.set(TODAY)
      for (const name of ['eligibility_checks', 'notices', 'access_log']) {
        await house.parts.db.collection(name).deleteMany({})
      }
    },
    /** Titles of what a person was told in the app, in alphabetical order: within one moment they have no other. */
    async told(as: TestPerson): Promise<string[]> {
      const { items } = await house.call(contract.notices.table.list, { as })
      return items.map(({ title }) => title).sort()
    },
    clerkHere: (staffNo: string) => once(staffNo, () => house.clerk(staffNo, 'jn-lixia')),
    /** Gives one of the people a role at the desk. */
    hire: async (staffNo: string, { name, phone }: TestPerson) => {
      const staff = createStaffStore(house.parts)
      await staff.save({ staffNo, name, roles: ['clerk'], hallId: 'jn-lixia' }, phone)
    },
    /** Types of the events of a check, in alphabetical order. */
    eventsOf: async (id: string) => (await house.events({ subject: id })).map(({ type }) => type).sort(),
  }
}

export type CheckHouse = Awaited<ReturnType<typeof createCheckHouse>>
