import type { LoginReply } from '@anju/shared-types'
import type { Entered, SessionNeeds } from './needs.ts'

/** Made after commit: the reply shows the account as everybody can read it now. */
export async function loginReply({ showMe }: Pick<SessionNeeds, 'showMe'>, entered: Entered): Promise<LoginReply> {
  if (entered.kind === 'choose') return entered
  return { kind: 'in', tokens: entered.tokens, me: await showMe(entered.accountId) }
}
