import { timingSafeEqual } from 'node:crypto'
import type { SmsProvider, SmsReceipt } from '../../gateways/sms/provider.ts'
import type { CallbackRoute, JobHandler, Parts } from '../../platform/parts.ts'
import type { DeliveryStore } from './delivery-store.ts'

export const receiptJob = 'read-sms-receipt'

const isSame = (given: string, secret: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Both clouds push receipts unsigned: the secret in the path is all that proves them, so a receipt never does more than report. */
export function receiptRoutes(parts: Pick<Parts, 'inbox' | 'config'>, sms: readonly SmsProvider[]): CallbackRoute[] {
  return sms.map(({ name, readReceipts, receiptAnswer }) => ({
    method: 'POST',
    path: `/sms/${name}/:secret`,
    async handle({ params, body }) {
      if (!isSame(params.secret ?? '', parts.config.SMS_RECEIPT_SECRET)) return { status: 404, body: '' }
      const receipts = readReceipts(body.toString('utf8'))
      if (!receipts) return { status: 400, body: '' }
      for (const receipt of receipts) {
        const raw = JSON.stringify({ ...receipt, provider: name })
        await parts.inbox.receive({ provider: `sms-${name}`, id: receipt.providerId, raw, job: receiptJob })
      }
      return { status: 200, type: 'application/json', body: receiptAnswer }
    },
  }))
}

/** A receipt may come before the reply that tells us the provider's id; after this it belongs to nothing we know. */
const LOOK_FOR_MS = 10 * 60_000
const UNCERTAIN_FOR_MS = 3_600_000

export function readReceipt(
  needs: Pick<Parts, 'inbox' | 'cipher' | 'clock' | 'log'> & { deliveries: DeliveryStore },
): JobHandler {
  const { inbox, cipher, clock, log, deliveries } = needs

  const find = async ({ provider, providerId, id, phone }: SmsReceipt & { provider: string }) => {
    const known = await deliveries.findByProviderId(provider, providerId)
    if (known) return known
    const ours = id ? await deliveries.find(id) : undefined
    if (ours) return ours
    // No answer, so no id of theirs: the phone tells, when just one message to it is uncertain.
    const since = new Date(clock.now().getTime() - UNCERTAIN_FOR_MS)
    const uncertain = await deliveries.findUncertain(provider, cipher.blindIndex('phone', phone), since)
    return uncertain.length === 1 ? uncertain[0] : undefined
  }

  return async ({ inboxId = '' }) => {
    const received = await inbox.open(inboxId)
    if (!received) return
    const receipt = JSON.parse(received.raw) as SmsReceipt & { provider: string }
    const delivery = await find(receipt)
    const isYoung = clock.now().getTime() - received.at.getTime() < LOOK_FOR_MS
    if (isYoung && (!delivery || delivery.state === 'sending')) throw new Error('the receipt was faster than the reply')
    if (!delivery) log.warn({ provider: receipt.provider }, 'receipt of a message we do not know')
    else await deliveries.report(delivery._id, receipt.delivered, clock.now(), receipt.code)
    await inbox.done(inboxId)
  }
}
