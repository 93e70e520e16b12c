import { type appointments as contract, type Reply, shanghaiDate } from '@anju/shared-types'
import { noShowRuleOn, noShowRuleText, standingOf } from '../../domain/appointments/no-show.ts'
import type { Account } from '../../platform/http/call.ts'
import { hasNoShow, noShowView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls'>

/** The caller's records of not coming, and whether online booking is paused. */
export async function listNoShows(
  { appointments, halls }: Needs,
  caller: Account,
  now: Date,
): Promise<Reply<(typeof contract)['table']['noShows']>> {
  const catalogue = await halls.catalogue()
  const records = (await appointments.noShows(caller.accountId)).filter(hasNoShow)
  const rule = noShowRuleOn(shanghaiDate(now))
  const { counting, pausedUntil } = standingOf(
    records.map((record) => record.noShow),
    rule,
    now,
  )
  return {
    items: records.map((record) => noShowView(record, catalogue, now)),
    counting,
    limit: rule.limit,
    ...(pausedUntil && { pausedUntil: pausedUntil.toISOString() }),
    rule: noShowRuleText(rule),
  }
}
