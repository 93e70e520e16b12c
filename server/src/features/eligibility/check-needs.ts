import { type EligibilityCity, eligibilityCities } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import { createHallStore } from '../halls/hall-store.ts'
import type { Notifier } from '../notices/notifier.ts'
import { pinnedRules } from './check-rules.ts'
import { createCheckStore } from './check-store.ts'

export interface Outside {
  accounts: Accounts
  directory: Directory
  notifier: Notifier
  gateways: Pick<Gateways, 'govSources'>
}

/** What the use-cases of official checks share. Throws when the settings pin rules that do not exist. */
export function createCheckNeeds(parts: Parts, { accounts, directory, notifier, gateways }: Outside) {
  const { config, db, transact, clock, ids, jobs, cipher } = parts
  const city = config.CITY in eligibilityCities ? (config.CITY as EligibilityCity) : undefined
  return {
    checks: createCheckStore(db),
    halls: createHallStore(db),
    sources: gateways.govSources,
    /** An official answer is given for the own city only; undefined where no rules of it are on file. */
    city,
    pinned: pinnedRules(config.ELIGIBILITY_RULES, city),
    ...{ accounts, directory, notifier, transact, clock, ids, jobs, cipher },
  }
}

export type CheckNeeds = ReturnType<typeof createCheckNeeds>
