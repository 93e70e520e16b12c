import { describe, expect, it } from 'vitest'
import { alipayBillRows } from './alipay-bill.ts'
import { fenOf } from './bill-row.ts'
import { wechatBillRows } from './wechat-bill.ts'

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const ticked = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',')
const paid = ticked(
  '2026-11-22 10:00:00,wx1,19,0,,4200,A1,o1,JSAPI,SUCCESS,OTHERS,CNY,80.00,0.00,0,0,0.00,0.00,,,不动产登记\\ 费,,0.00000,0.00%,80.00,0.00,'.split(
    ',',
  ),
)
const back = ticked(
  '2026-11-22 11:00:00,wx1,19,0,,4200,A1,o1,JSAPI,REFUND,OTHERS,CNY,0.00,0.00,5030,A1_R1,10.05,0.00,ORIGINAL,PROCESSING,费,,0.00000,0.00%,0.00,10.05,'.split(
    ',',
  ),
)
const bill = (lines: readonly string[], sums: string) =>
  `\uFEFF${[HEADER, ...lines, SUMMARY, ticked(sums.split(','))].join('\r\n')}\r\n`
async function* pieces(text: string, size = 7) {
  // Cut anywhere, also inside a character.
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const all = async <T>(rows: AsyncIterable<T>) => {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}

it.each([
  ['80.00', 8_000],
  ['0.1', 10],
  ['-10.05', -1_005],
  ['7', 700],
])('%s yuan are %i fen', (yuan, fen) => {
  expect(fenOf(yuan)).toBe(fen)
})

it.each(['', '1.005', '1e3', 'NaN', '1,000.00'])('%j is no amount', (yuan) => {
  expect(() => fenOf(yuan)).toThrow()
})

describe('WeChat Pay’s bill', () => {
  it('is read by the names of its columns, in whatever pieces it comes', async () => {
    expect(await all(wechatBillRows(pieces(bill([paid, back], '2,80.00,10.05,0.00,0.00000,80.00,10.05'))))).toEqual([
      { kind: 'paid', orderNumber: 'A1', outsideNumber: '4200', amountFen: 8_000, isDone: true },
      {
        kind: 'repaid',
        orderNumber: 'A1',
        refundNumber: 'A1_R1',
        outsideNumber: '4200',
        amountFen: 1_005,
        isDone: false,
      },
    ])
  })

  it.each([
    ['that was cut off', bill([paid], '1,80.00,0.00,0.00,0.00000,80.00,0.00').split('总交易')[0]!],
    ['that lost a line', bill([paid], '2,160.00,0.00,0.00,0.00000,160.00,0.00')],
    ['with another amount', bill([paid], '1,80.00,0.00,0.00,0.00000,80.01,0.00')],
    ['that is something else', '<html></html>'],
  ])('one %s is not believed', async (_, text) => {
    await expect(all(wechatBillRows(pieces(text)))).rejects.toThrow(/the bill/)
  })
})

describe('Alipay’s bill', () => {
  it('that is no zip is not believed', async () => {
    await expect(all(alipayBillRows(Buffer.from('not a zip')))).rejects.toThrow(/the bill/)
  })
})
