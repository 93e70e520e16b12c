import { delegations as contract } from '@anju/shared-types'
import type { Verified } from '../../platform/http/call.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Guides } from '../catalogue/guide.ts'
import type { Notifier } from '../notices/notifier.ts'
import { askDelegation, delegateAtWindow } from './ask-delegation.ts'
import { changeDelegation } from './change-delegation.ts'
import { delegationNotices } from './delegation-notices.ts'
import { createDelegationStore } from './delegation-store.ts'
import { delegationView } from './delegation-view.ts'
import { endDelegations } from './end-delegations.ts'
import { homesOfPrincipal } from './homes-of-principal.ts'
import { type DelegationNeeds, proved, roleOf } from './needs.ts'

export interface DelegationSources {
  people: { accounts: Accounts; notifier: Notifier; directory: DelegationNeeds['directory'] }
  register: DelegationNeeds['register']
  guides: Guides
  caseName: DelegationNeeds['caseName']
}

/** Acting for others: who lets whom do what, until when (E28). */
export function createDelegationsFeature(
  parts: Parts,
  { people, register, guides, caseName }: DelegationSources,
): Feature<typeof contract.table> {
  const { accounts, notifier, directory } = people
  const needs: DelegationNeeds = {
    ...parts,
    ...{ delegations: createDelegationStore(parts.db), accounts, notifier, directory, register },
    ...{ guides, caseName },
  }
  const change =
    (action: 'decline' | 'revoke' | 'resign') =>
    (input: { params: { id: string } }, ...by: By) =>
      changeDelegation(needs, { id: input.params.id, action }, ...by)
  return {
    name: 'delegations',
    contract,
    handlers: {
      list: (_input, caller) => listDelegations(needs, caller),
      get: ({ params }, caller) => showDelegation(needs, params.id, caller),
      ask: ({ body }, caller, call) => askDelegation(needs, body, caller, call),
      agree: ({ params, body }, caller, call) =>
        changeDelegation(needs, { id: params.id, action: 'agree', ...body }, caller, call),
      decline: change('decline'),
      revoke: change('revoke'),
      resign: change('resign'),
      homesAtWindow: ({ body }, caller, call) => homesOfPrincipal(needs, body, caller, call),
      atWindow: ({ body }, caller, call) => delegateAtWindow(needs, body, caller, call),
    },
    on: delegationNotices(needs),
    every: [{ name: 'end-delegations', seconds: 600, run: () => endDelegations(needs) }],
  }
}

type By = [Verified, Parameters<typeof changeDelegation>[3]]

async function listDelegations(needs: DelegationNeeds, { accountId }: Verified) {
  const me = await proved(needs, accountId)
  const mine = async (role: 'principal' | 'agent') =>
    (await needs.delegations.list(role, me.idIndex))
      .filter((row) => roleOf(needs, row, me) === role)
      .map((row) => delegationView(needs, row, role))
  const [given, received] = await Promise.all([mine('principal'), mine('agent')])
  return { given, received }
}

async function showDelegation(needs: DelegationNeeds, id: string, { accountId }: Verified) {
  const [me, row] = await Promise.all([proved(needs, accountId), needs.delegations.find(id)])
  const role = row && roleOf(needs, row, me)
  return row && role ? delegationView(needs, row, role) : refuse('NOT_YOURS')
}
