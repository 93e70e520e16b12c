import { createSign, randomBytes } from 'node:crypto'
import type { Callbacks, Channel } from '../kit/callbacks.ts'
import { beijingText, type Clock } from '../kit/clock.ts'
import type { FaultMenu } from '../kit/faults.ts'
import { json } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'
import type { Route } from '../kit/route.ts'

/** What a tester can have wrong with one notify, beside the faults of the menu. `sha1`: rightly signed, by the old kind of signature. */
export const NOTIFY_DEFECTS = ['wrong-signature', 'no-signature', 'sha1', 'doubled-field'] as const
export type NotifyDefect = (typeof NOTIFY_DEFECTS)[number]

type Payload = { id: string; path: string; fields: Record<string, string>; defect?: NotifyDefect }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h: the table of the document. */
const RETRIES = [4 * MINUTE, 10 * MINUTE, 10 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 15 * HOUR]

/** All parameters but `sign` and `sign_type`, as they are before they are encoded for the form. */
export const textToSign = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .filter(([name]) => name !== 'sign' && name !== 'sign_type')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

function notifyChannel({ alipay, alipayPay }: Keys, clock: Clock): Channel<Payload> {
  return {
    name: 'alipay.notify',
    timeoutMs: 5_000,
    retryAfterMs: RETRIES,
    build({ id, path, fields, defect }, isForged) {
      const all: Record<string, string> = {
        // The machine's time: a tester who moves this world's clock has not moved our server's.
        notify_time: beijingText(clock.now() - clock.offset()),
        notify_type: 'trade_status_sync',
        notify_id: id,
        app_id: alipay.appId,
        auth_app_id: alipay.appId,
        seller_id: alipayPay.sellerId,
        charset: 'utf-8',
        version: '1.0',
        ...fields,
      }
      // Fields without a value are never sent.
      for (const [name, value] of Object.entries(all)) if (value === '') delete all[name]
      const kind = defect === 'sha1' ? 'RSA-SHA1' : 'RSA-SHA256'
      const right = createSign(kind).update(textToSign(all), 'utf8').sign(alipay.alipayPrivateKey, 'base64')
      const isWrong = isForged || defect === 'wrong-signature'
      const form = new URLSearchParams({
        ...all,
        sign_type: defect === 'sha1' ? 'RSA' : 'RSA2',
        ...(defect !== 'no-signature' && { sign: isWrong ? (right[0] === 'A' ? 'B' : 'A') + right.slice(1) : right }),
      })
      if (defect === 'doubled-field') form.append('out_trade_no', 'another')
      return {
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: form.toString(),
      }
    },
    // Seven letters and nothing else; `fail`, a page or a redirect mean: again.
    accepts: (status, body) => status === 200 && body === 'success',
  }
}

const newNotifyId = () =>
  `${beijingText(Date.now()).slice(0, 10).replaceAll('-', '')}00222${randomBytes(12).toString('hex')}`

/** Tells our server; the faults of `alipay.notify` bite here. `id` sends a notify under the id it had before. */
export function createTradeNotify(needs: { callbacks: Callbacks; keys: Keys; clock: Clock; faults: FaultMenu }) {
  const { callbacks, keys, clock, faults } = needs
  const send = callbacks.define(notifyChannel(keys, clock))
  return (
    notifyUrl: string,
    fields: Record<string, string>,
    { defect, id = newNotifyId(), delayMs = 0 }: { defect?: NotifyDefect; id?: string; delayMs?: number } = {},
  ) => {
    const here = faults.take('alipay.notify', () => [])
    if (here.has('refuse') || notifyUrl === '') return
    const { pathname, search } = new URL(notifyUrl)
    send(
      { id, path: pathname + search, fields, ...(defect && { defect }) },
      {
        copies: here.has('duplicate') ? 2 : 1,
        delayMs: delayMs + (here.get('late')?.delayMs ?? 0),
        isForged: here.has('wrong-signature'),
      },
    )
  }
}
export type TradeNotify = ReturnType<typeof createTradeNotify>

/** Stands in the table so that its faults can be ordered; nobody calls it from outside. */
export const tradeNotifyRoute: Route = {
  name: 'alipay.notify',
  title: '支付宝：付款、退款的异步通知',
  method: 'OUT',
  path: '/callbacks/alipay-pay',
  faults: ['refuse', 'wrong-signature', 'duplicate', 'late'],
  handle: () => json({ error: 'outgoing only' }, 404),
}
