import type { Clock } from '../../platform/clock.ts'
import { type AlipayAccount, type AlipayAnswer, beijingTime, createAlipayCall, createSdk } from '../alipay/call.ts'
import { pageUrls } from '../alipay/certify.ts'
import { type GatewayNeeds, isText } from '../ask.ts'
import type { PayOrderAsked, TradeSeen, Unsure } from '../pay-platform.ts'
import type { AlipayPay } from './alipay-pay.ts'
import { downloadBill } from './bill-file.ts'
import { noBillCode, notCloseable, refundSeenOf, seenOf, uncertainCodes } from './meaning.ts'
import { openNotice } from './notice.ts'
import { yuanOf } from './yuan.ts'

export interface AlipayPayAccount extends AlipayAccount {
  /** The merchant's account (PID), which the money goes to. */
  sellerId: string
  notifyUrl: string
}

const unsure = (why: string): Unsure => ({ state: 'unsure', why })
/** The old id of Alipay, the same in every app; an open_id looks different. */
const isUserId = /^2088\d{12}$/
const DAY_MS = 86_400_000
/** A day's bill is there the next day after nine; an hour more before its absence means that nothing was paid. */
const BILL_SURE_MS = DAY_MS + 10 * 3_600_000

/** Alipay's payments through alipay-sdk, every answer verified (`createAlipayCall`); yuan and Beijing time end here. */
export function createAlipayPay(account: AlipayPayAccount, needs: GatewayNeeds & { clock: Clock }): AlipayPay {
  const { appId, sellerId, notifyUrl } = account
  const sdk = createSdk(account, needs)
  const call = createAlipayCall(account, needs, sdk)
  const page = pageUrls(sdk, () => beijingTime(needs.clock.now()))
  const money = (method: string, bizContent: object, more: object = {}) => call(method, { bizContent, ...more })

  const wordsOf = ({ number, description, amountFen, expiresAt }: PayOrderAsked) => ({
    out_trade_no: number,
    total_amount: yuanOf(amountFen),
    // These three are refused in a subject.
    subject: description.replace(/[/=&]/g, ' '),
    time_expire: beijingTime(expiresAt),
  })
  /** `refused` only for a signed no: a refusal that nobody signed may be anybody's. */
  const noOf = (answer: Exclude<AlipayAnswer, { ok: true }>): { state: 'refused'; code: string } | Unsure =>
    answer.kind === 'rejected' && !uncertainCodes.has(answer.code)
      ? { state: 'refused', code: answer.code }
      : unsure(`${answer.kind} ${answer.code}`)

  const ask = async (number: string): Promise<TradeSeen | Unsure> => {
    const answer = await money('alipay.trade.query', { out_trade_no: number })
    if (!answer.ok) {
      const no = noOf(answer)
      return no.state === 'refused' && no.code === 'ACQ.TRADE_NOT_EXIST' ? { state: 'none' } : unsure(answer.code)
    }
    const seen = answer.body.out_trade_no === number ? seenOf(answer.body, answer.said) : undefined
    return seen ?? unsure('unreadable')
  }
  const askRefund: AlipayPay['askRefund'] = async ({ number, orderNumber }) => {
    const answer = await money('alipay.trade.fastpay.refund.query', {
      out_trade_no: orderNumber,
      out_request_no: number,
      query_options: ['gmt_refund_pay'],
    })
    if (!answer.ok) {
      const no = noOf(answer)
      return no.state === 'refused' && no.code === 'ACQ.TRADE_NOT_EXIST' ? { state: 'none' } : unsure(answer.code)
    }
    const { out_request_no: told } = answer.body
    return told === undefined || told === number ? refundSeenOf(answer.body, answer.said) : unsure('unreadable')
  }

  return {
    async orderForApp(order, openId) {
      const answer = await money(
        'alipay.trade.create',
        {
          ...wordsOf(order),
          product_code: 'JSAPI_PAY',
          op_app_id: appId,
          ...(isUserId.test(openId) ? { buyer_id: openId } : { buyer_open_id: openId }),
        },
        { notify_url: notifyUrl },
      )
      if (!answer.ok) return noOf(answer)
      const { trade_no: tradeNo, out_trade_no: number } = answer.body
      return isText(tradeNo) && number === order.number ? { state: 'placed', tradeNo } : unsure('unreadable')
    },
    orderForBrowser: (order, { returnUrl, quitUrl }) => ({
      state: 'placed',
      url: page(
        'alipay.trade.wap.pay',
        { ...wordsOf(order), product_code: 'QUICK_WAP_WAY', quit_url: quitUrl },
        { notify_url: notifyUrl, return_url: returnUrl },
      ),
    }),
    ask,
    async close(number) {
      const answer = await money('alipay.trade.close', { out_trade_no: number })
      if (answer.ok) return { state: 'closed' }
      const no = noOf(answer)
      if (no.state === 'unsure') return no
      if (no.code === 'ACQ.TRADE_NOT_EXIST') return { state: 'none' }
      if (!notCloseable.has(no.code)) return unsure(no.code)
      const seen = await ask(number)
      return seen.state === 'paid' || seen.state === 'closed' ? { state: seen.state } : unsure(no.code)
    },
    async refund({ number, orderNumber, refundFen, reason }) {
      const answer = await money('alipay.trade.refund', {
        out_trade_no: orderNumber,
        // Always sent: without it a second part would be taken for a repeat of the first.
        out_request_no: number,
        refund_amount: yuanOf(refundFen),
        refund_reason: reason,
      })
      if (!answer.ok) return noOf(answer)
      // Y: the money moved. N: a repeat, or not yet: only the question tells.
      if (answer.body.fund_change === 'Y') return { state: 'done', said: answer.said }
      const seen = await askRefund({ number, orderNumber })
      return seen.state === 'none' ? unsure('N and unknown') : seen
    },
    askRefund,
    async bill(day) {
      const answer = await money('alipay.data.dataservice.bill.downloadurl.query', {
        bill_type: 'trade',
        bill_date: day,
      })
      if (!answer.ok) {
        if (answer.kind !== 'rejected' || !noBillCode.test(answer.code)) return unsure(`${answer.kind} ${answer.code}`)
        const isSure = needs.clock.now().getTime() >= Date.parse(`${day}T00:00:00+08:00`) + BILL_SURE_MS
        return { state: isSure ? 'none' : 'not-yet' }
      }
      const { bill_download_url: address } = answer.body
      return isText(address) ? downloadBill(address, account.baseUrl, needs) : unsure('unreadable')
    },
    openCallback: (raw) => openNotice(raw, { publicKey: account.publicKey, appId, sellerId }, needs.clock.now()),
  }
}
