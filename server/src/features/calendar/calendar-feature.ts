import { calendar as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createHallStore } from '../halls/hall-store.ts'
import type { MovedDeadlines } from '../halls/moved-deadlines.ts'
import type { CalendarNeeds } from './needs.ts'
import { previewYear } from './preview-year.ts'
import { replaceYear } from './replace-year.ts'
import { getYear } from './show-year.ts'
import { createVersionStore } from './version-store.ts'

/** Keeping the working calendar: an admin enters a notice, sees what it moves, and then lets it count (E56). */
export function createCalendarFeature(
  { db, transact }: Pick<Parts, 'db' | 'transact'>,
  { deadlines }: { deadlines: readonly MovedDeadlines[] },
): Feature<typeof contract.table> {
  const needs: CalendarNeeds = { halls: createHallStore(db), versions: createVersionStore(db), transact, deadlines }
  return {
    name: 'calendar',
    contract,
    handlers: {
      year: ({ params }) => getYear(needs, params.year),
      preview: async ({ params, body }, _caller, { now }) => (await previewYear(needs, params.year, body, now)).diff,
      replace: (input, caller, call) => replaceYear(needs, input, caller, call),
    },
  }
}
