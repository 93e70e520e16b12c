import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { LiveCheckSubject } from './live-check-record.ts'
import type { LiveCheckAct, LiveCheckNeeds } from './needs.ts'

/** Somebody who proved name and number. */
export interface Proved {
  accountId: string
  name: string
  idNumber: string
  idIndex: string
  phone?: string
}

export async function proved(
  { accounts, cipher }: Pick<LiveCheckNeeds, 'accounts' | 'cipher'>,
  accountId: string,
): Promise<Proved> {
  const account = await accounts.store.find(accountId)
  if (account?.realName.state !== 'verified') return refuse('REAL_NAME_REQUIRED')
  const { name, idNumber } = account.realName
  const [phone] = account.phones
  return {
    ...{ accountId: account.id, name, idNumber, idIndex: cipher.blindIndex('id-number', idNumber) },
    ...(phone && { phone }),
  }
}

/** What this person is asked to say yes to; somebody else's is answered like one that does not exist. */
export async function actFor(
  { subjects }: Pick<LiveCheckNeeds, 'subjects'>,
  { kind, id }: LiveCheckSubject,
  { accountId }: Pick<Proved, 'accountId'>,
  call: Call,
): Promise<LiveCheckAct> {
  return (await subjects[kind]?.(id, accountId, call)) ?? refuse('NOT_YOURS')
}

/** One's own check. */
export async function ownCheck(
  needs: Pick<LiveCheckNeeds, 'checks'>,
  id: string,
  { idIndex }: Pick<Proved, 'idIndex'>,
) {
  const row = await needs.checks.find(id)
  return row?.idIndex === idIndex ? row : refuse('NOT_YOURS')
}
