import { mayBeResold } from '../../domain/identity/phone-resale.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Account } from '../accounts/account-store.ts'
import type { SessionNeeds } from './needs.ts'

/** Which of these accounts the number alone does not open any more. */
export async function doubtfulAmong(
  { accounts, sessions }: Pick<SessionNeeds, 'accounts' | 'sessions'>,
  tx: Tx,
  among: readonly Account[],
  { phone, device }: { phone: string; device: string | undefined },
): Promise<Set<string>> {
  const doubtful = new Set<string>()
  for (const { id, realName } of among) {
    const shown = await accounts.store.phoneShownAt(id, phone, tx.session)
    if (!shown || realName.state !== 'verified') continue
    const isKnownDevice = (await sessions.devicesOf(id)).some((one) => one.device === device)
    if (mayBeResold({ ...shown, isKnownDevice, hasRealName: true }, tx.now)) doubtful.add(id)
  }
  return doubtful
}
