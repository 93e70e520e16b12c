import { addDays, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { noTotals } from '../../domain/reconciliation/compare.ts'
import { alarmAt, billReadyAt, daysToOpen } from '../../domain/reconciliation/due.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { ReconcileNeeds } from './needs.ts'
import { reconcileDay } from './reconcile-day.ts'

const AGAIN_MS = 600_000
const ALARM_EVERY_MS = 24 * 3_600_000

/** Each morning: opens yesterday, reads the bills that should be there, and says loudly what is late. */
export async function watchDays(needs: ReconcileNeeds): Promise<void> {
  await openDays(needs)
  for (const day of await needs.days.due(needs.clock.now())) {
    try {
      await reconcileDay(needs, day)
    } catch (error) {
      // One channel must not keep the other from being read; it is read again.
      needs.log.error({ err: error, day: day._id }, 'day not reconciled')
      await needs.days.later(day._id, new Date(needs.clock.now().getTime() + AGAIN_MS), '对账中断，会自动再来')
    }
  }
  await alarm(needs)
}

async function openDays({ days, entries, clock }: ReconcileNeeds): Promise<void> {
  const now = clock.now()
  for (const channel of ['wechat', 'alipay'] as const) {
    const last = await days.lastOf(channel)
    for (const day of daysToOpen(last?.day, now)) {
      const dueAt = billReadyAt(day, channel)
      await days.open({ _id: `${channel}-${day}`, day, channel, state: 'waiting', dueAt, ours: noTotals })
    }
  }
  // A counter's day is there when its counter took something; a person counts the slips.
  const yesterday = addDays(shanghaiDate(now), -1)
  for (const { day, hallId } of await entries.countersOf(addDays(yesterday, -7), yesterday)) {
    const ours = await entries.totalsOf('counter', day, hallId)
    await days.open({ _id: counterDay(hallId, day), day, channel: 'counter', hallId, state: 'waiting', ours })
  }
}

const counterDay = (hallId: string, day: PlainDate) => `counter-${hallId}-${day}`

/** A day cannot stay open in silence: from noon on it is said every day until it is balanced (tell-late.ts tells people). */
async function alarm({ days, clock, transact, ids, log }: ReconcileNeeds): Promise<void> {
  const now = clock.now()
  for (const day of await days.unbalanced()) {
    const isSaid = day.alarmedAt && now.getTime() - day.alarmedAt.getTime() < ALARM_EVERY_MS
    if (now < alarmAt(day.day) || isSaid) continue
    log.error({ day: day._id, state: day.state, waits: day.waits }, 'a day is not reconciled')
    await transact(systemCall('reconciliation', { now, ids }), async (tx) => {
      await days.alarmed(day._id, tx.now, tx.session)
      tx.record({ type: 'reconciliation.late', subject: { kind: 'reconciled-day', id: day._id } })
      return {}
    })
  }
}
