import { type DeliveryFacts, decideDelivery, decideUncertain } from '../../domain/notices/decide-delivery.ts'
import type { DeliveryChannel } from '../../domain/notices/delivery-states.ts'
import { mayRingAt } from '../../domain/notices/quiet-hours.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Channel } from './channels.ts'
import type { DeliveryRow, DeliveryStore } from './delivery-store.ts'
import type { NoticeStore } from './notice-store.ts'
import { queueDelivery } from './queue-delivery.ts'

export interface DeliverNeeds extends Pick<Parts, 'clock' | 'jobs' | 'cipher' | 'transact' | 'ids'> {
  accounts: Accounts
  deliveries: DeliveryStore
  notices: NoticeStore
  channels: Record<DeliveryChannel, Channel>
}

/**
 * One step of one delivery. `attempts` is how many there were when the job was queued: a job that comes late or twice finds
 * another number and stops.
 */
export async function deliverNotice(needs: DeliverNeeds, job: { deliveryId: string; attempts: number }) {
  const { deliveries, clock } = needs
  const row = await deliveries.find(job.deliveryId)
  if (!row || row.attempts !== job.attempts) return
  if (row.state === 'uncertain') return clearUp(needs, row)
  if (row.state !== 'queued') return
  const now = clock.now()
  if (now >= row.expiresAt) return void (await deliveries.save(row, { state: 'expired', tried: row.tried }, now))
  // A new attempt of an evening's message, or a worker that comes late, may fall into the night.
  const ringsAt = mayRingAt(row.template, now)
  if (ringsAt <= now) return attempt(needs, row)
  if (await deliveries.postpone(row, ringsAt)) await queueDelivery(needs.jobs, { ...row, nextAt: ringsAt }, now)
}

async function attempt(needs: DeliverNeeds, row: DeliveryRow) {
  const { deliveries, channels, clock, cipher } = needs
  const channel = channels[row.channel]
  const { accountId, to } = await addresseeOf(needs, row, channel)
  const provider = channel.choose(row.tried) ?? channel.choose([])
  if (!provider) throw new Error(`nobody carries ${row.channel}`)

  const phoneBlind = row.channel === 'sms' && to ? cipher.blindIndex('phone', to) : undefined
  const filedAs = channel.filedAs(provider, row.template)
  const more = { ...(phoneBlind ? { phoneBlind } : {}), ...(filedAs ? { filedAs } : {}) }
  const claimed = await claim(needs, row, provider, more)
  if (!claimed) return
  // Nothing outside the database happens before this line: whoever holds the claim is the only one who sends.
  const outcome = to
    ? await channel.send(provider, to, { ...claimed, accountId })
    : ({ kind: 'unreachable', code: 'no address' } as const)
  const now = clock.now()
  const step = decideDelivery(factsOf(claimed, channel), outcome, now)
  const known = outcome.kind === 'sent' ? { providerId: outcome.providerId } : { code: outcome.code }
  const isSaved = await deliveries.save(claimed, step, now, known)
  if (isSaved && step.nextAt) await queueDelivery(needs.jobs, { ...claimed, nextAt: step.nextAt }, now)
}

/**
 * The right to send, and the look at what is spoken of, in one step. Undefined when somebody else has it, or nobody needs it any more.
 * The look only reads: a change of what is spoken of that commits at the same instant is not seen, and the message goes out. Sending
 * follows the commit anyhow, so a lock would only make that gap smaller; it is as if the message had been a moment earlier.
 */
async function claim(
  { deliveries, clock, ids, transact }: DeliverNeeds,
  row: DeliveryRow,
  provider: string,
  more: Parameters<DeliveryStore['claim']>[3],
): Promise<DeliveryRow | undefined> {
  const now = clock.now()
  const { holdsWhile } = row
  if (!holdsWhile) return deliveries.claim(row, provider, now, more)
  return transact(systemCall('deliver-notice', { now, ids }), async ({ session }) => {
    if (await deliveries.stillHolds(holdsWhile, session)) return deliveries.claim(row, provider, now, more, session)
    await deliveries.overtake(row, now, session)
    return undefined
  })
}

/** Where it goes now: the account may have been merged, or the person may have none and be known by a phone only. */
async function addresseeOf({ accounts, notices, cipher }: DeliverNeeds, row: DeliveryRow, channel: Channel) {
  const account = row.accountId ? await accounts.store.find(row.accountId) : undefined
  if (account) return { accountId: account.id, to: await channel.addressOf(account) }
  const notice = row.noticeId ? await notices.find(row.noticeId) : undefined
  const outsider = notice?.outsider ? (JSON.parse(cipher.open(notice.outsider)) as { phone?: string }) : undefined
  return { accountId: undefined, to: outsider?.phone }
}

/** The wait for a receipt of a message without an answer is over. */
async function clearUp(needs: DeliverNeeds, row: DeliveryRow) {
  const { deliveries, channels, clock, jobs } = needs
  const now = clock.now()
  if (!row.nextAt || row.nextAt > now) return
  const step = decideUncertain(factsOf(row, channels[row.channel]), now)
  const isSaved = await deliveries.save(row, step, now, { code: 'no receipt' })
  if (isSaved && step.nextAt) await queueDelivery(jobs, { ...row, nextAt: step.nextAt }, now)
}

/** Rows whose job was lost, and attempts of processes that died. */
export async function sweepDeliveries(needs: DeliverNeeds) {
  const { deliveries, channels, clock, jobs } = needs
  const now = clock.now()
  for (const row of await deliveries.due(now)) {
    if (row.state === 'sending') {
      const step = decideDelivery(factsOf(row, channels[row.channel]), { kind: 'unknown', code: 'lost' }, now)
      await deliveries.save(row, step, now, { code: 'lost' })
    } else await queueDelivery(jobs, row, now, 'sweep')
  }
}

const factsOf = (row: DeliveryRow, { providers }: Channel): DeliveryFacts => ({
  channel: row.channel,
  attempts: row.attempts,
  tried: row.tried,
  providers,
  wasUncertain: row.wasUncertain,
  expiresAt: row.expiresAt,
})
