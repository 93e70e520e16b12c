import { z } from 'zod'
import { routes } from '../route.ts'
import { fiscalReceiptStates } from '../states.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

/** 财政电子票据 of a payment, as its payer and the sides of the case see it. */
export const FiscalReceiptShape = z.object({
  /** `red` (红字票据) strikes the one before it. */
  kind: z.enum(['blue', 'red']),
  kindLabel: z.string(),
  state: z.enum(Object.keys(fiscalReceiptStates) as [keyof typeof fiscalReceiptStates]),
  stateLabel: z.string(),
  /** What it is good for, or what happens now, in a sentence. */
  now: z.string(),
  /** Of a red one: what it takes away. */
  amountFen: z.int(),
  issuedAt: InstantShape.optional(),
  /** 票据代码, 票据号码, 校验码: there once it is issued. */
  code: z.string().optional(),
  number: z.string().optional(),
  checkCode: z.string().optional(),
  /** The public page on which anybody checks it. */
  verifyUrl: z.string().optional(),
})
export type FiscalReceipt = z.output<typeof FiscalReceiptShape>

export const StaffFiscalReceiptShape = FiscalReceiptShape.extend({
  /** Our business number (业务流水号), which the finance office knows it by. */
  id: z.string(),
  caseId: IdShape,
  orderNumber: z.string(),
  openedAt: InstantShape,
  /** What the finance office said last. */
  problem: z.string(),
  asks: z.int(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type StaffFiscalReceipt = z.output<typeof StaffFiscalReceiptShape>

export const fiscalReceipts = routes('/fiscal-receipts', {
  late: {
    method: 'GET',
    path: '/late',
    caller: { staff: ['supervisor', 'inspector'] },
    summary: '没能按时开出来的财政电子票据，要人去问财政部门',
    changes: false,
    reply: z.object({
      /** How many are under way, late or not. */
      due: z.int(),
      items: z.array(StaffFiscalReceiptShape),
    }),
    errors: [],
  },
  again: {
    method: 'POST',
    path: '/:id/again',
    caller: { staff: ['supervisor'] },
    summary: '用原来的业务流水号马上再开一次',
    changes: true,
    reply: StaffFiscalReceiptShape,
    errors: [],
  },
  ofOrder: {
    method: 'GET',
    path: '/orders/:number',
    caller: { staff: ['supervisor', 'inspector'] },
    summary: '一笔付款开过的票据',
    changes: false,
    reply: z.object({ items: z.array(StaffFiscalReceiptShape) }),
    errors: [],
  },
})
