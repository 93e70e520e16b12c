import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import { createAlipayCall } from './call.ts'
import { messageOutcomeOf } from './codes.ts'

const house = await createGatewayHouse()
const { config, parts } = house
const { alipayOpenId } = await house.idsOf('zhou-min')
const account = {
  baseUrl: config.ALIPAY_BASE,
  appId: config.ALIPAY_APP_ID,
  privateKey: config.ALIPAY_APP_PRIVATE_KEY,
  publicKey: config.ALIPAY_PUBLIC_KEY,
}
const needs = { log: parts.log, timeoutMs: 1_200, clock: house.clock }
const call = createAlipayCall(account, needs)
const OAUTH = 'alipay.system.oauth.token'
const SEND = 'alipay.open.app.mini.templatemessage.send'
const oauth = async () => {
  const { authCode } = await house.act<{ authCode: string }>('zhou-min', 'alipay-auth-code')
  return { grant_type: 'authorization_code', code: authCode }
}

beforeEach(() => house.sandbox.clearFaults())

describe('the call', () => {
  it('does not start without a key to check answers with', () => {
    for (const publicKey of ['', 'MIIBIjANBg', '-----BEGIN PRIVATE KEY-----']) {
      expect(() => createAlipayCall({ ...account, publicKey }, needs)).toThrow('ALIPAY_PUBLIC_KEY')
    }
  })

  it('gives a signed success', async () => {
    expect(await call(OAUTH, await oauth())).toMatchObject({ ok: true, body: { open_id: alipayOpenId } })
  })

  it('stamps Beijing time in every zone', async () => {
    const zone = process.env.TZ
    for (const tz of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      process.env.TZ = tz
      expect((await call(OAUTH, await oauth())).ok).toBe(true)
    }
    process.env.TZ = zone
    if (zone === undefined) delete process.env.TZ
  })

  it('tells a refusal of the gateway from a business one', async () => {
    expect(await call(OAUTH, { grant_type: 'authorization_code', code: 'made-up' })).toEqual({
      ok: false,
      kind: 'gateway',
      code: 'isv.code-invalid',
    })
    expect(await call('alipay.no.such.method', {})).toEqual({ ok: false, kind: 'gateway', code: 'isv.invalid-method' })
    await house.fault(SEND, 'refuse', { code: 'MSG_UNSUBSCRIBED' })
    expect(await call(SEND, { bizContent: { to_open_id: alipayOpenId } })).toEqual({
      ok: false,
      kind: 'rejected',
      code: 'MSG_UNSUBSCRIBED',
    })
  })

  it.each([
    ['refuse', { code: 'isp.unknow-error' }, { kind: 'unknown', code: 'isp.unknow-error' }],
    ['wrong-signature', {}, { kind: 'untrusted-answer', code: 'not signed' }],
    ['500', {}, { kind: 'network', code: '500', isUnsure: false }],
    ['timeout-after', {}, { kind: 'network', isUnsure: true }],
    ['slow', { delayMs: 2_500 }, { kind: 'network', isUnsure: true }],
  ])('%s', async (kind, more, expected) => {
    await house.fault(OAUTH, kind, more)
    expect(await call(OAUTH, await oauth())).toMatchObject({ ok: false, ...expected })
  })

  it('a wrong signature under a gateway error is not believed either', async () => {
    await house.fault(OAUTH, 'wrong-signature')
    expect(await call(OAUTH, { grant_type: 'authorization_code', code: 'made-up' })).toEqual({
      ok: false,
      kind: 'untrusted-answer',
      code: 'wrong signature',
    })
  })

  it('nobody there: certainly nothing happened', async () => {
    const deaf = createAlipayCall({ ...account, baseUrl: await nowhere() }, needs)
    expect(await deaf(OAUTH, await oauth())).toMatchObject({ kind: 'network', isUnsure: false })
  })
})

describe('answers that a forger could make', () => {
  let answer = ''
  const forger = createServer((_request, response) => response.end(answer))
  forger.listen(0, '127.0.0.1')
  afterAll(() => void forger.close())
  const forged = () =>
    createAlipayCall({ ...account, baseUrl: `http://127.0.0.1:${(forger.address() as AddressInfo).port}` }, needs)

  it.each([
    ['a success without signature', '{"alipay_system_oauth_token_response":{"open_id":"x"}}'],
    ['a success with an empty one', '{"alipay_system_oauth_token_response":{"open_id":"x"},"sign":""}'],
    ['a success with a made-up one', '{"alipay_system_oauth_token_response":{"open_id":"x"},"sign":"QUFBQQ=="}'],
    ['an error without signature', '{"error_response":{"code":"40002","sub_code":"isv.code-invalid"}}'],
    [
      'an error with a made-up one',
      '{"error_response":{"code":"40002","sub_code":"isv.code-invalid"},"sign":"QUFBQQ=="}',
    ],
    ['another method’s answer', '{"alipay_trade_query_response":{"code":"10000"},"sign":"QUFBQQ=="}'],
    ['an empty object', '{}'],
  ])('%s is not trusted', async (_, text) => {
    answer = text
    expect(await forged()(OAUTH, { code: 'x' })).toMatchObject({ ok: false, kind: 'untrusted-answer' })
  })
  it.each(['<html>', ''])('%j is no answer at all', async (text) => {
    answer = text
    expect(await forged()(OAUTH, { code: 'x' })).toMatchObject({ ok: false, kind: 'network', isUnsure: true })
  })
})

describe('a template message', () => {
  const { alipay } = house.gateways()
  const message = {
    to: alipayOpenId,
    template: 'ticket-called',
    vars: { number: 'A012', window: '3号窗口' },
    page: 'packages/queue/ticket/index?id=1',
  }
  const subscribe = () =>
    house.act('zhou-min', 'alipay-subscribe', { entityIds: [config.ALIPAY_TEMPLATES['ticket-called']!.id] })

  it('arrives with our words in its fields; an empty one is said in words', async () => {
    await subscribe()
    expect(await alipay.send({ ...message, vars: { number: 'A012' } as Record<string, string> })).toEqual({
      kind: 'sent',
    })
    const [received] = await house.sandbox.messages('zhou-min')
    expect(received).toMatchObject({ channel: 'alipay', vars: { number: 'A012', window: '无' }, page: message.page })
  })
  it('without a subscription is a normal end', async () => {
    expect(await alipay.send(message)).toEqual({ kind: 'unreachable', code: 'MSG_UNSUBSCRIBED' })
  })
  it.each([
    ['timeout-after', 'unknown'],
    ['wrong-signature', 'unknown'],
    ['500', 'later'],
    ['refuse', 'unknown'],
  ])('%s: %s', async (kind, outcome) => {
    await subscribe()
    await house.fault(SEND, kind)
    expect((await alipay.send(message)).kind).toBe(outcome)
  })
  it.each([
    'MSG_REJECTED',
    'MSG_CONTENT_NOT_INTERESTED',
    'NO_RECENT_VISIT_RECORD',
    'MSG_SINGLE_SD_OVER',
    'DATA_SENSITIVE',
  ])('refused with %s means what the table says', async (code) => {
    await house.fault(SEND, 'refuse', { code })
    expect(await alipay.send(message)).toEqual(messageOutcomeOf(code))
  })
  it('too long or of a template we do not have is not sent', async () => {
    const long = Object.fromEntries(Object.keys(message.vars).map((key) => [key, '长'.repeat(5_000)]))
    await subscribe()
    expect(await alipay.send({ ...message, vars: long })).toEqual({ kind: 'sent' })
    expect((await house.sandbox.messages('zhou-min'))[0]!.text).toContain('…')
    expect(await alipay.send({ ...message, template: 'unheard-of' })).toMatchObject({ kind: 'refused' })
  })
})
