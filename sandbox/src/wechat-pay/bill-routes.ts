import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { spoiled } from '../kit/bill-defects.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { billHash, tradeBill } from './bill.ts'
import type { payRoute } from './pay-route.ts'
import { PayRefusal } from './replies.ts'

const DAY_MS = 86_400_000
/** Bills are there the next day after ten o'clock. */
const READY_MS = DAY_MS + 10 * 3_600_000
const LINK_MS = 5 * 60_000

/** The day's trade bill: first its hash and a link, then the file. */
export function billRoutes(
  world: World,
  make: (what: Pick<Route, 'name' | 'title' | 'method' | 'path'>, say: Parameters<typeof payRoute>[3]) => Route,
): Route[] {
  const { wechatPay: office, keys, clock } = world
  const links = new Map<string, { file: Buffer; until: number; contentType: string }>()

  return [
    make(
      { name: 'tradebill', title: '申请交易账单', method: 'GET', path: '/v3/bill/tradebill' },
      ({ request, faults }) => {
        const date = request.query.get('bill_date') ?? ''
        const type = request.query.get('bill_type') ?? 'ALL'
        const from = Date.parse(`${date}T00:00:00+08:00`)
        if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(from))
          throw new PayRefusal('PARAM_ERROR', '参数错误', { field: 'bill_date', value: date, issue: '日期错误' })
        if (clock.now() < from + READY_MS) throw new PayRefusal('STATEMENT_CREATING', '账单文件正在生成')
        const payments = type === 'REFUND' ? [] : office.orders.paidBetween(from, from + DAY_MS)
        const refunds = (type === 'SUCCESS' ? [] : office.refunds.settledBetween(from, from + DAY_MS)).flatMap(
          (refund) => {
            const order = office.orders.find(refund.outTradeNo)
            return order && refund.end === 'SUCCESS' ? [{ refund, order }] : []
          },
        )
        if (payments.length + refunds.length === 0) throw new PayRefusal('NO_STATEMENT_EXIST', '账单文件不存在')
        const lines = spoiled(payments, ({ outTradeNo }) => outTradeNo, office.billDefects())
        const bytes = Buffer.from(tradeBill(lines, refunds, keys.wechatPay.mchid))
        const isPacked = request.query.get('tar_type') === 'GZIP'
        const token = randomBytes(24).toString('base64url')
        links.set(token, {
          file: isPacked ? gzipSync(bytes) : bytes,
          until: clock.now() + LINK_MS,
          contentType: isPacked ? 'application/x-gzip' : 'text/plain',
        })
        const hash = billHash(bytes)
        return {
          hash_type: 'SHA1',
          // The fault of a wrong signature is here a wrong hash: the file itself is not signed.
          hash_value: faults.has('wrong-signature') ? hash.replace(/^./, (first) => (first === '0' ? '1' : '0')) : hash,
          download_url: `http://${request.headers.host}/wechat-pay/v3/billdownload/file?token=${token}`,
        }
      },
    ),
    make({ name: 'billdownload', title: '下载账单', method: 'GET', path: '/v3/billdownload/file' }, ({ request }) => {
      const link = links.get(request.query.get('token') ?? '')
      if (!link || clock.now() > link.until) throw new PayRefusal('PARAM_ERROR', '下载地址已失效')
      return { file: link.file, contentType: link.contentType }
    }),
  ]
}
