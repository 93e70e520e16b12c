import { type CalledCase, outreach as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../../platform/parts.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { Directory } from '../../accounts/directory.ts'
import type { Duty } from '../../accounts/duty.ts'
import type { Notifier } from '../notifier.ts'
import { createOutreachStore, type OutreachStore } from './outreach-store.ts'
import { type ContactOf, contactOf } from './outreach-view.ts'
import { watchOutreach } from './watch-outreach.ts'
import { listOutreach, openOutreach, settleOutreach } from './work-outreach.ts'

export interface OutreachNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids'> {
  outreach: OutreachStore
  contact: ContactOf
  directory: Directory
  duty: Duty
  notifier: Notifier
  /** Whatever is known of a case, for whoever talks about it; undefined where there is none. */
  caseFor(caseId: string): Promise<CalledCase | undefined>
}

interface Sources {
  accounts: Pick<Accounts, 'store'>
  directory: Directory
  duty: Duty
  notifier: Notifier
  caseFor?: OutreachNeeds['caseFor']
}

/** People who are to be called (E73, E75): messages that did not arrive, cases that have ended, bad ratings, promises with a clock. */
export function createOutreachFeature(parts: Parts, { caseFor, ...sources }: Sources): Feature<typeof contract.table> {
  const needs: OutreachNeeds = {
    ...parts,
    ...sources,
    outreach: createOutreachStore(parts.db),
    contact: contactOf({ accounts: sources.accounts, cipher: parts.cipher }),
    caseFor: caseFor ?? (async () => undefined),
  }
  return {
    name: 'outreach',
    contract,
    handlers: {
      list: ({ query }, caller, call) => listOutreach(needs, query, caller, call),
      open: ({ params }, caller, call) => openOutreach(needs, params.id, caller, call),
      done: ({ params, body }, caller, call) => settleOutreach(needs, { ...params, ...body }, caller, call),
    },
    every: [{ name: 'watch-outreach', seconds: 600, run: () => watchOutreach(needs) }],
  }
}
