import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../../kit/test-sandbox.ts'
import { tc3Signature } from '../../tencent-cloud/verify-tc3.ts'
import { callTencent, sendSmsRequest } from './test-client.ts'

const { sandbox, ourServer, control, runCallbacks } = await startTestSandbox()
const { env } = sandbox
const send = (values: string[], phones = ['+8613800000001'], template = 'login-code') =>
  callTencent(env, 'SendSms', sendSmsRequest(env, template, phones, values))
const received = (slug: string) =>
  control<{ messages: { text: string; vars: object }[] }>('GET', `/phones/${slug}/messages`)
const codesOf = async (answer: ReturnType<typeof send>) =>
  (await answer).Response.SendStatusSet?.map((each) => each.Code)

beforeEach(async () => {
  await control('POST', '/reset')
  ourServer.calls.length = 0
  ourServer.answer = () => '{"result":0,"errmsg":"OK"}'
})

describe('the signature', () => {
  it("equals the document's worked example (cvm, 2019-02-25)", () => {
    const payload = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}'
    const signature = tc3Signature({
      headers: [
        ['content-type', 'application/json; charset=utf-8'],
        ['host', 'cvm.tencentcloudapi.com'],
        ['x-tc-action', 'DescribeInstances'],
      ],
      rawQuery: '',
      body: Buffer.from(payload),
      timestamp: '1551113065',
      date: '2019-02-25',
      service: 'cvm',
      secretKey: '*'.repeat(32),
    })
    expect(createHash('sha256').update(payload).digest('hex')).toBe(
      '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
    )
    expect(signature).toBe('10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f')
  })

  it.each([
    ['a wrong key', { secretKey: 'x' }, 'AuthFailure.SignatureFailure'],
    ['an unknown SecretId', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound'],
    ['a body changed on the way', { body: '{}' }, 'AuthFailure.SignatureFailure'],
    ['another host', { host: 'sms.tencentcloudapi.com' }, 'AuthFailure.SignatureFailure'],
    ['a clock six minutes slow', { unixMs: Date.now() - 360_000 }, 'AuthFailure.SignatureExpire'],
    ['a date of another day', { date: '2020-01-01' }, 'AuthFailure.SignatureFailure'],
  ])('refuses %s', async (_, tamper, code) => {
    const request = sendSmsRequest(env, 'login-code', ['+8613800000001'], ['123456', '5'])
    const { Response } = await callTencent(env, 'SendSms', request, tamper)
    expect(Response.Error?.Code).toBe(code)
    expect((await received('li-guohua')).messages).toEqual([])
  })

  it('accepts the host without its port, as the official SDK signs it', async () => {
    const request = sendSmsRequest(env, 'login-code', ['+8613800000001'], ['123456', '5'])
    const { Response } = await callTencent(env, 'SendSms', request, { host: '127.0.0.1' })
    expect(Response.SendStatusSet?.[0]?.Code).toBe('Ok')
  })
})

describe('SendSms', () => {
  it('shows the text on the phone and gives the context back', async () => {
    const { Response } = await send(['123456', '5'])
    expect(Response.SendStatusSet?.[0]).toMatchObject({ Code: 'Ok', Fee: 1, SessionContext: 'notice-1' })
    expect((await received('li-guohua')).messages).toMatchObject([
      {
        text: '【安居一窗】您的登录验证码是123456，5分钟内有效。请勿告诉他人。',
        vars: { code: '123456', minutes: '5' },
      },
    ])
  })

  it('answers each number on its own', async () => {
    const codes = await codesOf(send(['123456', '5'], ['+8613800000001', '+8612300000000']))
    expect(codes).toEqual(['Ok', 'InvalidParameterValue.IncorrectPhoneNumber'])
  })

  it.each([
    ['too few variables', ['123456'], 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate'],
    ['letters in a verification code', ['12a456', '5'], 'InvalidParameterValue.TemplateParameterFormatError'],
    ['seven digits', ['1234567', '5'], 'InvalidParameterValue.TemplateParameterFormatError'],
  ])('refuses %s', async (_, values, code) => {
    expect(await codesOf(send(values))).toEqual([code])
  })

  it('refuses a wrong signature name and an unknown template', async () => {
    const request = sendSmsRequest(env, 'login-code', ['+8613800000001'], ['123456', '5'])
    const code = async (change: object) =>
      (await callTencent(env, 'SendSms', { ...request, ...change })).Response.SendStatusSet?.[0]?.Code
    expect(await code({ SignName: '安居' })).toBe('FailedOperation.SignatureIncorrectOrUnapproved')
    expect(await code({ TemplateId: '1' })).toBe('FailedOperation.TemplateIncorrectOrUnapproved')
  })

  it('refuses links and damaged characters in variables', async () => {
    const values = (hall: string) => [hall, '11月25日 09:30', '转移登记']
    expect(await codesOf(send(values('http://x.cn'), undefined, 'appointment-confirmed'))).toEqual([
      'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
    ])
    expect((await send(values('李\uFFFD'), undefined, 'appointment-confirmed')).Response.Error?.Code).toBe(
      'InvalidParameter',
    )
  })

  it('carries an Ext B character as it is and says that GBK would lose it', async () => {
    await send(['李𠮷的大厅', '11月25日 09:30', '转移登记'], undefined, 'appointment-confirmed')
    const [message] = (await received('li-guohua')).messages
    expect(message).toMatchObject({ outsideGbk: ['𠮷'] })
    expect(message?.text).toContain('李𠮷的大厅')
  })

  it('an action that it does not play is an error', async () => {
    expect((await callTencent(env, 'AddSmsTemplate', {})).Response.Error?.Code).toBe('InvalidAction')
  })
})

describe('limits', () => {
  it('one text per number and 30 seconds', async () => {
    expect(await codesOf(send(['123456', '5']))).toEqual(['Ok'])
    expect(await codesOf(send(['123456', '5']))).toEqual(['LimitExceeded.PhoneNumberThirtySecondLimit'])
    expect(await codesOf(send(['654321', '5']))).toEqual(['Ok'])
    sandbox.world.clock.advance(31_000)
    expect(await codesOf(send(['123456', '5']))).toEqual(['Ok'])
  })

  it('so many an hour and a day, rolling', async () => {
    Object.assign(sandbox.world.settings.smsLimits, { perHour: 2, perDay: 3 })
    expect(await codesOf(send(['1', '5']))).toEqual(['Ok'])
    expect(await codesOf(send(['2', '5']))).toEqual(['Ok'])
    expect(await codesOf(send(['3', '5']))).toEqual(['LimitExceeded.PhoneNumberOneHourLimit'])
    sandbox.world.clock.advance(3_600_001)
    expect(await codesOf(send(['3', '5']))).toEqual(['Ok'])
    sandbox.world.clock.advance(3_600_001)
    expect(await codesOf(send(['4', '5']))).toEqual(['LimitExceeded.PhoneNumberDailyLimit'])
    Object.assign(sandbox.world.settings.smsLimits, { perHour: 50, perDay: 50 })
  })
})

describe('receipts', () => {
  it('come once to the secret path', async () => {
    const { Response } = await send(['123456', '5'])
    await runCallbacks()
    expect(ourServer.calls.map((call) => call.path)).toEqual([`/callbacks/sms/tencent/${env.SMS_RECEIPT_SECRET}`])
    expect(JSON.parse(ourServer.calls[0]?.body ?? '')).toMatchObject([
      {
        mobile: '13800000001',
        report_status: 'SUCCESS',
        errmsg: 'DELIVRD',
        sid: Response.SendStatusSet?.[0]?.SerialNo,
      },
    ])
  })

  it('are repeated until our server takes them', async () => {
    ourServer.answer = () => ({ status: 503, body: '' })
    await send(['123456', '5'])
    await runCallbacks()
    sandbox.world.clock.advance(59_000)
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(1)
    ourServer.answer = () => '{"result":0,"errmsg":"OK"}'
    sandbox.world.clock.advance(2_000)
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(2)
    expect(sandbox.world.callbacks.waiting()).toBe(0)
  })

  it('say that a phone which is off was not reached', async () => {
    await control('POST', '/phones/li-guohua/power', { on: false })
    expect(await codesOf(send(['123456', '5']))).toEqual(['Ok'])
    await runCallbacks()
    expect(JSON.parse(ourServer.calls[0]?.body ?? '')).toMatchObject([{ report_status: 'FAIL' }])
    expect((await received('li-guohua')).messages).toEqual([])
  })

  it('can be pulled, each once', async () => {
    await send(['123456', '5'])
    const pull = async () =>
      (await callTencent(env, 'PullSmsSendStatus', { SmsSdkAppId: env.SMS_TENCENT_APP_ID, Limit: 100 })).Response
        .PullSmsSendStatusSet
    expect(await pull()).toMatchObject([{ ReportStatus: 'SUCCESS', SessionContext: 'notice-1' }])
    expect(await pull()).toEqual([])
  })

  it('can be ordered twice, or late', async () => {
    await control('POST', '/faults', { route: 'sms.tencent.send', kind: 'duplicate', times: 1 })
    await send(['1', '5'])
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(2)
    expect(ourServer.calls[0]?.body).toBe(ourServer.calls[1]?.body)

    await control('POST', '/faults', { route: 'sms.tencent.send', kind: 'late', times: 1, delayMs: 600_000 })
    await send(['2', '5'])
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(2)
    sandbox.world.clock.advance(600_001)
    await runCallbacks()
    expect(ourServer.calls).toHaveLength(3)
  })
})
