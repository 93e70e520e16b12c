import { answerHeaders, createRequestCheck } from '../gov/population/signatures.ts'
import { json, jsonObject, type Reply } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { Receipt } from './office.ts'
import { verifyPageRoute } from './verify-page.ts'

type Body = Record<string, unknown>
type Said = { status?: number; body: object }

const no = (status: number, code: string, message: string): Said => ({ status, body: { code, message } })
const refused = (code: string, reason: string): Said => ({ body: { result: 'refused', code, reason } })
const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && [...value].length >= 1 && [...value].length <= longest
const isBusinessNo = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{8,64}$/.test(value)
const AMOUNT = /^\d{1,9}\.\d{2}$/

/** What is told of a receipt. */
const told = ({ businessNo, code, number, checkCode, issuedAt, amount, strikes }: Receipt) => ({
  result: 'issued',
  ...{ businessNo, code, number, checkCode, issuedAt, amount },
  ...(strikes ? { strikes } : {}),
})

/** The finance office's system for 财政电子票据, behind the exchange's kind of signature. */
export function fiscalRoutes(world: World): Route[] {
  const { fiscal, keys, clock } = world
  const check = createRequestCheck(keys.fiscal, clock)
  const route = (name: string, title: string, path: string, say: (body: Body, laterMs: number) => Said): Route => ({
    name: `fiscal.${name}`,
    title: `财政票据：${title}`,
    method: 'POST',
    path: `/fiscal${path}`,
    faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after', 'duplicate', 'late'],
    refuse: (_, code) => json({ code: code ?? 'CLOSED', message: '系统维护' }, 503),
    latencyMs: [120, 900],
    handle: (exchange) => answer(exchange, say),
  })
  const answer = ({ request, faults }: Exchange, say: (body: Body, laterMs: number) => Said): Reply => {
    const refusal = check(request)
    if (refusal) return json({ code: refusal }, 401)
    const asked = jsonObject(request.body)
    const before = fiscal.list(1)[0]
    const said = asked ? say(asked, faults.get('late')?.delayMs ?? 0) : no(400, 'BODY_UNREADABLE', '请求不是 JSON')
    // The answer to the request before comes once more.
    const mixedUp = faults.has('duplicate') && before ? { body: told(before) } : said
    const body = JSON.stringify(mixedUp.body)
    const secret = faults.has('wrong-signature') ? 'x' : keys.fiscal.appSecret
    return {
      status: mixedUp.status ?? 200,
      headers: {
        'content-type': 'application/json',
        ...answerHeaders(secret, request.headers['x-nonce'] ?? '', body, clock),
      },
      body,
    }
  }
  const now = (receipt: Receipt | undefined): Said => {
    if (!receipt) return no(409, 'BUSINESS_NO_REUSED', '同一业务流水号，内容不同')
    return { body: fiscal.isReady(receipt) ? told(receipt) : { result: 'later', businessNo: receipt.businessNo } }
  }

  return [
    route('issue', '开票', '/issue', ({ businessNo, payer, item, amount, ...more }, laterMs) => {
      if (Object.keys(more).length > 0) return no(400, 'FIELD_UNKNOWN', '有不认识的字段')
      if (!isBusinessNo(businessNo)) return no(400, 'BUSINESS_NO_INVALID', '业务流水号不正确')
      if (!isText(item, 60)) return no(400, 'ITEM_INVALID', '收费项目不正确')
      if (typeof amount !== 'string' || !AMOUNT.test(amount) || Number(amount) <= 0)
        return no(400, 'AMOUNT_INVALID', '金额不正确')
      // A name that was spoilt on its way must not stand in a receipt.
      if (!isText(payer, 100) || /[?？\uFFFD]/.test(payer)) return refused('PAYER_INVALID', '交款人姓名不完整')
      return now(fiscal.write(businessNo, { payer, item, amount }, laterMs))
    }),
    route('strike', '红冲', '/strike', ({ businessNo, code, number, reason, ...more }, laterMs) => {
      if (Object.keys(more).length > 0) return no(400, 'FIELD_UNKNOWN', '有不认识的字段')
      if (!isBusinessNo(businessNo)) return no(400, 'BUSINESS_NO_INVALID', '业务流水号不正确')
      if (!isText(reason, 100)) return no(400, 'REASON_INVALID', '要写红冲原因')
      const blue = isText(code, 8) && isText(number, 10) ? fiscal.byNumber(code, number) : undefined
      if (!blue || blue.strikes) return refused('NO_SUCH_RECEIPT', '没有这张票据')
      const known = fiscal.find(businessNo)
      if (!known && blue.struckBy) return refused('STRUCK_BEFORE', '这张票据已经红冲')
      const { payer, item, amount } = blue
      const strikes = { code: blue.code, number: blue.number }
      const red = fiscal.write(businessNo, { payer, item, amount: `-${amount}`, strikes, reason }, laterMs)
      if (red && !known) fiscal.strike(blue, red)
      return now(red)
    }),
    route('query', '按业务流水号查询', '/query', ({ businessNo }) => {
      const found = isBusinessNo(businessNo) ? fiscal.find(businessNo) : undefined
      return found ? now(found) : { body: { result: 'none', businessNo } }
    }),
    verifyPageRoute(world),
  ]
}
