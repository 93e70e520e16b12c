import { me as contract, type Me } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { SendAtOnce } from '../notices/send-at-once.ts'
import type { Sessions } from '../session/sessions.ts'
import { createSmsCodes } from '../session/sms-code-store.ts'
import { createAskLimits } from './ask-limits.ts'
import { askAgain, askJob, onRealNameAsked, onRealNameVerified, sweepAsks } from './ask-register-again.ts'
import { claimRealName } from './claim-real-name.ts'
import { createClaimStore } from './claim-store.ts'
import type { MeNeeds } from './needs.ts'
import { proveRealName } from './prove-real-name.ts'

export interface MeFeatureNeeds {
  accounts: Accounts
  gateways: Pick<Gateways, 'population'>
  notifier: Notifier
  sendAtOnce: SendAtOnce
  sessions: Pick<Sessions, 'watch'>
  showMe(accountId: string): Promise<Me>
}

const DAILY = 86_400

/** One's own account: real name, preferences, and who looked at it. */
export function createMeFeature(parts: Parts, given: MeFeatureNeeds): Feature<typeof contract.table> {
  const { accounts, showMe, gateways } = given
  const needs: MeNeeds = {
    ...parts,
    ...given,
    population: gateways.population,
    codes: createSmsCodes(parts),
    claims: createClaimStore(parts.db),
    limits: createAskLimits(parts),
  }
  return {
    name: 'me',
    contract,
    handlers: {
      get: (_input, caller) => showMe(caller.accountId),
      proveRealName: ({ body }, caller, call) => proveRealName(needs, body, caller, call),
      claimRealName: ({ body }, caller, call) => claimRealName(needs, body.code, caller, call),
      savePreferences: async ({ body }, caller) => {
        if (!(await accounts.store.savePreferences(caller.accountId, body))) return refuse('ACCESS_EXPIRED')
        return showMe(caller.accountId)
      },
      accessLog: async (_input, caller) => {
        const rows = await accounts.accessLog.listFor(caller.accountId)
        return { items: rows.map(({ at, who, what, why }) => ({ at: at.toISOString(), who, what, why })) }
      },
    },
    on: { 'real-name.asked': onRealNameAsked(needs), 'real-name.verified': onRealNameVerified(needs) },
    jobs: { [askJob]: askAgain(needs) },
    every: [
      { name: 'ask-real-names', seconds: 30, run: () => sweepAsks(needs) },
      {
        name: 'tidy-real-names',
        seconds: DAILY,
        run: async () => {
          await needs.limits.removeOld(parts.clock.now())
          await needs.claims.removeOld(parts.clock.now())
        },
      },
    ],
  }
}
