import { randomUUID } from 'node:crypto'
import type { Callbacks, Channel } from '../kit/callbacks.ts'
import { beijingIso, type Clock } from '../kit/clock.ts'
import type { FaultMenu } from '../kit/faults.ts'
import { json } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'
import type { Route } from '../kit/route.ts'
import { sealResource } from './resource.ts'
import { type Defect, signedHeaders, type TrustMode } from './signing.ts'

export const EVENTS = ['TRANSACTION.SUCCESS', 'REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED'] as const
export type PayEvent = (typeof EVENTS)[number]

/** What a tester can have wrong with one callback, beside the faults of the menu. */
export const NOTIFY_DEFECTS = ['wrong-signature', 'signtest', 'stale', 'unknown-serial', 'wrong-tag', 'xml'] as const
export type NotifyDefect = (typeof NOTIFY_DEFECTS)[number]

type Payload = {
  id: string
  event: PayEvent
  at: number
  path: string
  plain: string
  mode: TrustMode
  defect?: NotifyDefect
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** 15 s/15 s/30 s/3 m/10 m/20 m/30 m/30 m/30 m/60 m/3 h/3 h/3 h/6 h/6 h: the table of the document. */
const RETRIES = [
  ...[
    15 * SECOND,
    15 * SECOND,
    30 * SECOND,
    3 * MINUTE,
    10 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    30 * MINUTE,
    30 * MINUTE,
  ],
  ...[HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
]

function payChannel(keys: Keys, clock: Clock): Channel<Payload> {
  return {
    name: 'wechat-pay.notify',
    timeoutMs: 5_000,
    retryAfterMs: RETRIES,
    build({ id, event, at, path, plain, mode, defect }, isForged) {
      const kind = event.startsWith('REFUND') ? 'refund' : 'transaction'
      const resource = sealResource(keys.wechatPay.apiV3Key, plain, kind)
      if (defect === 'wrong-tag') resource.ciphertext = brokenTag(resource.ciphertext)
      const body =
        defect === 'xml'
          ? '<xml><return_code>SUCCESS</return_code></xml>'
          : JSON.stringify({
              id,
              create_time: beijingIso(at),
              resource_type: 'encrypt-resource',
              event_type: event,
              summary: event === 'TRANSACTION.SUCCESS' ? '支付成功' : '退款',
              resource: { original_type: kind, ...resource },
            })
      const onHeaders: Defect | undefined = isForged
        ? 'wrong-signature'
        : defect === 'wrong-tag' || defect === 'xml'
          ? undefined
          : defect
      return {
        path,
        headers: { 'content-type': 'application/json', ...signedHeaders(keys, clock, mode, body, onHeaders) },
        body,
      }
    },
    accepts: (status) => status === 200 || status === 204,
  }
}

function brokenTag(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64')
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  return bytes.toString('base64')
}

/** Tells our server; the faults of `wechat-pay.notify` bite here. `again` sends a notice under the id it had before. */
export function createPayNotify(needs: { callbacks: Callbacks; keys: Keys; clock: Clock; faults: FaultMenu }) {
  const { callbacks, keys, clock, faults } = needs
  const send = callbacks.define(payChannel(keys, clock))
  return (
    event: PayEvent,
    notifyUrl: string,
    plain: Record<string, unknown>,
    {
      mode,
      delayMs = 0,
      defect,
      id = randomUUID(),
    }: { mode: TrustMode; delayMs?: number; defect?: NotifyDefect; id?: string },
  ) => {
    const here = faults.take('wechat-pay.notify', () => [])
    if (here.has('refuse')) return
    const path = new URL(notifyUrl).pathname
    send(
      { id, event, at: clock.now(), path, plain: JSON.stringify(plain), mode, ...(defect && { defect }) },
      {
        copies: here.has('duplicate') ? 2 : 1,
        delayMs: delayMs + (here.get('late')?.delayMs ?? 0),
        isForged: here.has('wrong-signature'),
      },
    )
  }
}
export type PayNotify = ReturnType<typeof createPayNotify>

/** Stands in the table so that its faults can be ordered; nobody calls it from outside. */
export const payNotifyRoute: Route = {
  name: 'wechat-pay.notify',
  title: '微信支付：付款、退款的回调',
  method: 'OUT',
  path: '/callbacks/wechat-pay',
  faults: ['refuse', 'wrong-signature', 'duplicate', 'late'],
  handle: () => json({ error: 'outgoing only' }, 404),
}
