import type { Parts } from '../../platform/parts.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { createSlotStore } from '../halls/slot-store.ts'
import { createVisitQuotes } from '../halls/visit-quote.ts'
import type { Waits } from '../halls/waits.ts'
import { createAppointmentStore } from './appointment-store.ts'
import type { Mandates } from './mandates.ts'
import { createSlotWatch } from './slot-watch.ts'

/** What the use-cases of this feature share; each names in its own `Needs` the few it takes. */
export const createNeeds = (parts: Pick<Parts, 'db' | 'transact' | 'clock' | 'ids' | 'config'>, waits: Waits) => {
  const slots = createSlotStore(parts.db)
  return {
    appointments: createAppointmentStore(parts.db),
    halls: createHallStore(parts.db),
    slots,
    watch: createSlotWatch(slots),
    quotes: createVisitQuotes(waits),
    waits,
    transact: parts.transact,
    clock: parts.clock,
    ids: parts.ids,
    hallCodeKey: parts.config.HALL_CODE_KEY,
  }
}

/** With the doors to what people delegate, for those use-cases that a citizen calls. */
export type AppointmentNeeds = ReturnType<typeof createNeeds> & { mandates: Mandates }
