import type { Accounts } from '../accounts/accounts.ts'
import type { Sessions } from './sessions.ts'

/** What is known of how somebody came in: since when this device is theirs, whether there was another, when the number changed. */
export const createWaysIn =
  ({ sessions, accounts }: { sessions: Pick<Sessions, 'devicesOf'>; accounts: Pick<Accounts, 'store'> }) =>
  async (accountId: string, device: string | undefined) => {
    const [devices, account] = await Promise.all([sessions.devicesOf(accountId), accounts.store.find(accountId)])
    const here = devices.find((one) => one.device === device)
    const before = devices.some((one) => one.device !== device && (!here || one.since < here.since))
    return {
      ...(here && { deviceSince: here.since }),
      hadOtherDevice: before,
      ...(account?.phoneChangedAt && { phoneChangedAt: account.phoneChangedAt }),
    }
  }
