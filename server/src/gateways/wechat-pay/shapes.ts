import { z } from 'zod'

const instant = z.string().transform((text) => new Date(text))

/** What is read of an order, in an answer or in a callback. */
export const TransactionShape = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  success_time: instant.optional(),
  amount: z.object({ total: z.int() }),
})

export const RefundShape = z.object({
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  user_received_account: z.string().optional(),
  status: z.string(),
  success_time: instant.optional(),
})

/** In a callback the same state has another name. */
export const RefundNoticeShape = RefundShape.omit({ status: true }).extend({
  refund_status: z.string(),
  mchid: z.string(),
})

export const CallbackShape = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  event_type: z.string(),
  resource: z.object({
    original_type: z.string(),
    algorithm: z.string(),
    ciphertext: z.string(),
    associated_data: z.string().default(''),
    nonce: z.string(),
  }),
})

export const BillLinkShape = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
})
