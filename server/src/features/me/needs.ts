import type { Me } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { SendAtOnce } from '../notices/send-at-once.ts'
import type { Sessions } from '../session/sessions.ts'
import type { SmsCodes } from '../session/sms-code-store.ts'
import type { AskLimits } from './ask-limits.ts'
import type { ClaimStore } from './claim-store.ts'

/** What the use-cases of one's own account share. */
export interface MeNeeds extends Pick<Parts, 'clock' | 'ids' | 'jobs' | 'log' | 'transact'> {
  accounts: Accounts
  codes: SmsCodes
  claims: ClaimStore
  limits: AskLimits
  notifier: Notifier
  population: Gateways['population']
  sendAtOnce: SendAtOnce
  sessions: Pick<Sessions, 'watch'>
  showMe(accountId: string): Promise<Me>
}

/** What people read as the source of a real name (E32). */
export const REGISTER_NAME = '人口信息系统'
