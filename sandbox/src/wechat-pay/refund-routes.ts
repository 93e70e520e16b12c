import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { readFields } from './fields.ts'
import type { Order } from './orders.ts'
import type { payRoute } from './pay-route.ts'
import type { Refund } from './refunds.ts'
import { PayRefusal } from './replies.ts'
import { refundAnswer, refundNotice } from './transaction.ts'

const YEAR_MS = 365 * 86_400_000
const MOST_REFUNDS = 50

/** Giving back: accepted at once, with the payer a little later, told by a callback. */
export function refundRoutes(
  world: World,
  make: (what: Pick<Route, 'name' | 'title' | 'method' | 'path'>, say: Parameters<typeof payRoute>[3]) => Route,
): Route[] {
  const { wechatPay: office, keys, clock } = world
  const { orders, refunds } = office

  const give = (body: Buffer): [Refund, Order] => {
    const asked = readFields(body, {
      'transaction_id?': 'text',
      'out_trade_no?': 'text',
      out_refund_no: 'text',
      'reason?': 'text',
      'notify_url?': 'text',
      'funds_account?': 'text',
      amount: { refund: 'whole', total: 'whole', currency: 'text', 'from?': 'list' },
      'goods_detail?': 'list',
    })
    const order = asked.transaction_id
      ? orders.byTransaction(String(asked.transaction_id))
      : orders.find(String(asked.out_trade_no ?? ''))
    if (!order || order.transactionId === '') throw new PayRefusal('RESOURCE_NOT_EXISTS', '订单不存在或未支付')
    const { refund: amount, total } = asked.amount as { refund: number; total: number }
    const outRefundNo = String(asked.out_refund_no)
    if (outRefundNo.length > 64 || !/^[0-9A-Za-z_\-|*@]+$/.test(outRefundNo))
      throw new PayRefusal('PARAM_ERROR', '参数错误', {
        field: '/out_refund_no',
        value: outRefundNo,
        issue: '格式错误',
      })
    const known = refunds.find(outRefundNo)
    if (known) {
      const isSame = known.outTradeNo === order.outTradeNo && known.amount === amount && known.total === total
      if (!isSame) throw new PayRefusal('INVALID_REQUEST', '退款单号重复，参数不一致')
      return [known, order]
    }
    const earlier = refunds.ofOrder(order.outTradeNo).filter(({ end }) => end !== 'CLOSED')
    const given = earlier.reduce((sum, refund) => sum + refund.amount, 0)
    if (total !== order.total || amount < 1 || given + amount > order.total)
      throw new PayRefusal('INVALID_REQUEST', '退款金额超过可退金额或订单金额不一致')
    if (earlier.length >= MOST_REFUNDS || clock.now() > order.paidAt + YEAR_MS)
      throw new PayRefusal('INVALID_REQUEST', '超过可退款次数或期限')
    const refund = refunds.add({
      outRefundNo,
      outTradeNo: order.outTradeNo,
      amount,
      total,
      reason: String(asked.reason ?? ''),
      notifyUrl: String(asked.notify_url ?? ''),
      settlesAt: clock.now() + office.refundMs,
      end: office.nextEnd(),
    })
    const refunded = orders.save({ ...order, state: 'REFUND' })
    if (refund.notifyUrl !== '') {
      office.notify(`REFUND.${refund.end}`, refund.notifyUrl, refundNotice(refund, refunded, keys.wechatPay.mchid), {
        mode: office.mode(),
        delayMs: office.refundMs,
      })
    }
    return [refund, refunded]
  }

  return [
    make({ name: 'refund', title: '退款', method: 'POST', path: '/v3/refund/domestic/refunds' }, ({ request }) => {
      const [refund, order] = give(request.body)
      return refundAnswer(refund, order, refunds.stateOf(refund))
    }),
    make(
      { name: 'refund-query', title: '查退款', method: 'GET', path: '/v3/refund/domestic/refunds/:number' },
      ({ params }) => {
        const refund = refunds.find(params.number ?? '')
        const order = refund && orders.find(refund.outTradeNo)
        if (!refund || !order) throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
        return refundAnswer(refund, order, refunds.stateOf(refund))
      },
    ),
  ]
}
