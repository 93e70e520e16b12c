import { halls as contract } from '@anju/shared-types'
import { share } from '../../platform/db/share.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createHallStore } from './hall-store.ts'
import { issueReleases } from './issue-releases.ts'
import { listDays } from './list-days.ts'
import { getHall, listHalls, listServices } from './list-halls.ts'
import { listPlaces } from './list-places.ts'
import { seedHalls } from './seed-halls.ts'
import { showCalendar } from './show-calendar.ts'
import { showLedger } from './show-ledger.ts'
import { createSlotStore } from './slot-store.ts'
import { createVisitQuotes } from './visit-quote.ts'
import type { Waits } from './waits.ts'

/** Halls, their days and places, the public ledger and the calendar: everything one may look at without logging in. */
export function createHallsFeature(parts: Parts, { waits }: { waits: Waits }): Feature<typeof contract.table> {
  const needs = {
    halls: createHallStore(parts.db),
    slots: createSlotStore(parts.db),
    quotes: createVisitQuotes(waits),
    waits,
    transact: parts.transact,
    clock: parts.clock,
    ids: parts.ids,
  }
  // On the morning of a release everybody looks at the same day.
  const places = share((asked) => listPlaces(needs, JSON.parse(asked), parts.clock.now()))
  return {
    name: 'halls',
    contract,
    handlers: {
      services: () => listServices(needs),
      list: ({ query }, _caller, { now }) => listHalls(needs, query.service, now),
      get: ({ params }, _caller, { now }) => getHall(needs, params.hallId, now),
      days: ({ params, query }, _caller, { now }) => listDays(needs, params.hallId, query.service, now),
      places: ({ params, query }) => places(JSON.stringify({ ...params, service: query.service })),
      ledger: ({ params, query }, _caller, { now }) => showLedger(needs, params.hallId, query.date, now),
      calendar: ({ params }) => showCalendar(needs.halls, params),
    },
    every: [
      {
        name: 'issue-releases',
        seconds: 30,
        run: async () => {
          const issued = await issueReleases(needs)
          if (issued) parts.log.info({ issued }, 'releases issued')
        },
      },
    ],
    seed: () => seedHalls(parts),
  }
}
