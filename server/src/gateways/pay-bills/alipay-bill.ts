import { Unzip, UnzipInflate } from 'fflate'
import { BillError, type BillRow, fenOf } from './bill-row.ts'
import { linesOf } from './read-csv.ts'

const columns = ['支付宝交易号', '商户订单号', '业务类型', '订单金额（元）', '退款批次号/请求号'] as const
/** Between dashes, of which the files have more or fewer. */
const END = /^#-+业务明细列表结束/

/**
 * Alipay's trade bill: a zip of two GBK lists, of which the one without 汇总 has the lines; comments behind `#`, cells that may end with a
 * tab, refunds with negative amounts. It carries no hash: the line that closes the list shows that it is whole.
 */
export async function* alipayBillRows(zip: Uint8Array): AsyncGenerator<BillRow> {
  let isClosed = false
  const lines = linesOf(detailsOf(zip), {
    encoding: 'gb18030',
    columns,
    clean: (cell) => cell.trim(),
    isComment: ([first = '']) => {
      if (END.test(first)) isClosed = true
      return first.startsWith('#')
    },
  })
  for await (const { line } of lines) yield rowOf(line)
  if (!isClosed) throw new BillError('the bill has no end')
}

function rowOf(line: (column: (typeof columns)[number]) => string): BillRow {
  const fen = fenOf(line('订单金额（元）'))
  const common = { orderNumber: line('商户订单号'), outsideNumber: line('支付宝交易号'), isDone: true }
  return line('业务类型') === '退款' || fen < 0
    ? { kind: 'repaid', ...common, refundNumber: line('退款批次号/请求号'), amountFen: Math.abs(fen) }
    : { kind: 'paid', ...common, amountFen: fen }
}

/** How much is unpacked at once: lines that differ in little but a number come out at fifty times this. */
const PIECE = 2 * 1024
/** How much is parsed at once: the parser keeps every line of what it is given. */
const SLICE = 16 * 1024

/** The bytes of the list with the lines, unpacked a piece at a time. Names in the zip are GBK without a flag: fflate reads them as Latin. */
async function* detailsOf(zip: Uint8Array): AsyncGenerator<Uint8Array> {
  const gbk = new TextDecoder('gb18030')
  const pieces: Uint8Array[] = []
  let found = false
  let problem: Error | undefined
  const unzip = new Unzip((file) => {
    const name = gbk.decode(Uint8Array.from(file.name, (char) => char.charCodeAt(0)))
    if (found || /汇总/.test(name) || /汇总/.test(file.name) || !/\.csv$/i.test(name)) return
    found = true
    file.ondata = (error, data) => {
      if (error) problem = error
      else pieces.push(data)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < zip.length; at += PIECE) {
    try {
      unzip.push(zip.subarray(at, at + PIECE), at + PIECE >= zip.length)
    } catch (error) {
      throw new BillError(`the bill cannot be unpacked: ${error instanceof Error ? error.message : ''}`)
    }
    if (problem) throw new BillError(`the bill cannot be unpacked: ${problem.message}`)
    for (const piece of pieces.splice(0)) {
      for (let from = 0; from < piece.length; from += SLICE) yield piece.subarray(from, from + SLICE)
    }
  }
  if (!found) throw new BillError('the bill has no list')
}
