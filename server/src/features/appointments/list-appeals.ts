import type { Appeal } from '@anju/shared-types'
import type { Directory } from '../accounts/directory.ts'
import { appealView } from './appeal-view.ts'
import type { AppointmentNeeds } from './needs.ts'

export type AppealNeeds = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'waits' | 'transact'> & {
  directory: Directory
}

/** Open appeals of a hall, the oldest first. */
export async function listAppeals(needs: AppealNeeds, hallId: string, now: Date): Promise<{ items: Appeal[] }> {
  const catalogue = await needs.halls.catalogue()
  const open = await needs.appointments.openAppeals(hallId)
  const names = await needs.directory.personNames(open.map(({ accountId }) => accountId))
  const items = open.map((appointment) => {
    const name = names.get(appointment.accountId)
    return appealView(appointment, { waits: needs.waits, catalogue, name, now })
  })
  return { items: await Promise.all(items) }
}
