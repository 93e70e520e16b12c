import type { PlainDate } from '@anju/shared-types'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Duty } from '../accounts/duty.ts'
import type { StaffStore } from '../accounts/staff-store.ts'
import type { EndedCases } from '../cases/ended-cases.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { SampleStore } from './sample-store.ts'

export interface SamplingNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids' | 'cipher'> {
  samples: SampleStore
  ended: EndedCases
  /** The city as it is on a day: which share it looks at again. Undefined before its profile is there. */
  city(on: PlainDate): Promise<Pick<CityProfile, 'name' | 'sampling'> | undefined>
  staff: Pick<StaffStore, 'everyone'>
  duty: Duty
  notifier: Notifier
}
