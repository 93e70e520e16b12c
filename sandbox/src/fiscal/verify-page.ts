import { text } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { Receipt } from './office.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (words: string) => words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
/** The first character of a name; strangers learn no more. */
const masked = (name: string) => `${[...name][0] ?? ''}**`

const page = (title: string, rows: [string, string][]) =>
  text(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>财政电子票据查验</title><body style="font:18px/1.6 sans-serif;max-width:32em;margin:1em auto;padding:0 1em">
<h1 style="font-size:1.3em">${safe(title)}</h1>
<dl>${rows.map(([name, value]) => `<dt style="color:#555">${safe(name)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>
<p>本页由开发用的财政票据系统模拟，不是真实票据。</p></body></html>`,
    200,
    'text/html; charset=utf-8',
  )

const rowsOf = ({ code, number, payer, item, amount, issuedAt, strikes, struckBy, reason }: Receipt) =>
  [
    ['票据代码', code],
    ['票据号码', number],
    ['交款人', masked(payer)],
    ['收费项目', item],
    ['金额（元）', amount],
    ['开票时间', issuedAt.slice(0, 16).replace('T', ' ')],
    ...(strikes ? [['冲销的原票据', `${strikes.code} ${strikes.number}，原因：${reason ?? ''}`]] : []),
    ...(struckBy ? [['红字票据号码', struckBy]] : []),
  ] as [string, string][]

/** Where anybody looks whether a receipt is genuine: code, number and check code have to fit together. */
export const verifyPageRoute = ({ fiscal }: World): Route => ({
  name: 'fiscal.verify',
  title: '财政票据：公开查验页',
  method: 'GET',
  path: '/fiscal/verify',
  faults: ['slow', '500'],
  handle: ({ request: { query } }) => {
    const receipt = fiscal.byNumber(query.get('code') ?? '', query.get('number') ?? '')
    if (!receipt || receipt.checkCode !== query.get('check') || !fiscal.isReady(receipt))
      return page('查无此票：代码、号码、校验码对不上', [])
    if (receipt.strikes) return page('真实的红字票据（冲销凭证）', rowsOf(receipt))
    return page(receipt.struckBy ? '这张票据已经红冲，不再有效' : '真实有效的财政电子票据', rowsOf(receipt))
  },
})
