import { BillError, type BillRow, fenOf } from './bill-row.ts'
import { linesOf } from './read-csv.ts'

const columns = [
  '微信订单号',
  '商户订单号',
  '交易状态',
  '商户退款单号',
  '退款状态',
  '订单金额',
  '申请退款金额',
] as const
/** The first cell of the two lines at the end, and what the second of them sums. */
const SUMMARY = '总交易单数'

/**
 * WeChat Pay's trade bill (ALL): UTF-8, every cell behind a backtick, yuan, two lines of sums at the end. The sums are compared with the
 * lines: a bill that was cut off is not believed.
 */
export async function* wechatBillRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  let sums: readonly string[] | undefined
  let isSummary = false
  let [count, paidFen, backFen] = [0, 0, 0]
  const lines = linesOf(bytes, {
    encoding: 'utf-8',
    columns,
    clean: (cell) => cell.replace(/^`/, '').trim(),
    isComment: ([first]) => {
      if (first !== SUMMARY) return false
      isSummary = true
      return true
    },
  })
  for await (const { line, cells } of lines) {
    if (isSummary) {
      sums = cells
      continue
    }
    count += 1
    const row = rowOf(line)
    if (row.kind === 'repaid') backFen += row.amountFen
    else paidFen += row.amountFen
    yield row
  }
  // 总交易单数, 应结订单总金额, 退款总金额, …, 订单总金额, 申请退款总金额
  const [total, paid, back] = [sums?.[0], sums?.[5], sums?.[6]]
  if (total === undefined || paid === undefined || back === undefined) throw new BillError('the bill has no end')
  if (Number(total) !== count || fenOf(paid) !== paidFen || fenOf(back) !== backFen)
    throw new BillError('the bill does not add up')
}

function rowOf(line: (column: (typeof columns)[number]) => string): BillRow {
  const state = line('交易状态')
  const common = { orderNumber: line('商户订单号'), outsideNumber: line('微信订单号') }
  if (state === 'REFUND')
    return {
      ...{ kind: 'repaid', ...common, refundNumber: line('商户退款单号') },
      ...{ amountFen: fenOf(line('申请退款金额')), isDone: line('退款状态') === 'SUCCESS' },
    }
  return { kind: 'paid', ...common, amountFen: fenOf(line('订单金额')), isDone: state === 'SUCCESS' }
}
