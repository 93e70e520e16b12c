import type { Connection } from 'mongoose'
import type { OnMerge } from '../accounts/merge-accounts.ts'
import { createAppointmentStore } from './appointment-store.ts'

/**
 * When two accounts prove to be one person, the appointments go along. Only an account without real name is merged away, and such
 * a one cannot book: two active appointments of one service cannot meet here.
 */
export const mergeAppointments = (db: Connection): OnMerge => {
  const appointments = createAppointmentStore(db)
  return (tx, from, into) => appointments.reassign(tx.session, from, into)
}
