import type { Connection } from 'mongoose'
import type { HallStore } from '../halls/hall-store.ts'
import { createAppointmentStore } from './appointment-store.ts'

/** Appointments that were served: whose, and for which service. */
export function createServedVisits(db: Connection, halls: Pick<HallStore, 'service'>) {
  const appointments = createAppointmentStore(db)
  return async (id: string): Promise<{ accountId: string; service: string; name: string } | undefined> => {
    const row = await appointments.find(id)
    if (row?.state !== 'completed') return undefined
    const { accountId, service } = row
    return { accountId, service, name: (await halls.service(service))?.name ?? service }
  }
}
