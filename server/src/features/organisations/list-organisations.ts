import { deputyScopes, type Organisation } from '@anju/shared-types'
import { maskName } from '../../domain/identity/mask.ts'
import { type ActsAs, actsAs, isDeputyNow, showsCertificates } from '../../domain/organisations/acts-for.ts'
import type { Verified } from '../../platform/http/call.ts'
import { openPerson } from './acting.ts'
import { type Asker, askerOf, type OrganisationNeeds } from './needs.ts'
import { type DeputyRow, factsOf, type OrganisationRow } from './organisation-store.ts'

/** The organisations for which the caller may act now. */
export async function listOrganisations(
  needs: OrganisationNeeds,
  caller: Verified,
): Promise<{ items: Organisation[] }> {
  const me = await askerOf(needs, caller.accountId)
  const now = needs.clock.now()
  const rows = await needs.organisations.ofPerson(me.idIndex)
  const items = rows.flatMap((row) => {
    const as = actsAs(factsOf(row), me.idIndex, now)
    return as ? [organisationView(needs, row, { me, as, now })] : []
  })
  return { items }
}

interface Viewer {
  me: Asker
  as: ActsAs
  now: Date
}

export function organisationView(
  { cipher }: Pick<OrganisationNeeds, 'cipher'>,
  row: OrganisationRow,
  { me, as, now }: Viewer,
): Organisation {
  const isHead = as.as === 'representative'
  const shown = row.deputies
    .filter((one) => isHead || one.idIndex === me.idIndex)
    .toSorted((a, b) => b.appointedAt.getTime() - a.appointedAt.getTime())
  return {
    creditCode: row._id,
    name: row.name,
    as: as.as,
    asText: isHead ? row.post : '经办人',
    ...(isHead && row.representative && { askedAt: row.representative.askedAt.toISOString() }),
    deputies: shown.map((one) => {
      const { name } = openPerson(one, cipher)
      return {
        id: one.id,
        name: isHead || one.idIndex === me.idIndex ? name : maskName(name),
        isMe: one.idIndex === me.idIndex,
        scopes: one.scopes,
        scopeText: one.scopes.map((scope) => deputyScopes[scope]).join('、'),
        until: one.until,
        isActive: isDeputyNow(one, now),
        stateText: stateText(one, now),
      }
    }),
    allowedActions: [
      ...(isHead ? ['appoint', 'revoke'] : []),
      ...(showsCertificates(factsOf(row), me.idIndex, now) ? ['certificates'] : []),
      ...(!as.items || as.items.includes('A13') ? ['batch'] : []),
      ...(!as.items || as.items.includes('B11') ? ['release'] : []),
    ],
  }
}

const stateText = (one: DeputyRow, now: Date): string =>
  one.revokedAt ? '已收回' : isDeputyNow(one, now) ? `到 ${one.until} 止` : `已到期（${one.until}）`
