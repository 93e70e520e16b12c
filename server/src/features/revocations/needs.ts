import type { Parts } from '../../platform/parts.ts'
import type { CaseNeeds } from '../cases/needs.ts'
import type { Notifier, OutsiderNotifier } from '../notices/notifier.ts'
import type { RevocationStore } from './revocation-store.ts'

export interface RevocationNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock' | 'log'> {
  revocations: RevocationStore
  cases: CaseNeeds
  notifier: Notifier & OutsiderNotifier
}

/** What was found out, as it is sealed. */
export interface Finding {
  finding: string
  evidence: string
}
