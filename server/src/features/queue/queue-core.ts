import type { Parts } from '../../platform/parts.ts'
import type { AppointmentHooks } from '../appointments/appointment-hooks.ts'
import type { Mandates } from '../appointments/mandates.ts'
import type { HallStore } from '../halls/hall-store.ts'
import { createHallWatch } from './hall-watch.ts'
import { createNumberStore } from './number-store.ts'
import { createPace } from './pace.ts'
import { createTicketFigures } from './ticket-figures.ts'
import { createTicketStore } from './ticket-store.ts'
import { createWindowStore } from './window-store.ts'

/** What queue, desk and display share: the stores, and the one watch through which every view of a hall is read. */
export function createQueueCore(
  { db, live, clock, ids, transact, config, cipher }: Parts,
  { halls, appointments, mandates }: { halls: HallStore; appointments: AppointmentHooks; mandates: Mandates },
) {
  const tickets = createTicketStore(db)
  const windows = createWindowStore(db)
  const pace = createPace({ figures: createTicketFigures(db), clock })
  const watch = createHallWatch({ halls, tickets, windows, pace, live, clock })
  const numbers = createNumberStore(db)
  return { tickets, windows, numbers, watch, halls, appointments, mandates, clock, ids, transact, config, cipher }
}
export type QueueCore = ReturnType<typeof createQueueCore>
