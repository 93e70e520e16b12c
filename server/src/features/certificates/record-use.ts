import { certificateScopes, certificateUseWays } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { CertificateNeeds } from './needs.ts'
import type { UseRow } from './use-store.ts'

/** Writes down that a certificate was shown, taken along or looked at; whoever has to hear of it does so by the event. */
export async function recordUse(
  { uses, ids }: Pick<CertificateNeeds, 'uses' | 'ids'>,
  tx: Tx,
  use: Omit<UseRow, '_id' | 'at'>,
): Promise<void> {
  await uses.insert({ _id: ids.id(), at: tx.now, ...use }, tx.session)
  const { certificateId: id, accountId, way, scope } = use
  const what = { subject: { kind: 'certificate' as const, id }, data: { way, by: accountId, ...(scope && { scope }) } }
  if (way === 'look') tx.record({ type: 'certificate.looked-at', ...what })
  else tx.record({ type: 'certificate.shown', ...what })
}

/** Uses in words, with the names of whoever made them. */
export async function useViews({ uses, directory }: Pick<CertificateNeeds, 'uses' | 'directory'>, id: string) {
  const rows = await uses.of(id)
  const names = await directory.personNames(rows.map(({ accountId }) => accountId))
  return rows.map(({ at, way, accountId, scope, officer, why }) => ({
    ...{ at: at.toISOString(), way, wayLabel: certificateUseWays[way] },
    who: officer ?? names.get(accountId)?.masked ?? '持证人',
    ...(scope && { scopeLabel: certificateScopes[scope] }),
    ...(why && { why }),
  }))
}
