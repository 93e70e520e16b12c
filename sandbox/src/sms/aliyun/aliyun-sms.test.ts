import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { beijingText } from '../../kit/clock.ts'
import { startTestSandbox } from '../../kit/test-sandbox.ts'
import { callAliyun, sendSmsParams } from './test-client.ts'
import { acs3Signature } from './verify-acs3.ts'

const { sandbox, ourServer, control, runCallbacks } = await startTestSandbox()
const { env } = sandbox
const login = (code = '123456', phones = '13800000001') =>
  sendSmsParams(env, 'login-code', phones, { code, minutes: '5' })
const send = async (params: Record<string, string>) => (await callAliyun(env, 'SendSms', params)).answer
const received = (slug: string) => control<{ messages: { text: string }[] }>('GET', `/phones/${slug}/messages`)

beforeEach(async () => {
  await control('POST', '/reset')
  ourServer.calls.length = 0
  ourServer.answer = () => '{"code":0,"msg":"成功"}'
})

describe('the signature', () => {
  it("equals the document's worked example (ecs RunInstances, 2023-10-26)", () => {
    const bodyHash = createHash('sha256').update('').digest('hex')
    const signature = acs3Signature({
      method: 'POST',
      path: '/',
      query: [
        ['RegionId', 'cn-shanghai'],
        ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
      ],
      headers: [
        ['host', 'ecs.cn-shanghai.aliyuncs.com'],
        ['x-acs-action', 'RunInstances'],
        ['x-acs-content-sha256', bodyHash],
        ['x-acs-date', '2023-10-26T10:22:32Z'],
        ['x-acs-signature-nonce', '3156853299f313e23d1673dc12e1703d'],
        ['x-acs-version', '2014-05-26'],
      ],
      bodyHash,
      keySecret: 'YourAccessKeySecret',
    })
    expect(signature).toBe('06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0')
  })

  it.each([
    ['a wrong secret', { keySecret: 'x' }, 400, 'SignatureDoesNotMatch'],
    ['an unknown key', { keyId: 'LTAInobody' }, 404, 'InvalidAccessKeyId.NotFound'],
    ['a query changed on the way', { query: 'PhoneNumbers=13800000002' }, 400, 'SignatureDoesNotMatch'],
    ['an old date', { date: '2026-01-01T00:00:00Z' }, 400, 'InvalidTimeStamp.Expired'],
    ['local time', { date: '2026-11-22 10:00:00' }, 400, 'InvalidTimeStamp.Expired'],
  ])('refuses %s', async (_, tamper, status, code) => {
    const { status: got, answer } = await callAliyun(env, 'SendSms', login(), tamper)
    expect([got, answer.Code]).toEqual([status, code])
    expect((await received('li-guohua')).messages).toEqual([])
  })

  it('refuses a nonce that was used before', async () => {
    const nonce = 'b0b5f3a0-0000-4000-8000-000000000001'
    expect((await callAliyun(env, 'SendSms', login(), { nonce })).answer.Code).toBe('OK')
    expect((await callAliyun(env, 'SendSms', login(), { nonce })).answer.Code).toBe('SignatureNonceUsed')
  })

  it('accepts the path behind our prefix instead of the root', async () => {
    expect((await callAliyun(env, 'SendSms', login(), { path: '/sms/aliyun/' })).answer.Code).toBe('OK')
  })

  it("encodes ! ' ( ) * as RFC 3986 does", async () => {
    expect((await callAliyun(env, 'SendSms', { ...login(), OutId: "a!'()*~ b" })).answer.Code).toBe('OK')
  })
})

describe('SendSms', () => {
  it('one BizId for all numbers of a call', async () => {
    const answer = await send(login('123456', '13800000001,13800000002'))
    expect(answer).toMatchObject({ Code: 'OK', BizId: expect.stringMatching(/^\d{15}\^0$/) })
    const text = '【安居一窗】您的登录验证码是123456，5分钟内有效。请勿告诉他人。'
    expect((await received('li-guohua')).messages).toMatchObject([{ text }])
    expect((await received('zhou-min')).messages).toMatchObject([{ text }])
  })

  it.each([
    ['a wrong number', { PhoneNumbers: '12345' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
    ['a wrong signature name', { SignName: '安居' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
    ['an unknown template', { TemplateCode: 'SMS_1' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
    ['a missing variable', { TemplateParam: '{"code":"123456"}' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    ['a number where a text belongs', { TemplateParam: '{"code":123456,"minutes":"5"}' }, 'isv.INVALID_JSON_PARAM'],
    ['a code of three places', { TemplateParam: '{"code":"123","minutes":"5"}' }, 'isv.PARAM_LENGTH_LIMIT'],
    ['a body that is no JSON', { TemplateParam: 'code=1' }, 'isv.INVALID_JSON_PARAM'],
  ])('refuses %s with HTTP 200', async (_, change, code) => {
    const { status, answer } = await callAliyun(env, 'SendSms', { ...login(), ...change })
    expect([status, answer.Code]).toEqual([200, code])
  })

  it('limits by minute, hour and day, and names the level', async () => {
    Object.assign(sandbox.world.settings.smsLimits, { perMinute: 1, perHour: 2 })
    expect((await send(login('111111'))).Code).toBe('OK')
    expect(await send(login('222222'))).toMatchObject({
      Code: 'isv.BUSINESS_LIMIT_CONTROL',
      Message: '触发分钟级流控Permits:1',
    })
    sandbox.world.clock.advance(60_001)
    expect((await send(login('222222'))).Code).toBe('OK')
    sandbox.world.clock.advance(60_001)
    expect(await send(login('333333'))).toMatchObject({ Message: '触发小时级流控Permits:2' })
    Object.assign(sandbox.world.settings.smsLimits, { perMinute: 10, perHour: 50 })
  })
})

describe('receipts', () => {
  it('come to the secret path', async () => {
    const { BizId } = await send(login())
    await runCallbacks()
    expect(ourServer.calls.map((call) => call.path)).toEqual([`/callbacks/sms/aliyun/${env.SMS_RECEIPT_SECRET}`])
    expect(JSON.parse(ourServer.calls[0]?.body ?? '')).toMatchObject([
      { phone_number: '13800000001', success: true, err_code: 'DELIVERED', biz_id: BizId, out_id: 'notice-1' },
    ])
  })

  it('QuerySendDetails lists the day of a number', async () => {
    await send(login())
    const SendDate = beijingText(sandbox.world.clock.now()).slice(0, 10).replaceAll('-', '')
    const { answer } = await callAliyun(env, 'QuerySendDetails', {
      PhoneNumber: '13800000001',
      SendDate,
      PageSize: '10',
      CurrentPage: '1',
    })
    expect(answer).toMatchObject({
      Code: 'OK',
      TotalCount: 1,
      SmsSendDetailDTOs: { SmsSendDetailDTO: [{ SendStatus: 3, ErrCode: 'DELIVERED', OutId: 'notice-1' }] },
    })
  })
})
