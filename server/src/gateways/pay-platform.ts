/** What our server orders; `number` is ours, `[0-9A-Za-z_]`, 6 to 32 characters, and names this order for ever. */
export interface PayOrderAsked {
  number: string
  description: string
  amountFen: number
  expiresAt: Date
}

/** The platform's words with their signature, as they came: what the book keeps as proof. */
export interface Told {
  said: string
}

export type TradeSeen =
  | ({ state: 'paid'; tradeNo: string; paidAt: Date; amountFen: number; isRefunded: boolean } & Told)
  | { state: 'unpaid' | 'closed' }
  /** The platform has no such order. It may also be so fresh that it does not know it yet. */
  | { state: 'none' }

/** Nobody can say what happened; the same question or the same words again are safe. */
export interface Unsure {
  state: 'unsure'
  why: string
}

export interface RefundAsked {
  /** Ours; a repeat keeps it. */
  number: string
  orderNumber: string
  refundFen: number
  totalFen: number
  reason: string
}
export type RefundSeen = {
  state: 'processing' | 'done' | 'abnormal' | 'failed'
  /** Where the platform pays it to, as it calls it: 支付用户零钱, 招商银行信用卡0403. */
  receivedBy?: string
  doneAt?: Date
} & Told

/** A verified callback: what the platform says happened. The amounts are compared by whoever knows the order. */
export type PayEvent =
  | ({ id: string; kind: 'paid'; orderNumber: string } & Omit<Extract<TradeSeen, { state: 'paid' }>, 'state'>)
  | ({ id: string; kind: 'refund'; number: string; orderNumber: string; state: RefundSeen['state'] } & Told)

export type Placed<T> = T | { state: 'refused'; code: string } | Unsure

/** A platform that takes money for us: what is the same at WeChat Pay and Alipay. */
export interface PayPlatform {
  ask(number: string): Promise<TradeSeen | Unsure>
  /** `paid`: it was paid meanwhile, so it stays. */
  close(number: string): Promise<{ state: 'closed' | 'paid' | 'none' } | Unsure>
  refund(asked: RefundAsked): Promise<Placed<RefundSeen>>
  askRefund(refund: Pick<RefundAsked, 'number' | 'orderNumber'>): Promise<RefundSeen | { state: 'none' } | Unsure>
}
