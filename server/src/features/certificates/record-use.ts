import { certificateScopes, certificateUseWays, type DeskCertificate } from '@anju/shared-types'
import type { Tx } from '../../platform/db/transact.ts'
import type { CertificateNeeds } from './needs.ts'
import type { UseRow } from './use-store.ts'

/** Writes down that certificates were shown, taken along or looked at; whoever has to hear of it does so by the event. */
export async function recordUses(
  { uses, ids }: Pick<CertificateNeeds, 'uses' | 'ids'>,
  tx: Tx,
  certificateIds: readonly string[],
  use: Omit<UseRow, '_id' | 'at' | 'certificateId'>,
): Promise<void> {
  if (certificateIds.length === 0) return
  const rows = certificateIds.map((certificateId) => ({ _id: ids.id(), at: tx.now, certificateId, ...use }))
  await uses.insert(rows, tx.session)
  const { accountId, way, scope } = use
  const data = { way, by: accountId, ...(scope && { scope }) }
  const type = way === 'look' ? ('certificate.looked-at' as const) : ('certificate.shown' as const)
  for (const id of certificateIds) tx.record({ type, subject: { kind: 'certificate', id }, data })
}

type UseView = DeskCertificate['uses'][number]

/** Uses of each certificate in words, with the names of whoever made them. */
export async function useViews(
  { uses, directory }: Pick<CertificateNeeds, 'uses' | 'directory'>,
  ids: readonly string[],
): Promise<UseView[][]> {
  const found = await Promise.all(ids.map((id) => uses.of(id)))
  const names = await directory.personNames(found.flat().map(({ accountId }) => accountId))
  return found.map((rows) => rows.map((row) => useView(row, names)))
}

function useView(
  { at, way, accountId, scope, officer, why }: UseRow,
  names: Awaited<ReturnType<CertificateNeeds['directory']['personNames']>>,
): UseView {
  return {
    ...{ at: at.toISOString(), way, wayLabel: certificateUseWays[way] },
    who: officer ?? names.get(accountId)?.masked ?? '持证人',
    ...(scope && { scopeLabel: certificateScopes[scope] }),
    ...(why && { why }),
  }
}
