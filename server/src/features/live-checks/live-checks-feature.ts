import { liveCheckDesk, liveChecks } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { EventHandler, Feature, Parts } from '../../platform/parts.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Directory } from '../accounts/directory.ts'
import { createHallStore } from '../halls/hall-store.ts'
import type { Notifier } from '../notices/notifier.ts'
import { askResult } from './ask-result.ts'
import { beginCheck } from './begin-check.ts'
import { decideByStaff, listChecks, openCheck } from './desk.ts'
import { isByStaff } from './live-check-record.ts'
import { createLiveCheckStore } from './live-check-store.ts'
import { checkView } from './live-check-view.ts'
import { moveCheck } from './move-check.ts'
import type { LiveCheckNeeds, LiveCheckSubjects } from './needs.ts'
import { ownCheck, proved } from './own-check.ts'
import { showAsk } from './show-ask.ts'

const AT_ONCE = 500

export interface LiveCheckSources {
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  people: { accounts: Accounts; directory: Directory; notifier: Notifier }
  subjects: LiveCheckSubjects
}

export interface LiveCheckFeatures {
  liveChecks: Feature<typeof liveChecks.table>
  liveCheckDesk: Feature<typeof liveCheckDesk.table>
}

/** Is it this person, here, now, for exactly this act? By a camera, or by a person of the staff with the same effect (E26). */
export function createLiveCheckFeatures(
  parts: Parts,
  { gateways, people, subjects }: LiveCheckSources,
): LiveCheckFeatures {
  const needs: LiveCheckNeeds = {
    ...parts,
    ...people,
    ...{ gateways, subjects, checks: createLiveCheckStore(parts.db), halls: createHallStore(parts.db) },
  }
  return {
    liveChecks: {
      name: 'liveChecks',
      contract: liveChecks,
      handlers: {
        ask: ({ params }, caller, call) =>
          showAsk(
            needs,
            { kind: params.kind === 'case' ? params.kind : refuse('NOT_FOUND'), id: params.subjectId },
            caller,
            call,
          ),
        begin: ({ body }, caller, call) => beginCheck(needs, body, caller, call),
        result: ({ params }, caller, call) => askResult(needs, params.id, caller, call),
        cancel: async ({ params }, caller, call) => {
          const row = await ownCheck(needs, params.id, await proved(needs, caller.accountId))
          const isAlive = row.state === 'open' || row.state === 'passed'
          if (isAlive) await needs.transact(call, (tx) => moveCheck(needs.checks, tx, row, 'cancel'))
          return { done: true }
        },
      },
      on: { 'live-check.passed': tellDecided(needs), 'live-check.failed': tellDecided(needs) },
      every: [{ name: 'lapse-live-checks', seconds: 60, run: () => lapse(needs) }],
    },
    liveCheckDesk: {
      name: 'liveCheckDesk',
      contract: liveCheckDesk,
      handlers: {
        list: async (_input, _caller, { now }) => ({
          items: await listChecks(needs, now),
          serverNow: now.toISOString(),
        }),
        open: ({ params }, caller, { now }) => openCheck(needs, params.id, caller, now),
        decide: ({ params, body }, caller, call) => decideByStaff(needs, { ...params, ...body }, caller, call),
      },
    },
  }
}

/** Who waited for a person hears of it at once: the minutes run. Who looked into a camera has seen it. */
const tellDecided =
  ({ checks, notifier }: Pick<LiveCheckNeeds, 'checks' | 'notifier'>): EventHandler =>
  async (event) => {
    const row = await checks.find(event.subject.id)
    if (!row || !isByStaff(row)) return
    const { now } = checkView(row)
    const title = row.state === 'failed' ? '本人核验没有通过' : '本人核验通过'
    await notifier.notify({
      ...{ eventId: event._id, accountId: row.accountId, vars: {}, title },
      ...{ text: `${row.title}：${now}`, page: row.page },
    })
  }

async function lapse({ checks, clock, ids, transact, log }: LiveCheckNeeds): Promise<void> {
  const now = clock.now()
  for (const row of await checks.overdue(now, AT_ONCE)) {
    try {
      await transact(systemCall('lapse-live-checks', { now, ids }), (tx) => moveCheck(checks, tx, row, 'lapse'))
    } catch (error) {
      // Used or ended at the same moment.
      if (!isRefusal(error)) log.error({ err: error, liveCheck: row._id }, 'a live check did not lapse')
    }
  }
}
