import { z } from 'zod'
import { payChannels } from '../account-words.ts'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { OrderRefundShape, StaffPayOrderShape } from './payments.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

const staff = { staff: ['supervisor'] } as const
const reason = typedText(200, '理由')

export const StaffRefundShape = OrderRefundShape.extend({
  id: IdShape,
  caseId: IdShape,
  orderNumber: z.string(),
  channel: z.enum(Object.keys(payChannels) as [keyof typeof payChannels]),
  by: z.string(),
  /** Why the platform did not carry it out, and what helps. */
  problem: z.string().optional(),
  since: InstantShape,
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type StaffRefund = z.output<typeof StaffRefundShape>

const OrderWithRefundsShape = z.object({
  order: StaffPayOrderShape,
  /** What may still be given back. */
  leftFen: z.int(),
  refunds: z.array(StaffRefundShape),
})
export type OrderWithRefunds = z.output<typeof OrderWithRefundsShape>

export const refunds = routes('/refunds', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '没有退进去的退款，要人处理',
    changes: false,
    reply: z.object({ items: z.array(StaffRefundShape) }),
    errors: [],
  },
  order: {
    method: 'GET',
    path: '/orders/:number',
    caller: staff,
    summary: '按付款单号查一笔付款、退过多少、还能退多少',
    changes: false,
    reply: OrderWithRefundsShape,
    errors: [],
  },
  refund: {
    method: 'POST',
    path: '/orders/:number',
    caller: staff,
    summary: '退一笔付款的全部或一部分，理由缴费人看得到',
    changes: true,
    body: z.strictObject({ amountFen: z.int().min(1), reason }),
    reply: OrderWithRefundsShape,
    errors: ['REFUND_TOO_MUCH'],
  },
  retry: {
    method: 'POST',
    path: '/:id/retry',
    caller: staff,
    summary: '原退款单号再退一次',
    changes: true,
    body: z.strictObject({ reason }),
    reply: StaffRefundShape,
    errors: [],
  },
  atCounter: {
    method: 'GET',
    path: '/at-counter',
    caller: { staff: ['clerk', 'supervisor'] },
    summary: '窗口收的款，已决定退、还没有退给缴费人的',
    changes: false,
    reply: z.object({ items: z.array(StaffRefundShape) }),
    errors: [],
  },
  payOut: {
    method: 'POST',
    path: '/:id/pay-out',
    caller: { staff: ['clerk', 'supervisor'] },
    summary: '窗口已把款退给缴费人，记下退款小票；决定退款的人不能自己付',
    changes: true,
    body: z.strictObject({ slip: typedText(60, '小票号') }),
    reply: StaffRefundShape,
    errors: ['SAME_PERSON'],
  },
  byHand: {
    method: 'POST',
    path: '/:id/by-hand',
    caller: staff,
    summary: '已用其他方式退还，记下凭证',
    changes: true,
    body: z.strictObject({ slip: typedText(60, '凭证号'), reason }),
    reply: StaffRefundShape,
    errors: [],
  },
})
