import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Duty } from '../accounts/duty.ts'
import type { EndedCases } from '../cases/ended-cases.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { OutreachStore } from '../notices/outreach/outreach-store.ts'
import type { RatingStore } from './rating-store.ts'

/** An appointment that was served: what for, whose, when. */
export interface ServedVisit {
  accountId: string
  service: string
  name: string
}

export interface RatingNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids'> {
  ratings: RatingStore
  ended: EndedCases
  visit(appointmentId: string): Promise<ServedVisit | undefined>
  /** Staff numbers of whoever served that visit. */
  servedBy(accountId: string, appointmentId: string): Promise<string[]>
  accounts: Pick<Accounts, 'store' | 'staff'>
  outreach: OutreachStore
  notifier: Notifier
  duty: Duty
}
