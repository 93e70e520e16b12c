import { type FiscalReceipt, fiscalReceiptStates, type StaffFiscalReceipt } from '@anju/shared-types'
import type { FiscalReceipts } from '../../gateways/fiscal-receipts/index.ts'
import type { ReceiptRow } from './receipt-store.ts'

type Office = Pick<FiscalReceipts, 'verifyUrl'>

/** A receipt as the payer and the sides of the case see it. */
export function receiptView(office: Office, row: ReceiptRow): FiscalReceipt {
  const { kind, state, amountFen, issuedAt, code, number, checkCode } = row
  return {
    kind,
    kindLabel: kind === 'blue' ? '财政电子票据' : '红字票据',
    state,
    stateLabel: fiscalReceiptStates[state],
    now: nowText(row),
    amountFen,
    ...(issuedAt && { issuedAt: issuedAt.toISOString() }),
    ...(code &&
      number &&
      checkCode && { code, number, checkCode, verifyUrl: office.verifyUrl({ code, number, checkCode }) }),
  }
}

function nowText({ kind, state, taskAt }: ReceiptRow): string {
  if (state === 'due') {
    if (taskAt) return '开得比平时慢，工作人员已经在催。钱已到账，不影响办件。'
    return kind === 'blue'
      ? '票据正在开具，一般几分钟就好，不用您做什么。'
      : '这笔费用要退，原来的票据正在作废，不用您做什么。'
  }
  if (kind === 'red') return '用来冲销前一张票据，留作退款凭证。'
  return state === 'issued'
    ? '可以报销、入账。谁都可以凭号码和校验码查真伪。'
    : '这笔费用要退，这张票据作废，不能再用。'
}

export const staffReceipt = (office: Office, row: ReceiptRow): StaffFiscalReceipt => ({
  ...receiptView(office, row),
  id: row._id,
  caseId: row.caseId,
  orderNumber: row.orderNumber,
  openedAt: row.openedAt.toISOString(),
  problem: row.state === 'due' ? (row.problem ?? '') : '',
  asks: row.asks,
  history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
  allowedActions: row.state === 'due' ? ['again'] : [],
})
