import { homes as contract } from '@anju/shared-types'
import type { Register } from '../../gateways/register/register.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { listHomes } from './list-homes.ts'
import { pullChanges } from './pull-changes.ts'
import { registerCallback, registerEventJob, takeRegisterEvent } from './receive-event.ts'
import { createUnitMirrorStore } from './unit-mirror-store.ts'

/** The register: what it tells us on its own, what we ask it for in case it did not, and one's own homes. */
export function createRegisterFeature(
  parts: Parts,
  { gateway, accounts }: { gateway: Register; accounts: Pick<Accounts, 'store'> },
): Feature<typeof contract.table> {
  const needs = {
    ...parts,
    gateway,
    accounts,
    units: createUnitMirrorStore(parts.db),
    halls: createHallStore(parts.db),
  }
  return {
    name: 'homes',
    contract,
    handlers: { list: (_input, caller, { now }) => listHomes(needs, caller, now) },
    jobs: { [registerEventJob]: takeRegisterEvent(needs) },
    callbacks: [registerCallback(parts, gateway)],
    every: [{ name: 'pull-register-changes', seconds: 60, run: () => pullChanges(needs) }],
  }
}
