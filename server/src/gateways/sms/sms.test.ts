import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import { aliyunCodes, tencentCodes } from './codes.ts'

const house = await createGatewayHouse()
const [tencent, aliyun] = house.gateways().sms
const { phone } = await house.sandbox.person('chen-xiaoyu')
let codes = 100_000
const sms = () => {
  codes += 1
  return { id: `sms-${codes}`, phone, template: 'login-code', vars: { code: String(codes), minutes: '5' } }
}
const received = async () => house.sandbox.messages('chen-xiaoyu')

beforeEach(async () => {
  await house.sandbox.clearFaults()
  await house.sandbox.control('DELETE', '/messages', {})
})

describe.each([
  ['Tencent', tencent, 'sms.tencent.send', tencentCodes],
  ['Aliyun', aliyun, 'sms.aliyun.send', aliyunCodes],
])('%s', (_, provider, route, table) => {
  it('sends with our variables in its order', async () => {
    const message = sms()
    expect(await provider.send(message)).toEqual({ kind: 'sent', providerId: expect.stringMatching(/^[\d:^]+$/) })
    const [got] = await received()
    expect(got!.text).toBe(`【安居一窗】您的登录验证码是${message.vars.code}，5分钟内有效。请勿告诉他人。`)
  })

  it.each([
    ['500', 'later', 0],
    ['timeout-after', 'unknown', 1],
  ])('%s', async (kind, outcome, messages) => {
    await house.fault(route, kind)
    expect((await provider.send(sms())).kind).toBe(outcome)
    expect(await received()).toHaveLength(messages)
  })
  it('slow: it arrives when nobody waits any more', async () => {
    await house.fault(route, 'slow', { delayMs: 2_000 })
    expect((await provider.send(sms())).kind).toBe('unknown')
    await expect.poll(received, { timeout: 5_000 }).toHaveLength(1)
  })

  it.each(Object.entries(table))('%s means %s', async (code, kind) => {
    await house.fault(route, 'refuse', { code })
    expect(await provider.send(sms())).toEqual({ kind, code })
  })
  it('a code we have never seen wakes somebody', async () => {
    await house.fault(route, 'refuse', { code: 'Never.Seen' })
    expect(await provider.send(sms())).toEqual({ kind: 'refused', code: 'Never.Seen' })
  })
  it('a template we do not have is not sent', async () => {
    expect(await provider.send({ ...sms(), template: 'unheard-of' })).toMatchObject({ kind: 'refused' })
    expect(await received()).toEqual([])
  })
  it('a number that is none is a normal end', async () => {
    expect(await provider.send({ ...sms(), phone: '12345' })).toMatchObject({ kind: 'unreachable' })
  })
  it('says what cannot be carried in words, and passes every check of the provider', async () => {
    const vars = { hall: '𠮷祥里\n大厅 https://x.cn', time: '2026年11月24日 09:30', service: '长'.repeat(60) }
    expect((await provider.send({ ...sms(), template: 'appointment-confirmed', vars })).kind).toBe('sent')
    const [got] = await received()
    expect(got!.text).toContain('（生僻字，读 jí）祥里 大厅 （网址略）')
    expect(got!.text).not.toMatch(/[?\ufffd]/)
  })
  it('a limit of the provider is told apart from a fault', async () => {
    await house.sandbox.control('POST', '/settings', { smsPerMinute: 1, smsPerHour: 1 })
    await provider.send(sms())
    expect((await provider.send(sms())).kind).toBe('limited')
    await house.sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000 })
  })
})

it.each([
  ['Tencent', { SMS_TENCENT_SECRET_KEY: 'wrong' }, 0, 'AuthFailure.SignatureFailure'],
  ['Aliyun', { SMS_ALIYUN_KEY_SECRET: 'wrong' }, 1, 'SignatureDoesNotMatch'],
])('%s refuses a wrong key, and somebody is woken', async (_, settings, index, code) => {
  expect(await house.gateways(settings).sms[index as 0 | 1].send(sms())).toEqual({ kind: 'refused', code })
})
it.each([
  ['Tencent', { SMS_TENCENT_BASE: await nowhere() }, 0],
  ['Aliyun', { SMS_ALIYUN_BASE: await nowhere() }, 1],
])('%s out of reach: certainly not sent', async (_, settings, index) => {
  expect(await house.gateways(settings).sms[index as 0 | 1].send(sms())).toEqual({ kind: 'later', code: 'unreachable' })
})

describe('receipts', () => {
  it('of Tencent', () => {
    const entry = { user_receive_time: '2026-11-22 10:00:00', nationcode: '86', mobile: phone, sid: '5000:1', ext: '' }
    const batch = [
      { ...entry, report_status: 'SUCCESS', errmsg: 'DELIVRD', description: '用户短信送达成功' },
      { ...entry, sid: '5000:2', ext: 'our-id', report_status: 'FAIL', errmsg: 'MK:0001' },
    ]
    expect(tencent.readReceipts(JSON.stringify(batch))).toEqual([
      { providerId: '5000:1', phone, delivered: true, code: 'DELIVRD' },
      { providerId: '5000:2', id: 'our-id', phone, delivered: false, code: 'MK:0001' },
    ])
  })
  it('of Aliyun', () => {
    const entry = {
      phone_number: phone,
      send_time: '',
      report_time: '',
      sms_size: '1',
      biz_id: '900^0',
      out_id: 'our-id',
    }
    const batch = [
      { ...entry, success: true, err_code: 'DELIVERED' },
      { ...entry, success: 'true', err_code: 'MK:0001' },
    ]
    expect(aliyun.readReceipts(JSON.stringify(batch))).toEqual([
      { providerId: '900^0', id: 'our-id', phone, delivered: true, code: 'DELIVERED' },
      { providerId: '900^0', id: 'our-id', phone, delivered: false, code: 'MK:0001' },
    ])
  })
  it.each(['', '{}', '5', '"x"', '[', '[]]'])('%j is no batch', (body) => {
    expect(tencent.readReceipts(body)).toBeUndefined()
    expect(aliyun.readReceipts(body)).toBeUndefined()
  })
  it.each(['[]', '[null]', '[5,"x",{}]'])('%j holds none', (body) => {
    expect(tencent.readReceipts(body)).toEqual([])
    expect(aliyun.readReceipts(body)).toEqual([])
  })
})
