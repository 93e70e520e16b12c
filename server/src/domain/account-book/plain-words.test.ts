import { expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'

it('an answer of WeChat Pay shows numbers, sums and states, and not whose account it was', () => {
  const words = `1700000000\nnonce\n${JSON.stringify({
    ...{
      mchid: '1900000001',
      out_trade_no: 'A1',
      trade_state: 'SUCCESS',
      bank_type: 'CMB_DEBIT',
      attach: '13800000001',
    },
    payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    amount: { total: 8000, payer_total: 8000, currency: 'CNY' },
  })}`
  expect(plainWords(words).map(({ name, value }) => `${name} ${value}`)).toEqual([
    '商户号 1900000001',
    '付款单号 A1',
    '交易状态 SUCCESS',
    '金额（分） 8000',
    '实付（分） 8000',
  ])
  expect(JSON.stringify(plainWords(words))).not.toMatch(/oUpF8|13800000001/)
})

it('so does a form of Alipay, and JSON in a field', () => {
  const form = new URLSearchParams({
    ...{
      trade_no: '2026',
      total_amount: '80.00',
      buyer_logon_id: '138****0001',
      buyer_open_id: '0741',
      notify_id: 'n1',
    },
    more: JSON.stringify({ trade_status: 'TRADE_SUCCESS', buyer_name: '李国华' }),
  })
  const shown = plainWords(form.toString())
  expect(shown.map(({ field }) => field)).toEqual(['trade_no', 'total_amount', 'notify_id', 'trade_status'])
  expect(JSON.stringify(shown)).not.toMatch(/李国华|0741|138/)
})

it.each(['', '{', 'plain', '\n\n'])('%j says nothing', (words) => expect(plainWords(words)).toEqual([]))
