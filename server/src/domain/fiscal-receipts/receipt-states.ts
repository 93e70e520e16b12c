import type { FiscalReceiptState } from '@anju/shared-types'

export const receiptActions = ['issue', 'strike'] as const
export type ReceiptAction = (typeof receiptActions)[number]
export type ReceiptEvent = 'fiscal-receipt.issued' | 'fiscal-receipt.struck'

type Table = Record<FiscalReceiptState, Partial<Record<ReceiptAction, { to: FiscalReceiptState; event: ReceiptEvent }>>>

/** The life of one 财政电子票据 (D4). It is never withdrawn: an electronic receipt that is wrong is struck by a red one. */
export const receiptTransitions = {
  due: { issue: { to: 'issued', event: 'fiscal-receipt.issued' } },
  issued: { strike: { to: 'struck', event: 'fiscal-receipt.struck' } },
  struck: {},
} as const satisfies Table

export const receiptEdge = (state: FiscalReceiptState, action: ReceiptAction) =>
  (receiptTransitions as Table)[state][action]
