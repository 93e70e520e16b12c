import { AlipaySdk } from 'alipay-sdk'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { beforeEach, describe, expect, it } from 'vitest'
import { beijingText } from '../kit/clock.ts'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { documentClient } from './document-client.ts'

const house = await startTestSandbox()
const { sandbox, control, ourServer, runCallbacks } = house
const { env, world } = sandbox
const merchant = documentClient(house)
const pem = (name: string) => (env[name] ?? '').replaceAll('\\n', '\n')
const openId = world.people.platformIds(world.people.bySlug('li-guohua')!).alipayOpenId
const NOTIFY = { notify_url: 'http://127.0.0.1:9/callbacks/alipay-pay' }
const MINUTE = 60_000

/** The official SDK as it comes from the registry; only the address of its gateway is another. */
const sdk = new AlipaySdk({
  appId: env.ALIPAY_APP_ID ?? '',
  privateKey: pem('ALIPAY_APP_PRIVATE_KEY'),
  keyType: 'PKCS8',
  alipayPublicKey: pem('ALIPAY_PUBLIC_KEY'),
  gateway: `${env.ALIPAY_BASE}/gateway.do`,
  camelcase: false,
})
const bySdk = (method: string, bizContent: object, more: object = {}) =>
  sdk.exec(
    method,
    { timestamp: beijingText(world.clock.now()), bizContent, ...more },
    { validateSign: true },
  ) as unknown as Promise<Record<string, string>>

const words = (change: object = {}) => ({
  out_trade_no: 'anju_0001',
  total_amount: '80.00',
  subject: '不动产登记费',
  product_code: 'JSAPI_PAY',
  op_app_id: env.ALIPAY_APP_ID,
  buyer_open_id: openId,
  timeout_express: '15m',
  ...change,
})
const create = (change: object = {}) => merchant.ask('alipay.trade.create', words(change), NOTIFY)
const query = (outTradeNo = 'anju_0001') => merchant.ask('alipay.trade.query', { out_trade_no: outTradeNo })
const pays = async (change: object = {}, outcome = 'pay', slug = 'li-guohua') => {
  const { trade_no: tradeNO } = await create(change)
  return control<{ resultCode: string }>('POST', `/phones/${slug}/alipay-pay`, { tradeNO, outcome })
}
const refund = (amount: string, number: string, more: object = {}) =>
  merchant.ask('alipay.trade.refund', {
    out_trade_no: 'anju_0001',
    refund_amount: amount,
    out_request_no: number,
    ...more,
  })
const told = async () => {
  await runCallbacks()
  return ourServer.calls.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
}

beforeEach(async () => {
  await control('POST', '/reset')
  world.clock.reset()
  ourServer.calls.length = 0
  ourServer.answer = () => 'success'
})

describe('a trade', () => {
  it('is made by the official SDK, paid on the phone, told once and found', async () => {
    const made = await bySdk('alipay.trade.create', words(), { notify_url: NOTIFY.notify_url })
    expect(made).toMatchObject({
      code: '10000',
      out_trade_no: 'anju_0001',
      trade_no: expect.stringMatching(/^\d{28}$/),
    })
    const tradeNO = made.trade_no
    expect(await control('POST', '/phones/li-guohua/alipay-pay', { tradeNO })).toMatchObject({ resultCode: '9000' })
    const [notice] = await told()
    expect(notice).toMatchObject({ trade_status: 'TRADE_SUCCESS', total_amount: '80.00', trade_no: tradeNO })
    expect(notice).toMatchObject({ seller_id: env.ALIPAY_SELLER_ID, app_id: env.ALIPAY_APP_ID })
    expect(Object.values(notice!)).not.toContain('')
    expect(sdk.checkNotifySignV2(notice)).toBe(true)
    expect(merchant.isGenuine(ourServer.calls[0]!.body)).toBe(true)
    expect(await bySdk('alipay.trade.query', { out_trade_no: 'anju_0001' })).toMatchObject({
      trade_status: 'TRADE_SUCCESS',
      total_amount: '80.00',
      buyer_open_id: openId,
    })
    await told()
    expect(ourServer.calls).toHaveLength(1)
  })

  it('made again with the same words is the same one; with other words it is refused', async () => {
    const first = await create()
    expect((await create()).trade_no).toBe(first.trade_no)
    expect(await create({ total_amount: '80.01' })).toMatchObject({ sub_code: 'ACQ.CONTEXT_INCONSISTENT' })
    await pays()
    expect(await create()).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_SUCCESS' })
  })

  it.each([
    ['a field nobody defined', { colour: 'red' }, 'ACQ.INVALID_PARAMETER'],
    ['nothing to pay', { total_amount: '0.00' }, 'ACQ.INVALID_PARAMETER'],
    ['a tenth of a fen', { total_amount: '80.001' }, 'ACQ.INVALID_PARAMETER'],
    ['a number instead of a text', { total_amount: 80 }, 'ACQ.INVALID_PARAMETER'],
    ['a slash in the subject', { subject: '登记费/契税' }, 'ACQ.INVALID_PARAMETER'],
    ['a stranger as payer', { buyer_open_id: 'nobody' }, 'ACQ.BUYER_NOT_EXIST'],
    ['another mini-program', { op_app_id: '2021' }, 'ACQ.UNBOUND_APPLICATION'],
    ['an end that has passed', { time_expire: '2020-01-01 00:00:00' }, 'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
    ['a dash in the number', { out_trade_no: 'anju-1' }, 'ACQ.INVALID_PARAMETER'],
  ])('is refused with %s', async (_, change, subCode) => {
    expect(await create(change)).toMatchObject({ code: '40004', sub_code: subCode })
  })

  it('cannot be paid by somebody else, twice, or after it was closed', async () => {
    expect(await pays({}, 'pay', 'wu-hao')).toMatchObject({ resultCode: '4000' })
    expect(await pays({ out_trade_no: 'anju_0002' })).toMatchObject({ resultCode: '9000' })
    expect(await merchant.ask('alipay.trade.close', { out_trade_no: 'anju_0002' })).toMatchObject({
      sub_code: 'ACQ.TRADE_STATUS_ERROR',
    })
    expect(await merchant.ask('alipay.trade.close', { out_trade_no: 'anju_0001' })).toMatchObject({ code: '10000' })
    expect(await query()).toMatchObject({ trade_status: 'TRADE_CLOSED' })
    expect(await create()).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_CLOSE' })
  })

  it('that nobody pays is closed when its time is over', async () => {
    const { trade_no: tradeNO } = await create()
    world.clock.advance(15 * MINUTE)
    expect(await query()).toMatchObject({ trade_status: 'TRADE_CLOSED' })
    expect(await control('POST', '/phones/li-guohua/alipay-pay', { tradeNO })).toMatchObject({ resultCode: '4000' })
  })

  it('can be unknown until its payer has seen the cashier', async () => {
    await control('POST', '/alipay-pay/settings', { hidesUnopened: true })
    const { trade_no: tradeNO } = await create()
    expect(await query()).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' })
    await control('POST', '/phones/li-guohua/alipay-pay', { tradeNO, outcome: 'cancel' })
    expect(await query()).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
  })

  it('can be paid although the sheet says cancelled, or not sure', async () => {
    expect(await pays({}, 'close')).toMatchObject({ resultCode: '6001' })
    expect(await pays({ out_trade_no: 'anju_0002' }, 'processing')).toMatchObject({ resultCode: '8000' })
    for (const number of ['anju_0001', 'anju_0002'])
      expect(await query(number)).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
  })
})

describe('the cashier of a browser', () => {
  const wap = { product_code: 'QUICK_WAP_WAY', quit_url: 'http://127.0.0.1:9/#/quit' }
  const { op_app_id: _, buyer_open_id: __, ...forAnybody } = words()

  it('opens from an address signed by the official SDK, and leads back', async () => {
    const address = sdk.pageExecute('alipay.trade.wap.pay', 'GET', {
      timestamp: beijingText(world.clock.now()),
      notify_url: NOTIFY.notify_url,
      return_url: 'http://127.0.0.1:9/#/paid',
      bizContent: { ...forAnybody, ...wap },
    })
    expect(await query()).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' })
    const cashier = await fetch(address)
    expect(await cashier.text()).toContain('80.00 元')
    const { trade_no: tradeNo } = await query()
    await control('POST', '/phones/zhou-min/alipay-cashier', { tradeNo })
    expect(await told()).toMatchObject([{ trade_status: 'TRADE_SUCCESS' }])
    const back = await fetch(`${env.ALIPAY_BASE}/return?trade_no=${tradeNo}`, { redirect: 'manual' })
    const url = new URL(back.headers.get('location') ?? '')
    expect(url.hash).toBe('#/paid')
    expect(merchant.isGenuine(`${url.searchParams}`)).toBe(true)
  })

  it('does not open from an address that somebody changed, or that is old', async () => {
    const address = merchant.page('alipay.trade.page.pay', { ...forAnybody, product_code: 'FAST_INSTANT_TRADE_PAY' })
    expect((await fetch(address.replace('80.00', '0.01'))).status).toBe(400)
    world.clock.advance(0)
    const old = merchant.page('alipay.trade.page.pay', forAnybody, { timestamp: '2020-01-01 00:00:00' })
    expect((await fetch(old)).status).toBe(400)
    expect((await fetch(address)).status).toBe(200)
  })
})

describe('a notify', () => {
  it('comes again by the table of the document until it is answered with seven letters', async () => {
    ourServer.answer = () => 'success\n'
    await pays()
    await runCallbacks()
    for (const minutes of [4, 10, 10, 60, 120, 360]) {
      world.clock.advance(minutes * MINUTE)
      await runCallbacks()
    }
    expect(ourServer.calls).toHaveLength(7)
    ourServer.answer = () => 'success'
    world.clock.advance(900 * MINUTE)
    await runCallbacks()
    world.clock.advance(3_000 * MINUTE)
    const all = await told()
    expect(all).toHaveLength(8)
    expect(new Set(all.map(({ notify_id: id }) => id)).size).toBe(1)
  })

  it.each([
    ['wrong-signature', {}],
    ['no-signature', {}],
    ['doubled-field', {}],
    ['sha1', {}],
  ])('can come spoiled: %s', async (defect) => {
    await pays()
    await told()
    await control('POST', '/alipay-pay/notify', { outTradeNo: 'anju_0001', defect })
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(2)
    expect(merchant.isGenuine(ourServer.calls[1]!.body)).toBe(false)
    // Rightly signed by the old kind: whoever lets the sender choose is taken in.
    const fields = Object.fromEntries(new URLSearchParams(ourServer.calls[1]!.body))
    expect(sdk.checkNotifySignV2(fields)).toBe(defect === 'sha1')
  })

  it('can be lost, doubled, late, for another app or seller, or about another amount', async () => {
    await control('POST', '/faults', { route: 'alipay.notify', kind: 'refuse', times: 1 })
    await pays()
    expect(await told()).toHaveLength(0)
    await control('POST', '/faults', { route: 'alipay.notify', kind: 'duplicate', times: 1 })
    await control('POST', '/alipay-pay/notify', {
      outTradeNo: 'anju_0001',
      change: { total_amount: '0.01', app_id: '1' },
    })
    expect(await told()).toMatchObject([{ total_amount: '0.01', app_id: '1' }, { total_amount: '0.01' }])
    expect(merchant.isGenuine(ourServer.calls[0]!.body)).toBe(true)
    await control('POST', '/faults', { route: 'alipay.notify', kind: 'late', delayMs: MINUTE, times: 1 })
    await control('POST', '/alipay-pay/notify', { outTradeNo: 'anju_0001' })
    expect(await told()).toHaveLength(2)
    world.clock.advance(MINUTE)
    expect(await told()).toHaveLength(3)
  })
})

describe('a refund', () => {
  const ask = (number: string) =>
    merchant.ask('alipay.trade.fastpay.refund.query', { out_trade_no: 'anju_0001', out_request_no: number })

  it('goes back in parts, each once under its number, and never more than was paid', async () => {
    await pays()
    expect(await refund('30.00', 'r1')).toMatchObject({ fund_change: 'Y', refund_fee: '30.00' })
    expect(await refund('30.00', 'r1')).toMatchObject({ fund_change: 'N', refund_fee: '30.00' })
    expect(await refund('31.00', 'r1')).toMatchObject({ sub_code: 'ACQ.DISCORDANT_REPEAT_REQUEST' })
    expect(await refund('50.01', 'r2')).toMatchObject({ sub_code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
    expect(await query()).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
    expect(await refund('50.00', 'r2')).toMatchObject({ fund_change: 'Y', refund_fee: '80.00' })
    expect(await query()).toMatchObject({ trade_status: 'TRADE_CLOSED' })
    expect((await told()).map(({ trade_status, refund_fee }) => [trade_status, refund_fee])).toEqual([
      ['TRADE_SUCCESS', undefined],
      ['TRADE_SUCCESS', '30.00'],
      ['TRADE_CLOSED', '80.00'],
    ])
  })

  it('is unknown with an empty success, and not done while it is on its way', async () => {
    await pays()
    expect(await ask('r1')).toEqual({ code: '10000', msg: 'Success' })
    await control('POST', '/alipay-pay/settings', { refundMs: MINUTE })
    expect(await refund('80.00', 'r1')).toMatchObject({ fund_change: 'N' })
    expect((await ask('r1')).refund_status).toBeUndefined()
    world.clock.advance(MINUTE)
    expect(await ask('r1')).toMatchObject({ refund_status: 'REFUND_SUCCESS', refund_amount: '80.00' })
  })

  it('is too late when the trade is finished', async () => {
    await pays()
    world.clock.advance(91 * 86_400_000)
    expect(await query()).toMatchObject({ trade_status: 'TRADE_FINISHED' })
    expect(await refund('80.00', 'r1')).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_FINISHED' })
  })
})

describe('the bill of a day', () => {
  it('is a zip of GBK, behind an address that lives for half a minute', async () => {
    await pays()
    await refund('30.00', 'r1')
    const day = beijingText(world.clock.now()).slice(0, 10)
    const link = () =>
      merchant.ask('alipay.data.dataservice.bill.downloadurl.query', { bill_type: 'trade', bill_date: day })
    expect(await link()).toMatchObject({ sub_code: 'BILL_NOT_EXIST' })
    world.clock.set(Date.parse(`${day}T09:00:00+08:00`) + 86_400_000)
    const { bill_download_url: address } = await link()
    const zip = new Uint8Array(await (await fetch(String(address))).arrayBuffer())
    const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [
      iconv.decode(Buffer.from(name, 'latin1'), 'gbk'),
      iconv.decode(Buffer.from(bytes), 'gbk'),
    ])
    expect(files.map(([name]) => name)).toEqual([
      expect.stringMatching(/_业务明细\.csv$/),
      expect.stringMatching(/_业务明细\(汇总\)\.csv$/),
    ])
    const lines = files[0]![1]!.split('\r\n').filter((line) => line !== '' && !line.startsWith('#'))
    const [header, ...rows] = lines.map((line) => line.split(',').map((cell) => cell.trim()))
    const read = rows.map((row) => Object.fromEntries(header!.map((name, index) => [name, row[index]])))
    expect(read).toMatchObject([
      { 商户订单号: 'anju_0001', 业务类型: '交易', '订单金额（元）': '80.00', '退款批次号/请求号': '' },
      { 商户订单号: 'anju_0001', 业务类型: '退款', '订单金额（元）': '-30.00', '退款批次号/请求号': 'r1' },
    ])
    // Names are GBK without the flag that would say UTF-8.
    expect(zip[7]! & 0x08).toBe(0)
    expect(strFromU8(zip.slice(0, 2))).toBe('PK')
    world.clock.advance(31_000)
    expect((await fetch(String(address))).status).toBe(403)
  })
})
