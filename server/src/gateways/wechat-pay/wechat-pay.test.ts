import { createServer } from 'node:http'
import { plainDate } from '@anju/shared-types'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import type { PaySheet } from './wechat-pay.ts'

const house = await createGatewayHouse()
const { control } = house.sandbox
const { wechatPay } = house.gateways()
const { wechatOpenid } = await house.idsOf('li-guohua')
const mode = (to: 'certificate' | 'public-key') => control('POST', '/wechat-pay/mode', { mode: to })

/** Our callback address: what arrives is opened by the gateway itself, as the feature would. */
const received: { headers: Record<string, string>; raw: Buffer }[] = []
const ours = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push({ headers: request.headers as Record<string, string>, raw: Buffer.concat(chunks) })
    response.writeHead(204).end()
  })
})
await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve))
const { port } = ours.address() as { port: number }
await control('POST', '/settings', { callback: `http://127.0.0.1:${port}` })
afterAll(() => new Promise((resolve) => ours.close(resolve)))

let orders = 0
const order = (more: object = {}) => ({
  number: `anju_${++orders}_${process.pid}`,
  description: '不动产登记费',
  amountFen: 8_000,
  expiresAt: new Date(house.clock.now().getTime() + 900_000),
  ...more,
})
const sheetOf = async (asked: ReturnType<typeof order>): Promise<PaySheet> => {
  const placed = await wechatPay.orderForApp(asked, wechatOpenid)
  if (placed.state !== 'placed') throw new Error(JSON.stringify(placed))
  return placed.sheet
}
const pays = async (asked: ReturnType<typeof order>) =>
  expect(await house.act('li-guohua', 'wechat-pay', await sheetOf(asked))).toEqual({ errMsg: 'requestPayment:ok' })
const callback = async (gateway = wechatPay) => {
  await control('POST', '/callbacks/run', {})
  const { headers, raw } = received.at(-1)!
  return { event: await gateway.openCallback(headers, raw), headers, raw }
}

beforeEach(async () => {
  await control('DELETE', '/faults')
  await mode('public-key')
  received.length = 0
})

describe('an order', () => {
  test('is placed, signed for the phone, paid, asked about and told', async () => {
    const asked = order()
    expect(await wechatPay.ask(asked.number)).toEqual({ state: 'none' })
    await pays(asked)
    expect(await wechatPay.ask(asked.number)).toMatchObject({ state: 'paid', amountFen: 8_000, isRefunded: false })
    const { event } = await callback()
    expect(event).toMatchObject({ kind: 'paid', orderNumber: asked.number, amountFen: 8_000 })
    expect(await wechatPay.close(asked.number)).toEqual({ state: 'paid' })
  })

  test('for a browser leads to a page of WeChat and back', async () => {
    const placed = await wechatPay.orderForBrowser(order(), { ip: '127.0.0.1', returnUrl: `${house.url}/#/paid` })
    if (placed.state !== 'placed') throw new Error(placed.state)
    const page = await (await fetch(placed.url)).text()
    expect(page).toContain('80.00 元')
    expect(page).toContain(`${house.url}/#/paid`)
  })

  test('that was closed says so; the same number is never used for other words', async () => {
    const asked = order()
    await sheetOf(asked)
    expect(await wechatPay.orderForApp({ ...asked, amountFen: 1 }, wechatOpenid)).toEqual({
      state: 'refused',
      code: 'OUT_TRADE_NO_USED',
    })
    expect(await wechatPay.close(asked.number)).toEqual({ state: 'closed' })
    expect(await wechatPay.ask(asked.number)).toEqual({ state: 'closed' })
  })
})

describe('an answer is believed only when it is signed by WeChat Pay', () => {
  test.each(['public-key', 'certificate'] as const)(
    'in the mode %s, whichever of the two the account was set up for',
    async (to) => {
      await mode(to)
      const both = house.gateways({
        WXPAY_PUBLIC_KEY_ID: to === 'certificate' ? '' : house.config.WXPAY_PUBLIC_KEY_ID,
      }).wechatPay
      expect((await both.orderForApp(order(), wechatOpenid)).state).toBe('placed')
    },
  )

  test('a forged one is no answer', async () => {
    const asked = order()
    await pays(asked)
    await house.fault('wechat-pay.query', 'wrong-signature')
    expect(await wechatPay.ask(asked.number)).toEqual({ state: 'unsure', why: 'untrusted bad-signature' })
  })

  test('an error of theirs and silence leave the outcome open; an address without anybody does not', async () => {
    await house.fault('wechat-pay.jsapi', '500')
    expect(await wechatPay.orderForApp(order(), wechatOpenid)).toEqual({ state: 'unsure', why: 'unknown 500' })
    await house.fault('wechat-pay.jsapi', 'timeout-after')
    expect((await wechatPay.orderForApp(order(), wechatOpenid)).state).toBe('unsure')
    const nobody = house.gateways({ WXPAY_BASE: await nowhere() }).wechatPay
    expect(await nobody.ask('anju_x_1')).toEqual({ state: 'unsure', why: 'unreachable ECONNREFUSED' })
  })
})

describe('a callback', () => {
  test.each([
    ['signtest', 'bad-signature'],
    ['stale', 'stale'],
    ['unknown-serial', 'unknown-serial'],
    ['wrong-signature', 'bad-signature'],
    ['wrong-tag', 'bad-seal'],
    ['xml', 'unreadable'],
  ])('with the defect %s is refused as %s', async (defect, why) => {
    const asked = order()
    await pays(asked)
    await callback()
    await control('POST', '/wechat-pay/notify', { outTradeNo: asked.number, defect })
    expect((await callback()).event).toEqual({ refused: why })
  })

  test('signed by the platform certificate is opened too, and one changed byte is not', async () => {
    await mode('certificate')
    const asked = order()
    await pays(asked)
    // A gateway that has not asked for certificates in this minute.
    const fresh = house.gateways().wechatPay
    const { event, headers, raw } = await callback(fresh)
    expect(event).toMatchObject({ kind: 'paid', orderNumber: asked.number })
    raw.writeUInt8(raw.readUInt8(20) ^ 1, 20)
    expect(await fresh.openCallback(headers, raw)).toEqual({ refused: 'bad-signature' })
  })

  test('for another merchant, or one that says paid without a payment, is not ours', async () => {
    const asked = order()
    await pays(asked)
    await callback()
    for (const change of [{ mchid: '1900000000' }, { appid: 'wx0' }, { trade_state: 'NOTPAY' }]) {
      await control('POST', '/wechat-pay/notify', { outTradeNo: asked.number, change })
      expect((await callback()).event).toEqual({ refused: 'unreadable' })
    }
  })

  test('with an unknown serial asks for certificates once a minute at most', async () => {
    const fresh = house.gateways().wechatPay
    await house.forget()
    const asked = order()
    await pays(asked)
    await control('POST', '/wechat-pay/notify', { outTradeNo: asked.number, defect: 'unknown-serial' })
    const { headers, raw } = await callback()
    for (let n = 0; n < 5; n++) expect(await fresh.openCallback(headers, raw)).toEqual({ refused: 'unknown-serial' })
    expect((await house.asked('wechat-pay.certificates')).length).toBeLessThanOrEqual(1)
  })
})

describe('money back', () => {
  const refund = (orderNumber: string, more: object = {}) => ({
    ...{ number: `${orderNumber}_r1`, orderNumber, refundFen: 3_000, totalFen: 8_000, reason: '撤回申请', ...more },
  })

  test('is accepted, then done; the same number again is the same refund; the callback says so', async () => {
    const asked = order()
    await pays(asked)
    await callback()
    expect(await wechatPay.askRefund({ number: `${asked.number}_r1`, orderNumber: asked.number })).toEqual({
      state: 'none',
    })
    expect(await wechatPay.refund(refund(asked.number))).toMatchObject({ state: 'processing' })
    expect((await wechatPay.refund(refund(asked.number))).state).toMatch(/processing|done/)
    await control('POST', '/clock', { advanceMs: 3_000 })
    expect(await wechatPay.askRefund({ number: `${asked.number}_r1`, orderNumber: asked.number })).toMatchObject({
      state: 'done',
    })
    expect((await callback()).event).toMatchObject({ kind: 'refund', state: 'done', number: `${asked.number}_r1` })
    expect(await wechatPay.ask(asked.number)).toMatchObject({ state: 'paid', isRefunded: true })
  })

  test('beyond what was paid is refused', async () => {
    const asked = order()
    await pays(asked)
    expect(await wechatPay.refund(refund(asked.number, { refundFen: 8_001 }))).toEqual({
      state: 'refused',
      code: 'INVALID_REQUEST',
    })
  })
})

test('the bill of a day comes with its hash checked; a wrong one is not read', async () => {
  const today = plainDate(new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  const asked = order()
  await pays(asked)
  expect(await wechatPay.bill(today)).toEqual({ state: 'not-yet' })
  await control('POST', '/clock', { advanceMs: 40 * 3_600_000 })
  const bill = await wechatPay.bill(today)
  if (bill.state !== 'bill') throw new Error(bill.state)
  let csv = ''
  for await (const piece of bill.bytes()) csv += Buffer.from(piece).toString('utf8')
  expect(csv).toContain(asked.number)
  await house.fault('wechat-pay.tradebill', 'wrong-signature')
  expect((await wechatPay.bill(today)).state).toBe('unsure')
})
