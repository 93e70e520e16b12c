import { randomBytes } from 'node:crypto'
import { failed } from '../alipay/gateway-request.ts'
import type { AlipayMethod } from '../alipay/methods.ts'
import { spoiled } from '../kit/bill-defects.ts'
import { jsonObject, text } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { tradeBill } from './bill.ts'

const DAY_MS = 86_400_000
/** A day's bill is there the next day after nine; a month's on the third. */
const DAY_READY_MS = DAY_MS + 9 * 3_600_000
const MONTH_READY_MS = 2 * DAY_MS + 9 * 3_600_000
const LINK_MS = 30_000
const PATH = '/alipay/bill-file'

/** First an address that lives for half a minute, then the file behind it. */
export function billDownload(world: World): { method: AlipayMethod; route: Route } {
  const { alipayPay: office, keys, clock, people } = world
  const links = new Map<string, { file: Buffer; until: number }>()

  const spanOf = (date: string): { from: number; until: number; readyAt: number } | undefined => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00+08:00`) : Number.NaN
    if (!Number.isNaN(day)) return { from: day, until: day + DAY_MS, readyAt: day + DAY_READY_MS }
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(date) ?? []
    if (!year || !month || Number(month) < 1 || Number(month) > 12) return undefined
    const next =
      Number(month) === 12 ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
    const until = Date.parse(`${next}-01T00:00:00+08:00`)
    return { from: Date.parse(`${date}-01T00:00:00+08:00`), until, readyAt: until + MONTH_READY_MS }
  }

  const method: AlipayMethod = {
    name: 'alipay.data.dataservice.bill.downloadurl.query',
    title: '支付宝：申请账单',
    persons: () => [],
    run(params, { headers }) {
      const {
        bill_type: type,
        bill_date: date,
        ...rest
      } = jsonObject(Buffer.from(params.get('biz_content') ?? '')) ?? {}
      const span = typeof date === 'string' ? spanOf(date) : undefined
      if (type !== 'trade' || !span || Object.keys(rest).length > 0)
        return { error: failed('isv.invalid-arguments', '参数错误') }
      const payments = office.trades.paidBetween(span.from, span.until)
      const refunds = office.refunds.settledBetween(span.from, span.until).flatMap((refund) => {
        const trade = office.trades.find(refund.outTradeNo)
        return trade ? [{ refund, trade }] : []
      })
      if (clock.now() < span.readyAt || payments.length + refunds.length === 0)
        return { error: failed('BILL_NOT_EXIST', '账单不存在') }
      const logonId = (openId: string) => {
        const person = people.byAlipayOpenId(openId)
        return person ? `*${person.name.slice(-1)}(${person.phone.slice(0, 3)}******${person.phone.slice(-2)})` : ''
      }
      const lines = spoiled(payments, ({ outTradeNo }) => outTradeNo, office.billDefects())
      const bill = { sellerId: keys.alipayPay.sellerId, ...span, payments: lines, refunds, logonId }
      const file = tradeBill(bill, clock.now())
      const token = randomBytes(24).toString('base64url')
      links.set(token, { file, until: clock.now() + LINK_MS })
      const address = `http://${headers.host}${PATH}?token=${token}`
      return { response: { code: '10000', msg: 'Success', bill_download_url: address } }
    },
  }
  const route: Route = {
    name: 'alipay.bill-file',
    title: '支付宝：下载账单',
    method: 'GET',
    path: PATH,
    faults: ['slow', '500', 'timeout-after'],
    handle: ({ request }) => {
      const link = links.get(request.query.get('token') ?? '')
      if (!link || clock.now() > link.until) return text('下载地址已失效', 403)
      return { status: 200, headers: { 'content-type': 'application/zip' }, body: link.file }
    },
  }
  return { method, route }
}
