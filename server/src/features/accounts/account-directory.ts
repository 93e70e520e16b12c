import { maskName } from '../../domain/identity/mask.ts'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Parts } from '../../platform/parts.ts'
import { createAccessLogStore } from './access-log-store.ts'
import { createAccountStore } from './account-store.ts'
import type { Directory } from './directory.ts'

/** What other features may learn of a person. */
export function createDirectory(parts: Pick<Parts, 'db' | 'cipher' | 'ids'>): Directory {
  const accounts = createAccountStore(parts)
  const accessLog = createAccessLogStore(parts)
  const named = (full: string) => ({ full, masked: maskName(full) })
  return {
    async personName(accountId) {
      const full = (await accounts.findNames([accountId])).get(accountId)
      return full === undefined ? undefined : named(full)
    },
    async personNames(accountIds) {
      const names = await accounts.findNames([...new Set(accountIds)])
      return new Map([...names].map(([id, full]) => [id, named(full)]))
    },
    async recordView({ viewer: { staff }, accountId, what, why, at }) {
      const current = (await accounts.find(accountId))?.id ?? accountId
      await accessLog.add({
        accountId: current,
        at,
        staffNo: staff.staffNo,
        who: staffShown(staff),
        what,
        why,
      })
    },
  }
}
