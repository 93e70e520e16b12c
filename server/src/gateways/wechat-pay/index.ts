import Pay from 'wechatpay-node-v3'
import type { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { GatewayNeeds } from '../ask.ts'
import type { PayOrderAsked, Placed, Unsure } from '../pay-platform.ts'
import { readCallback } from './callback.ts'
import { createKeyRing } from './key-ring.ts'
import { refundOf, seenOf } from './meaning.ts'
import { sha1Of, unpacked } from './packed-bill.ts'
import { BillLinkShape, RefundShape, TransactionShape } from './shapes.ts'
import { createTransport, PayCallError } from './transport.ts'
import { trustIn, wordsOf } from './trust.ts'
import type { WechatPay } from './wechat-pay.ts'

export interface WechatPayAccount {
  baseUrl: string
  appid: string
  mchid: string
  /** Of the merchant's certificate, upper case. */
  serialNo: string
  /** PEM. */
  privateKey: string
  apiV3Key: string
  /** Empty for a merchant of platform certificates. */
  publicKeyId: string
  publicKey: string
  notifyUrl: string
}

const unsure = (why: string): Unsure => ({ state: 'unsure', why })
/** `2026-11-22T10:00:00+08:00`. */
const beijing = (at: Date) => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

class Merchant extends Pay {
  /** For the one path that the package has no method for that we could use. */
  headersFor(method: string, url: string): Record<string, string> {
    return { Authorization: this.buildAuthorization(method, url), Accept: 'application/json' }
  }
}

/** WeChat Pay v3 through wechatpay-node-v3 2.2.1, which signs and builds; everything that must be believed is checked here. */
export function createWechatPay(account: WechatPayAccount, needs: GatewayNeeds & { clock: Clock }): WechatPay {
  const { appid, mchid, apiV3Key, publicKeyId } = account
  const pay = new Merchant({
    appid,
    mchid,
    serial_no: account.serialNo,
    // Asked for by its constructor, used only to read a serial number, which it is given.
    publicKey: Buffer.from('-'),
    privateKey: Buffer.from(account.privateKey),
    key: apiV3Key,
    userAgent: 'anju',
  })
  const transport = createTransport(account, needs, () => ring)
  const ring = createKeyRing({
    publicKeyId,
    publicKey: account.publicKey,
    apiV3Key,
    clock: needs.clock,
    log: needs.log,
    fetchCertificates: () =>
      transport.certificates(pay.headersFor('GET', 'https://api.mch.weixin.qq.com/v3/certificates')),
  })
  pay.createHttp(transport as unknown as Parameters<Pay['createHttp']>[0])

  /** One question; a refusal is told by its code, doubt by `unsure`. */
  const ask = async <S extends z.ZodType, T>(
    question: () => Promise<unknown>,
    shape: S,
    meaning: (answer: z.output<S>, said: string) => T | undefined,
    refused: (code: string) => T | undefined,
  ): Promise<T | Unsure> => {
    try {
      const { data, said } = (await question()) as { data: unknown; said: string }
      const read = shape.safeParse(data)
      return (read.success ? meaning(read.data, said) : undefined) ?? unsure('unreadable')
    } catch (error) {
      if (!(error instanceof PayCallError)) throw error
      return (error.kind === 'rejected' ? refused(error.code) : undefined) ?? unsure(`${error.kind} ${error.code}`)
    }
  }
  const said = (code: string) => ({ state: 'refused', code }) as const
  const orderOf = ({ number, description, amountFen, expiresAt }: PayOrderAsked) => ({
    description,
    out_trade_no: number,
    time_expire: beijing(expiresAt),
    notify_url: account.notifyUrl,
    amount: { total: amountFen, currency: 'CNY' },
  })
  /** The package answers with the sheet instead of the prepay id once it has signed it. */
  const place = async <T>(question: () => Promise<unknown>, read: (data: Record<string, string>) => T | undefined) => {
    try {
      const { data } = (await question()) as { data: Record<string, string> }
      return read(data) ?? unsure('unreadable')
    } catch (error) {
      if (!(error instanceof PayCallError)) throw error
      return error.kind === 'rejected' ? said(error.code) : unsure(`${error.kind} ${error.code}`)
    }
  }

  return {
    orderForApp: (order, openid) =>
      place(
        () => pay.transactions_jsapi({ ...orderOf(order), payer: { openid } }),
        ({ timeStamp, nonceStr, package: prepaid, paySign }) =>
          timeStamp && nonceStr && prepaid && paySign
            ? {
                state: 'placed' as const,
                sheet: { timeStamp, nonceStr, package: prepaid, signType: 'RSA' as const, paySign },
              }
            : undefined,
      ),
    orderForBrowser: (order, { ip, returnUrl }) =>
      place(
        () =>
          pay.transactions_h5({
            ...orderOf(order),
            scene_info: { payer_client_ip: ip, h5_info: { type: 'Wap' } },
          } as Parameters<Pay['transactions_h5']>[0]),
        ({ h5_url: page }) => {
          if (!page) return undefined
          const url = new URL(page)
          url.searchParams.set('redirect_url', returnUrl)
          return { state: 'placed' as const, url: url.href }
        },
      ),
    ask: (number) =>
      ask(
        () => pay.query({ out_trade_no: number }),
        TransactionShape,
        (order, said) => (order.out_trade_no === number && order.mchid === mchid ? seenOf(order, said) : undefined),
        (code) => (code === 'ORDER_NOT_EXIST' ? { state: 'none' as const } : undefined),
      ),
    async close(number) {
      try {
        await pay.close(number)
        return { state: 'closed' }
      } catch (error) {
        if (!(error instanceof PayCallError)) throw error
        if (error.code === 'ORDER_PAID') return { state: 'paid' }
        if (error.code === 'ORDER_NOT_EXIST') return { state: 'none' }
        return unsure(`${error.kind} ${error.code}`)
      }
    },
    refund: ({
      number,
      orderNumber,
      refundFen,
      totalFen,
      reason,
    }): Promise<Placed<NonNullable<ReturnType<typeof refundOf>>>> =>
      ask(
        () =>
          pay.refunds({
            out_trade_no: orderNumber,
            out_refund_no: number,
            reason,
            // Without it the callback would come in the old XML.
            notify_url: account.notifyUrl,
            amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
          }),
        RefundShape,
        (refund, words): Exclude<Placed<NonNullable<ReturnType<typeof refundOf>>>, Unsure> | undefined =>
          refund.out_refund_no === number ? refundOf(refund, words) : undefined,
        said,
      ),
    askRefund: ({ number }) =>
      ask(
        () => pay.find_refunds(number),
        RefundShape,
        (refund, words): NonNullable<ReturnType<typeof refundOf>> | { state: 'none' } | undefined =>
          refund.out_refund_no === number ? refundOf(refund, words) : undefined,
        (code) => (code === 'RESOURCE_NOT_EXISTS' ? { state: 'none' as const } : undefined),
      ),
    async bill(day) {
      const link = await ask(
        () => pay.tradebill({ bill_date: day, bill_type: 'ALL', tar_type: 'GZIP' }),
        BillLinkShape,
        (found): { state: 'link'; hash: string; url: string } | { state: 'none' | 'not-yet' } => ({
          state: 'link',
          hash: found.hash_value,
          url: found.download_url,
        }),
        (code) =>
          code === 'NO_STATEMENT_EXIST'
            ? { state: 'none' as const }
            : code === 'STATEMENT_CREATING'
              ? { state: 'not-yet' as const }
              : undefined,
      )
      if (link.state !== 'link') return link
      try {
        const { pathname, search } = new URL(link.url)
        const path = pathname.slice(pathname.indexOf('/v3/')) + search
        const { data } = (await pay.downloadBill(`https://api.mch.weixin.qq.com${path}`)) as { data?: Uint8Array }
        if (!data) return unsure('no file')
        const hash = await sha1Of(data).catch(() => undefined)
        if (hash !== link.hash.toLowerCase()) return unsure('wrong hash')
        return { state: 'bill', hash, bytes: () => unpacked(data) }
      } catch (error) {
        if (error instanceof PayCallError) return unsure(`${error.kind} ${error.code}`)
        throw error
      }
    },
    async openCallback(headers, raw) {
      await ring.know(headers['wechatpay-serial'])
      const header = (name: string) => headers[name]
      const trust = trustIn(header, raw, ring.keyOf, needs.clock.now())
      if (trust !== 'ok') return { refused: trust }
      try {
        return readCallback(raw, wordsOf(header, raw), { apiV3Key, mchid, appid }) ?? { refused: 'unreadable' }
      } catch {
        // node:crypto says only that the tag is wrong: sealed with another key, or changed on the way.
        return { refused: 'bad-seal' }
      }
    },
  }
}
