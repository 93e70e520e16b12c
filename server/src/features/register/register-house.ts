import { seedYears } from '../../domain/calendar/years/index.ts'
import { createGateways } from '../../gateways/index.ts'
import type { Register } from '../../gateways/register/register.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Feature } from '../../platform/parts.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createPeopleHouse } from '../me/people-house.ts'
import { createRegisterFeature } from './register-feature.ts'
import { createUnitMirrorStore } from './unit-mirror-store.ts'

/** Test kit of the register feature: people, the feature, and a sandbox of its own whose book nobody else writes. */
export async function createRegisterHouse() {
  const made: { gateway?: Register } = {}
  const house = await createPeopleHouse({
    ownSandbox: true,
    // The day on which the stories of the book are told.
    clock: '2026-11-23T02:00:00Z',
    config: { GOV_REGISTER_TIMEOUT_MS: '8000' },
    more: (parts, { accounts }) => {
      const gateway = createGateways(parts.config, { ...parts, clock: systemClock }).register
      Object.assign(made, { gateway })
      return [createRegisterFeature(parts, { gateway, accounts })] as unknown as Feature[]
    },
  })
  const halls = createHallStore(house.parts.db)
  for (const year of seedYears) await halls.saveCalendarYear(year)
  const { control } = house.sandbox
  return {
    ...house,
    halls,
    gateway: made.gateway!,
    units: createUnitMirrorStore(house.parts.db),
    unitOf: async (slug: string) =>
      (await control<{ unit: { unitCode: string } }>('GET', `/register/units/${slug}`)).unit.unitCode,
    /** Sends what the register has to tell, and waits until it was worked on. */
    async tell() {
      await control('POST', '/callbacks/run', {})
      await house.settle()
    },
    pull: () => house.runEvery('pull-register-changes'),
    /** Versions that were announced of a unit, lowest first: ids of one moment do not tell which came first. */
    heard: async (unitCode: string) => {
      await house.settle()
      return (await house.events({ type: 'register.unit-changed', subject: unitCode }))
        .map((row) => Number(row.data.version))
        .sort((a, b) => a - b)
    },
  }
}
