import type { Parts } from '../../platform/parts.ts'
import type { Duty } from '../accounts/duty.ts'
import type { EndedCases } from '../cases/ended-cases.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { SampleStore } from './sample-store.ts'

export interface SamplingNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids' | 'cipher'> {
  samples: SampleStore
  ended: EndedCases
  duty: Duty
  notifier: Notifier
}
