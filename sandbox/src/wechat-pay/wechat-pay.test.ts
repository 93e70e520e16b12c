import { createDecipheriv, createHash, createVerify, X509Certificate } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { thirdPartyClient } from './third-party-client.ts'

const house = await startTestSandbox()
const { sandbox, control, ourServer, runCallbacks } = house
const { world } = sandbox
const { wechatPay } = world.keys
const client = thirdPartyClient(house)

beforeEach(async () => {
  await control('POST', '/reset')
  world.wechatPay.setMode('public-key')
  world.clock.reset()
  ourServer.calls.length = 0
  ourServer.answer = () => ({ status: 200, body: '' })
})

const sheetOf = (data: object) => {
  const { timeStamp, nonceStr, package: pack, signType, paySign } = data as Record<string, string>
  return { timeStamp, nonceStr, package: pack, signType, paySign }
}
async function paid(outTradeNo = 'anju_0001', slug = 'li-guohua') {
  const { data } = await client.jsapi({ out_trade_no: outTradeNo })
  return control<{ errMsg: string }>('POST', `/phones/${slug}/wechat-pay`, sheetOf(data))
}
type Sealed = Record<'ciphertext' | 'nonce' | 'associated_data', string>
const unsealed = (resource: Sealed): string => {
  const bytes = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(wechatPay.apiV3Key), Buffer.from(resource.nonce))
  decipher.setAuthTag(bytes.subarray(-16)).setAAD(Buffer.from(resource.associated_data))
  return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
}
const opened = (body: string): Record<string, unknown> =>
  JSON.parse(unsealed((JSON.parse(body) as { resource: Sealed }).resource))
const isSigned = ({ headers, raw }: { headers: Record<string, string>; raw: string }, key: string) =>
  createVerify('RSA-SHA256')
    .update(`${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${raw}\n`)
    .verify(key, headers['wechatpay-signature'] ?? '', 'base64')

describe('an order', () => {
  it('is placed by an independent client, paid on the phone, told once and found', async () => {
    expect(await paid()).toEqual({ errMsg: 'requestPayment:ok' })
    await runCallbacks()
    expect(ourServer.calls.map(({ path }) => path)).toEqual(['/callbacks/wechat-pay'])
    const told = opened(ourServer.calls[0]?.body ?? '')
    expect(told).toMatchObject({ out_trade_no: 'anju_0001', trade_state: 'SUCCESS', amount: { total: 8_000 } })
    expect((await client.query('anju_0001')).data).toEqual(told)
    expect((await client.jsapi()).status).toBe(403)
    expect(await client.close('anju_0001')).toMatchObject({ status: 400, data: { code: 'ORDER_PAID' } })
  })

  it('is signed in the mode that the merchant is in, an empty answer too, and a refusal is not', async () => {
    await client.jsapi()
    expect(isSigned(client.last(), wechatPay.publicKey)).toBe(true)
    expect((await client.close('anju_0001')).status).toBe(204)
    expect(isSigned(client.last(), wechatPay.publicKey)).toBe(true)
    expect((await client.query('anju_none')).data).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    expect(client.last().headers['wechatpay-signature']).toBeUndefined()
    await control('POST', '/wechat-pay/mode', { mode: 'certificate' })
    await client.jsapi({ out_trade_no: 'anju_0002' })
    expect(client.last().headers['wechatpay-serial']).toBe(wechatPay.platformSerial)
  })

  it('hands out its certificate in certificate mode only; anybody can read it', async () => {
    const { pay } = client
    await control('POST', '/wechat-pay/mode', { mode: 'certificate' })
    // The package parses the certificate with a reader of its own.
    await pay.get_certificates(wechatPay.apiV3Key)
    const { data } = JSON.parse(client.last().raw) as { data: { encrypt_certificate: Sealed }[] }
    const read = new X509Certificate(unsealed(data[0]!.encrypt_certificate))
    expect(read.serialNumber).toBe(wechatPay.platformSerial)
    expect(read.verify(read.publicKey)).toBe(true)
    await client.jsapi()
    expect(isSigned(client.last(), read.publicKey.export({ type: 'spki', format: 'pem' }) as string)).toBe(true)
    await control('POST', '/wechat-pay/mode', { mode: 'public-key' })
    await expect(pay.get_certificates(wechatPay.apiV3Key)).rejects.toThrow()
  })

  it('may be placed again with the same words only, and gets a new prepay id after two hours', async () => {
    const first = await client.jsapi()
    expect((await client.jsapi()).data.package).toBe(first.data.package)
    expect(await client.jsapi({ amount: { total: 8_001 } })).toMatchObject({ data: { code: 'OUT_TRADE_NO_USED' } })
    world.clock.advance(2 * 3_600_000)
    expect((await client.jsapi()).data.package).not.toBe(first.data.package)
  })

  it.each([
    ['a field nobody defined', { colour: 'red' }, 'PARAM_ERROR'],
    ['nothing to pay', { amount: { total: 0 } }, 'PARAM_ERROR'],
    ['half a fen', { amount: { total: 0.5 } }, 'PARAM_ERROR'],
    ['a query in the address', { notify_url: 'http://127.0.0.1:9/x?y=1' }, 'PARAM_ERROR'],
    ['a stranger as payer', { payer: { openid: 'oNobody' } }, 'PARAM_ERROR'],
    ['a number too short', { out_trade_no: 'a1' }, 'PARAM_ERROR'],
  ])('is refused with %s', async (_, change, code) => {
    expect(await client.jsapi(change)).toMatchObject({ status: 400, data: { code } })
  })

  it('cannot be paid by somebody else, with a forged sheet, twice, or after closing', async () => {
    expect((await paid('anju_0003', 'wu-hao')).errMsg).toMatch(/不是同一个微信号/)
    const { data } = await client.jsapi({ out_trade_no: 'anju_0003' })
    const forged = { ...sheetOf(data), nonceStr: 'other' }
    expect(await control('POST', '/phones/li-guohua/wechat-pay', forged)).toMatchObject({ errMsg: /签名/ } as never)
    expect((await paid('anju_0003')).errMsg).toBe('requestPayment:ok')
    expect(await control('POST', '/phones/li-guohua/wechat-pay', sheetOf(data))).toMatchObject({
      errMsg: /已支付/,
    } as never)
  })

  it('refuses a request whose signature covers another body, and one that comes twice', async () => {
    const headers = { authorization: '', 'user-agent': 'x' }
    await client.jsapi()
    const url = `${sandbox.env.WXPAY_BASE}/v3/pay/transactions/out-trade-no/anju_0001?mchid=${wechatPay.mchid}`
    expect((await fetch(url, { headers })).status).toBe(401)
  })
})

describe('a callback', () => {
  it('comes again by the table of the document until it is accepted, with fresh signatures', async () => {
    ourServer.answer = () => ({ status: 500, body: '' })
    await paid()
    await runCallbacks()
    for (const seconds of [15, 15, 30]) {
      world.clock.advance(seconds * 1_000)
      await runCallbacks()
    }
    ourServer.answer = () => ({ status: 204, body: '' })
    world.clock.advance(180_000)
    await runCallbacks()
    world.clock.advance(86_400_000)
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(5)
    const ids = ourServer.calls.map(({ body }) => (JSON.parse(body) as { id: string }).id)
    expect(new Set(ids).size).toBe(1)
  })

  it('may be lost, doubled, or spoiled on order', async () => {
    await control('POST', '/faults', { route: 'wechat-pay.notify', kind: 'refuse', times: 1 })
    await paid()
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(0)
    await control('POST', '/wechat-pay/notify', { outTradeNo: 'anju_0001', defect: 'wrong-tag' })
    await runCallbacks()
    expect(() => opened(ourServer.calls[0]?.body ?? '')).toThrow()
    await control('POST', '/wechat-pay/notify', { outTradeNo: 'anju_0001', change: { amount: { total: 1 } } })
    await runCallbacks()
    expect(opened(ourServer.calls[1]?.body ?? '')).toMatchObject({ amount: { total: 1 } })
  })
})

describe('a refund', () => {
  const back = (change: object = {}) => ({
    out_trade_no: 'anju_0001',
    out_refund_no: 'back_1',
    notify_url: 'http://127.0.0.1:9/callbacks/wechat-pay',
    amount: { refund: 3_000, total: 8_000, currency: 'CNY' },
    ...change,
  })

  it('is accepted first, then with the payer; the same number is the same refund', async () => {
    await paid()
    expect(await client.refund(back())).toMatchObject({ status: 200, data: { status: 'PROCESSING' } })
    expect(await client.refund(back())).toMatchObject({ status: 200, data: { out_refund_no: 'back_1' } })
    world.clock.advance(3_000)
    expect(await client.findRefund('back_1')).toMatchObject({ data: { status: 'SUCCESS' } })
    await runCallbacks()
    expect(opened(ourServer.calls.at(-1)?.body ?? '')).toMatchObject({
      refund_status: 'SUCCESS',
      amount: { refund: 3_000 },
    })
    expect((await client.query('anju_0001')).data.trade_state).toBe('REFUND')
  })

  it('is refused beyond the rest, with other words under one number, and for an unpaid order', async () => {
    await client.jsapi()
    expect(await client.refund(back())).toMatchObject({ status: 404 })
    await paid()
    await client.refund(back())
    expect(await client.refund(back({ amount: { refund: 1, total: 8_000, currency: 'CNY' } }))).toMatchObject({
      status: 400,
    })
    const tooMuch = back({ out_refund_no: 'back_2', amount: { refund: 5_001, total: 8_000, currency: 'CNY' } })
    expect(await client.refund(tooMuch)).toMatchObject({ status: 400 })
  })
})

describe('a bill', () => {
  it('is there the next day after ten, packed, with the hash of the unpacked bytes', async () => {
    await paid()
    const date = new Date(world.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const ask = async () =>
      (await client.pay.tradebill({ bill_date: date, bill_type: 'ALL', tar_type: 'GZIP' } as never)) as unknown as {
        status: number
        data: { hash_value: string; download_url: string; code?: string }
      }
    expect((await ask()).data.code).toBe('STATEMENT_CREATING')
    world.clock.set(Date.parse(`${date}T10:00:00+08:00`) + 86_400_000)
    const { data } = await ask()
    const { authorization } = signedGet(data.download_url)
    const response = await fetch(data.download_url, { headers: { authorization, 'user-agent': 'x' } })
    const bytes = gunzipSync(Buffer.from(await response.arrayBuffer()))
    expect(createHash('sha1').update(bytes).digest('hex')).toBe(data.hash_value)
    expect(bytes.toString()).toMatch(/`anju_0001.*`80\.00/)
  })

  const signedGet = (url: string) => {
    const path = url.slice(url.indexOf('/v3/'))
    const { pay } = client as unknown as { pay: { buildAuthorization(method: string, url: string): string } }
    return { authorization: pay.buildAuthorization('GET', `https://api.mch.weixin.qq.com${path}`) }
  }
})
