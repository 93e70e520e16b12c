import type { Me, Tokens } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { SendAtOnce } from '../notices/send-at-once.ts'
import type { Choices } from './choice-store.ts'
import type { Sessions } from './sessions.ts'
import type { SmsCodes } from './sms-code-store.ts'

/** What the use-cases of login share. */
export interface SessionNeeds extends Pick<Parts, 'config' | 'cipher' | 'log' | 'redis' | 'transact'> {
  accounts: Accounts
  sessions: Sessions
  codes: SmsCodes
  choices: Choices
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  sendAtOnce: SendAtOnce
  showMe(accountId: string): Promise<Me>
}

/** What a login came to inside its transaction; the reply is made after commit. */
export type Entered =
  | { kind: 'in'; accountId: string; tokens: Tokens }
  | { kind: 'choose'; ticket: string; people: { choice: string; maskedName: string; proof?: 'id-number' }[] }
