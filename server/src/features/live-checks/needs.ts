import type { Gateways } from '../../gateways/index.ts'
import type { Call } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { LiveCheckSubject } from './live-check-record.ts'
import type { LiveCheckStore } from './live-check-store.ts'

/** What one person is about to say yes to, and why it is looked at closer. */
export interface LiveCheckAct {
  digest: string
  title: string
  /** The words that are read aloud. */
  text: string
  /** Where the person says yes. */
  page: string
  reasons: readonly { text: string; source: string }[]
}

/**
 * What asks for live checks, by kind of subject; filled in wiring.ts. Undefined: it is not this person's, or there is nothing to say yes
 * to now.
 */
export type LiveCheckSubjects = Partial<
  Record<LiveCheckSubject['kind'], (id: string, accountId: string, call: Call) => Promise<LiveCheckAct | undefined>>
>

export interface LiveCheckNeeds extends Pick<Parts, 'transact' | 'ids' | 'cipher' | 'clock' | 'log' | 'config'> {
  checks: LiveCheckStore
  accounts: Pick<Accounts, 'store' | 'identities'>
  directory: Pick<Directory, 'personNames' | 'recordView'>
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  halls: Pick<HallStore, 'calendar'>
  notifier: Notifier
  subjects: LiveCheckSubjects
}
