import { addDays, shanghaiInstant } from '@anju/shared-types'
import { ASK_DAYS } from '../../domain/cases/delegation-states.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { moveDelegation } from './change-delegation.ts'
import { type DelegationNeeds, today } from './needs.ts'

/** What ends by time alone: the last day is over, or nobody answered. The rule looks at the day itself; this writes it down and tells. */
export async function endDelegations(needs: DelegationNeeds): Promise<void> {
  const now = needs.clock.now()
  const askedBefore = shanghaiInstant(addDays(today(now), -ASK_DAYS), '00:00')
  for (const row of await needs.delegations.due(today(now), askedBefore)) {
    const action = row.state === 'given' ? 'expire' : 'lapse'
    try {
      await needs.transact(systemCall('end-delegations', { now, ids: needs.ids }), (tx) =>
        moveDelegation(needs, tx, row, { action, who: '系统' }),
      )
    } catch (error) {
      // Somebody answered or took it back in this moment.
      if (!isRefusal(error)) throw error
    }
  }
}
