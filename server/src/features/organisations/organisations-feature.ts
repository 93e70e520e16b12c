import { organisations as contract } from '@anju/shared-types'
import type { Enterprises } from '../../gateways/gov-data/enterprises.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Notifier } from '../notices/notifier.ts'
import { askEnterprisesAgain, claimOrganisations } from './claim-organisations.ts'
import { appointDeputy, revokeDeputy, tellDeputy } from './deputies.ts'
import { listOrganisations } from './list-organisations.ts'
import type { OrganisationNeeds } from './needs.ts'
import { createOrganisationStore } from './organisation-store.ts'

export interface OrganisationOutside {
  people: { accounts: Pick<Accounts, 'store'>; notifier: Notifier }
  enterprises: Enterprises
}

/** Organisations and the people who act for them on their own phones. */
export function createOrganisationsFeature(
  parts: Parts,
  { people, enterprises }: OrganisationOutside,
): Feature<typeof contract.table> {
  const organisations = createOrganisationStore(parts.db)
  const { accounts, notifier } = people
  const needs: OrganisationNeeds = { ...parts, organisations, accounts, notifier, enterprises }
  return {
    name: 'organisations',
    contract,
    handlers: {
      list: (_input, caller) => listOrganisations(needs, caller),
      claim: (_input, caller, call) => claimOrganisations(needs, caller, call),
      appoint: ({ params, body }, caller, call) => appointDeputy(needs, { ...params, ...body }, caller, call),
      revoke: ({ params }, caller, call) => revokeDeputy(needs, params, caller, call),
    },
    on: {
      'organisation.deputy-appointed': tellDeputy(needs),
      'organisation.deputy-revoked': tellDeputy(needs),
    },
    every: [{ name: 'ask-enterprises', seconds: 3_600, run: () => askEnterprisesAgain(needs) }],
  }
}
