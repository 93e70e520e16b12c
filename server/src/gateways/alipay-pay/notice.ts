import { createVerify } from 'node:crypto'
import type { PayEvent } from '../pay-platform.ts'
import { seenOf } from './meaning.ts'
import { instantOf } from './yuan.ts'

export interface NoticeKeys {
  /** Alipay's key, PEM. */
  publicKey: string
  appId: string
  sellerId: string
}

/** Alipay repeats a notify for 25 hours; what is older was kept by somebody. */
const OLDEST_MS = 26 * 3_600_000
const AHEAD_MS = 15 * 60_000

/**
 * Reads a notify, strictly: the SDK's own check (4.14.0) lets the sender choose the kind of signature, tries twice, and reads a field that
 * comes twice as its last. RSA2 over all fields but `sign` and `sign_type`, sorted, as they are once decoded.
 */
export function openNotice(raw: Buffer, { publicKey, appId, sellerId }: NoticeKeys, now: Date) {
  const said = raw.toString('utf8')
  const fields = fieldsOf(said)
  if (!fields) return { refused: 'a field twice' }
  const { sign, sign_type: kind, ...words } = fields
  if (!sign || kind !== 'RSA2') return { refused: sign ? 'another kind of signature' : 'no signature' }
  const text = Object.keys(words)
    .sort()
    .map((name) => `${name}=${words[name]}`)
    .join('&')
  const isGenuine = createVerify('RSA-SHA256').update(text, 'utf8').verify(publicKey, sign, 'base64')
  if (!isGenuine) return { refused: 'bad signature' }
  if (words.app_id !== appId) return { refused: 'another app' }
  if (words.seller_id !== sellerId) return { refused: 'another seller' }
  const age = now.getTime() - (instantOf(words.notify_time)?.getTime() ?? Number.NaN)
  if (!(age <= OLDEST_MS && age >= -AHEAD_MS)) return { refused: 'stale' }
  return eventOf(words, said) ?? { refused: 'unreadable' }
}

function fieldsOf(form: string): Record<string, string> | undefined {
  const fields: Record<string, string> = Object.create(null)
  for (const [name, value] of new URLSearchParams(form)) {
    if (name in fields) return undefined
    fields[name] = value
  }
  return fields
}

function eventOf(words: Record<string, string>, said: string): PayEvent | { nothing: string } | undefined {
  const { notify_id: noticeId = '', trade_status: status = '', out_trade_no: orderNumber } = words
  if (!/^[\w-]{1,128}$/.test(noticeId) || !orderNumber) return undefined
  // The same notify may speak of the same trade in another state.
  const id = `${noticeId}_${status}`
  // A partial refund also comes as TRADE_SUCCESS, a full one as TRADE_CLOSED.
  const isRefund = words.gmt_refund !== undefined || words.refund_fee !== undefined
  if (isRefund && words.out_biz_no) {
    return { id, kind: 'refund', number: words.out_biz_no, orderNumber, state: 'done', said }
  }
  if (status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED') return { nothing: status }
  const seen = seenOf(words, said)
  if (seen?.state !== 'paid') return undefined
  const { state: _, ...paid } = seen
  return { id, kind: 'paid', orderNumber, ...paid }
}
