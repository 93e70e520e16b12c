import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { plainDate } from '@anju/shared-types'
import { unzipSync } from 'fflate'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import { alipayBillRows } from '../pay-bills/alipay-bill.ts'
import { fenOf, instantOf, yuanOf } from './yuan.ts'

// Patient where an answer is awaited, so that a slow machine is no silent Alipay; the other gives up soon.
const house = await createGatewayHouse(15_000)
const { control } = house.sandbox
const { alipayPay } = house.gateways()
const { alipayPay: hasty } = house.gateways({ OUTSIDE_TIMEOUT_MS: 800 })
const { alipayOpenId } = await house.idsOf('li-guohua')

/** Our callback address: what arrives is opened by the gateway itself, as the feature would. */
const received: Buffer[] = []
const ours = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    received.push(Buffer.concat(chunks))
    response.end('success')
  })
})
await new Promise<void>((resolve) => ours.listen(0, '127.0.0.1', resolve))
await control('POST', '/settings', { callback: `http://127.0.0.1:${(ours.address() as AddressInfo).port}` })
afterAll(() => new Promise((resolve) => ours.close(resolve)))

let orders = 0
const order = (more: object = {}) => ({
  number: `anju_${++orders}_${process.pid}`,
  description: '不动产登记费',
  amountFen: 8_001,
  expiresAt: new Date(house.clock.now().getTime() + 900_000),
  ...more,
})
const tradeOf = async (asked: ReturnType<typeof order>): Promise<string> => {
  const placed = await alipayPay.orderForApp(asked, alipayOpenId)
  if (placed.state !== 'placed') throw new Error(JSON.stringify(placed))
  return placed.tradeNo
}
const pays = async (asked: ReturnType<typeof order>) =>
  expect(await house.act('li-guohua', 'alipay-pay', { tradeNO: await tradeOf(asked) })).toMatchObject({
    resultCode: '9000',
  })
const told = async () => {
  await control('POST', '/callbacks/run', {})
  return received.at(-1)!
}
const again = async (asked: ReturnType<typeof order>, more: object) => {
  await control('POST', '/alipay-pay/notify', { outTradeNo: asked.number, ...more })
  return alipayPay.openCallback(await told())
}

beforeEach(async () => {
  await control('DELETE', '/faults')
  await control('POST', '/alipay-pay/settings', { refundMs: 0, hidesUnopened: false })
  received.length = 0
})

describe('an order', () => {
  test('is placed for the phone, paid, asked about and told, in fen', async () => {
    const asked = order()
    expect(await alipayPay.ask(asked.number)).toEqual({ state: 'none' })
    await pays(asked)
    expect(await alipayPay.ask(asked.number)).toMatchObject({ state: 'paid', amountFen: 8_001, isRefunded: false })
    const event = alipayPay.openCallback(await told())
    expect(event).toMatchObject({ kind: 'paid', orderNumber: asked.number, amountFen: 8_001 })
    expect(event).toMatchObject({ said: received.at(-1)!.toString() })
    expect(await alipayPay.close(asked.number)).toEqual({ state: 'paid' })
  })

  test('for a browser leads to a page of Alipay; until it is opened Alipay knows of nothing', async () => {
    const asked = order()
    const returnUrl = `${house.url}/#/paid`
    const { url } = alipayPay.orderForBrowser(asked, { returnUrl, quitUrl: returnUrl })
    expect(await alipayPay.close(asked.number)).toEqual({ state: 'none' })
    const page = await (await fetch(url)).text()
    expect(page).toContain('80.01 元')
    expect(page).toContain(returnUrl)
    expect(await alipayPay.ask(asked.number)).toEqual({ state: 'unpaid' })
    expect(await alipayPay.close(asked.number)).toEqual({ state: 'closed' })
    expect(await alipayPay.close(asked.number)).toEqual({ state: 'closed' })
  })

  test('placed twice is the same one; with other words, or for a stranger, it is refused', async () => {
    const asked = order()
    expect(await tradeOf(asked)).toBe(await tradeOf(asked))
    expect(await alipayPay.orderForApp({ ...asked, amountFen: 1 }, alipayOpenId)).toEqual({
      state: 'refused',
      code: 'ACQ.CONTEXT_INCONSISTENT',
    })
    expect(await alipayPay.orderForApp(order(), 'nobody')).toEqual({ state: 'refused', code: 'ACQ.BUYER_NOT_EXIST' })
  })

  test('is in doubt when Alipay is silent, breaks down, is not sure, or signs wrongly; and may then be there', async () => {
    const asked = order()
    for (const kind of ['timeout-after', '500', 'wrong-signature', 'refuse']) {
      await house.fault('alipay.trade.create', kind)
      expect((await hasty.orderForApp(asked, alipayOpenId)).state).toBe('unsure')
    }
    expect(await alipayPay.ask(asked.number)).toEqual({ state: 'unpaid' })
    await house.fault('alipay.trade.query', 'wrong-signature')
    expect((await alipayPay.ask(asked.number)).state).toBe('unsure')
    const lost = house.gateways({ ALIPAY_BASE: await nowhere() }).alipayPay
    expect((await lost.ask(asked.number)).state).toBe('unsure')
    expect((await lost.close(asked.number)).state).toBe('unsure')
  })
})

describe('a notify', () => {
  test.each([
    ['wrong-signature', { defect: 'wrong-signature' }, 'bad signature'],
    ['none', { defect: 'no-signature' }, 'no signature'],
    ['the old kind', { defect: 'sha1' }, 'another kind of signature'],
    ['a field twice', { defect: 'doubled-field' }, 'a field twice'],
    ['another app', { change: { app_id: '2021000000000000' } }, 'another app'],
    ['another seller', { change: { seller_id: '2088000000000000' } }, 'another seller'],
    ['days old', { change: { notify_time: '2020-01-01 00:00:00' } }, 'stale'],
    ['an amount that is none', { change: { total_amount: '80,01' } }, 'unreadable'],
  ])('with %s is refused', async (_, more, refused) => {
    const asked = order()
    await pays(asked)
    expect(await again(asked, more)).toEqual({ refused })
  })

  test('signed by anybody else, or empty, is refused', async () => {
    const asked = order()
    await pays(asked)
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const fields = Object.fromEntries(new URLSearchParams((await told()).toString()))
    const text = Object.keys(fields)
      .filter((name) => name !== 'sign' && name !== 'sign_type')
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')
    const sign = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64')
    const forged = Buffer.from(new URLSearchParams({ ...fields, sign }).toString())
    expect(alipayPay.openCallback(forged)).toEqual({ refused: 'bad signature' })
    expect(alipayPay.openCallback(Buffer.from(''))).toEqual({ refused: 'no signature' })
    expect(alipayPay.openCallback(Buffer.from('%%%=%'))).toEqual({ refused: 'no signature' })
  })

  test('of the same trade has one id for each of its states; waiting is no event', async () => {
    const asked = order()
    await pays(asked)
    const once = await again(asked, { id: 'n1' })
    expect(await again(asked, { id: 'n1' })).toMatchObject({ id: (once as { id: string }).id })
    expect(await again(asked, { change: { trade_status: 'WAIT_BUYER_PAY' } })).toEqual({ nothing: 'WAIT_BUYER_PAY' })
    expect(await again(asked, { change: { trade_status: 'TRADE_FINISHED' } })).toMatchObject({ kind: 'paid' })
  })
})

describe('a refund', () => {
  const back = (asked: ReturnType<typeof order>, fen: number, part: string, by = alipayPay) =>
    by.refund({
      number: `${asked.number}_${part}`,
      orderNumber: asked.number,
      refundFen: fen,
      totalFen: 8_001,
      reason: '重复缴费',
    })
  const stands = (asked: ReturnType<typeof order>, part: string) =>
    alipayPay.askRefund({ number: `${asked.number}_${part}`, orderNumber: asked.number })

  test('goes back whole or in parts, once each, and is told as a refund', async () => {
    const asked = order()
    await pays(asked)
    expect(await stands(asked, 'a')).toEqual({ state: 'none' })
    expect(await back(asked, 3_000, 'a')).toMatchObject({ state: 'done' })
    expect(await back(asked, 3_000, 'a')).toMatchObject({ state: 'done' })
    expect(await back(asked, 3_001, 'a')).toEqual({ state: 'refused', code: 'ACQ.DISCORDANT_REPEAT_REQUEST' })
    expect(await back(asked, 5_002, 'b')).toEqual({ state: 'refused', code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
    expect(alipayPay.openCallback(await told())).toMatchObject({ kind: 'refund', number: `${asked.number}_a` })
    expect(await back(asked, 5_001, 'b')).toMatchObject({ state: 'done' })
    expect(alipayPay.openCallback(await told())).toMatchObject({ kind: 'refund', number: `${asked.number}_b` })
    expect(await alipayPay.ask(asked.number)).toMatchObject({ state: 'paid', isRefunded: true })
  })

  test('is on its way until Alipay says that it arrived; silence is doubt', async () => {
    const asked = order()
    await pays(asked)
    await control('POST', '/alipay-pay/settings', { refundMs: 60_000 })
    await house.fault('alipay.trade.refund', 'timeout-after')
    expect((await back(asked, 8_001, 'a', hasty)).state).toBe('unsure')
    expect(await back(asked, 8_001, 'a')).toMatchObject({ state: 'processing' })
    await control('POST', '/clock', { advanceMs: 60_000 })
    expect(await stands(asked, 'a')).toMatchObject({ state: 'done', doneAt: expect.any(Date) })
    await control('POST', '/clock', { reset: true })
  })
})

test('the bill of a day comes as it was packed; before nine it is not there, an empty day has none', async () => {
  const asked = order()
  await pays(asked)
  const day = plainDate(new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  expect(await alipayPay.bill(day)).toEqual({ state: 'not-yet' })
  expect(await alipayPay.bill(plainDate('2020-01-01'))).toEqual({ state: 'none' })
  await control('POST', '/clock', { now: new Date(Date.parse(`${day}T09:30:00+08:00`) + 86_400_000).toISOString() })
  const bill = await alipayPay.bill(day)
  if (bill.state !== 'bill') throw new Error(bill.state)
  const [lines = ''] = Object.values(unzipSync(bill.zip)).map((bytes) => new TextDecoder('gbk').decode(bytes))
  expect(lines).toContain(asked.number)
  expect(lines).toContain('80.01')
  const rows = []
  for await (const row of alipayBillRows(bill.zip)) rows.push(row)
  expect(rows).toContainEqual(
    expect.objectContaining({ kind: 'paid', orderNumber: asked.number, amountFen: 8_001, isDone: true }),
  )
  await control('POST', '/clock', { reset: true })
})

test('yuan and fen are the same money, and Beijing’s clock is eight hours ahead', () => {
  for (const fen of [1, 10, 99, 100, 1_999, 8_001, 123_456_789]) expect(fenOf(yuanOf(fen))).toBe(fen)
  expect(fenOf('19.99')).toBe(1_999)
  expect(fenOf('5')).toBe(500)
  expect(fenOf('5.5')).toBe(550)
  for (const text of ['', '-1', '1.234', '1e3', ' 1', '1,000.00', 5]) expect(fenOf(text)).toBeUndefined()
  expect(instantOf('2026-11-22 10:00:00')?.toISOString()).toBe('2026-11-22T02:00:00.000Z')
  expect(instantOf('2026-11-22 10:00:00.123')?.toISOString()).toBe('2026-11-22T02:00:00.123Z')
  expect(instantOf('yesterday')).toBeUndefined()
})
