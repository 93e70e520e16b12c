import { readJson } from '../ask.ts'
import type { PayEvent } from '../pay-platform.ts'
import { refundState, seenOf } from './meaning.ts'
import { CallbackShape, RefundNoticeShape, TransactionShape } from './shapes.ts'
import { openResource } from './trust.ts'

/** Reads a callback whose signature was verified. Throws when the seal is broken; undefined when it is none that we know. */
export function readCallback(
  raw: Buffer,
  said: string,
  { apiV3Key, mchid, appid }: { apiV3Key: string; mchid: string; appid: string },
): PayEvent | undefined {
  const callback = CallbackShape.safeParse(readJson(raw.toString('utf8')))
  if (!callback.success) return undefined
  const { id, event_type: event, resource } = callback.data
  const plain = readJson(openResource(apiV3Key, resource))
  if (event === 'TRANSACTION.SUCCESS') {
    const read = TransactionShape.safeParse(plain)
    if (!read.success || read.data.mchid !== mchid || read.data.appid !== appid) return undefined
    const seen = seenOf(read.data, said)
    if (seen?.state !== 'paid') return undefined
    const { state: _, ...paid } = seen
    return { id, kind: 'paid', orderNumber: read.data.out_trade_no, ...paid }
  }
  if (!event.startsWith('REFUND.')) return undefined
  const read = RefundNoticeShape.safeParse(plain)
  if (!read.success || read.data.mchid !== mchid) return undefined
  const state = refundState(read.data.refund_status)
  if (!state) return undefined
  const { out_refund_no: number, out_trade_no: orderNumber } = read.data
  return { id, kind: 'refund', number, orderNumber, state, said }
}
