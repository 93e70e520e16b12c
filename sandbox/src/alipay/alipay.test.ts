import { createSign } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import { beijingText } from '../kit/clock.ts'
import { startTestSandbox } from '../kit/test-sandbox.ts'

const { sandbox, control } = await startTestSandbox()
const { env, world } = sandbox
const pem = (name: string) => (env[name] ?? '').replaceAll('\\n', '\n')
const templates = JSON.parse(env.ALIPAY_TEMPLATES ?? '{}') as Record<
  string,
  { id: string; fields: Record<string, string> }
>
const confirmed = templates['appointment-confirmed']
if (!confirmed) throw new Error('the template is not filed')

/** The official SDK as it comes from the registry. */
const sdk = new AlipaySdk({
  appId: env.ALIPAY_APP_ID ?? '',
  privateKey: pem('ALIPAY_APP_PRIVATE_KEY'),
  keyType: 'PKCS8',
  alipayPublicKey: pem('ALIPAY_PUBLIC_KEY'),
  encryptKey: env.ALIPAY_AES_KEY ?? '',
  gateway: `${env.ALIPAY_BASE}/gateway.do`,
  camelcase: false,
})
const exec = (method: string, params: object) =>
  sdk.exec(method, { timestamp: beijingText(world.clock.now()), ...params }, { validateSign: true })

const authCode = async (slug: string) =>
  (await control<{ authCode: string }>('POST', `/phones/${slug}/alipay-auth-code`)).authCode
const login = (code: string) => exec('alipay.system.oauth.token', { grantType: 'authorization_code', code })
const openIdOf = async (slug: string) => (await login(await authCode(slug))).open_id as string
const subscribe = (entityIds: string[], more: object = {}) =>
  control('POST', '/phones/li-guohua/alipay-subscribe', { entityIds, ...more })
const values = {
  keyword1: { value: '历下大厅' },
  keyword2: { value: '2026-11-25 09:30' },
  keyword3: { value: '转移登记 & 抵押/注销' },
}
const send = async (change: object = {}) =>
  exec('alipay.open.app.mini.templatemessage.send', {
    bizContent: {
      to_open_id: await openIdOf('li-guohua'),
      user_template_id: confirmed.id,
      page: 'packages/book/detail/index?id=1',
      data: JSON.stringify(values),
      ...change,
    },
  })

/** The SDK hands the decrypted text out as it is. */
const opened = (blob: { response: string }): unknown => JSON.parse(String(sdk.aesDecrypt(blob.response)))

beforeEach(() => control('POST', '/reset'))

describe('alipay-sdk against the gateway, signatures verified on both sides', () => {
  it('logs in with a code, once; the same open_id each time', async () => {
    const code = await authCode('li-guohua')
    const token = await login(code)
    expect(token).toMatchObject({
      open_id: expect.any(String),
      access_token: expect.any(String),
      expires_in: '1296000',
    })
    expect(token.code).toBeUndefined()
    expect(await openIdOf('li-guohua')).toBe(token.open_id)
    expect(await openIdOf('zhou-min')).not.toBe(token.open_id)
    // The SDK looks for the method's own node and so misreads a signed error_response; the raw text has the reason.
    await expect(login(code)).rejects.toMatchObject({ responseDataRaw: expect.stringContaining('isv.code-invalid') })
  })

  it('a code lives for three minutes', async () => {
    const code = await authCode('li-guohua')
    world.clock.advance(180_001)
    await expect(login(code)).rejects.toMatchObject({ responseDataRaw: expect.stringContaining('isv.code-invalid') })
  })

  it('a refresh token gives a new token for the same person', async () => {
    const { refresh_token: refreshToken, open_id } = await login(await authCode('gao-jie'))
    const renewed = await exec('alipay.system.oauth.token', { grantType: 'refresh_token', refreshToken })
    expect(renewed.open_id).toBe(open_id)
  })

  it('sends one message for one right', async () => {
    expect(await send()).toMatchObject({ code: '40004', sub_code: 'MSG_UNSUBSCRIBED' })
    expect(await subscribe([confirmed.id])).toMatchObject({
      behavior: 'subscribe',
      result: { subscribedEntityIds: [confirmed.id], unsubscribedEntityIds: [] },
      [confirmed.id]: 'accept',
    })
    expect(await send()).toEqual(expect.objectContaining({ code: '10000', msg: 'Success' }))
    expect(await send()).toMatchObject({ sub_code: 'MSG_UNSUBSCRIBED' })
    const { messages } = await control<{ messages: object[] }>('GET', '/phones/li-guohua/messages')
    expect(messages).toMatchObject([
      {
        channel: 'alipay',
        text: '办理地点：历下大厅\n预约时间：2026-11-25 09:30\n办理事项：转移登记 & 抵押/注销',
        vars: { hall: '历下大厅', time: '2026-11-25 09:30' },
      },
    ])
  })

  it('a popup that was refused also says subscribe', async () => {
    expect(await subscribe([confirmed.id], { reject: [confirmed.id] })).toMatchObject({
      behavior: 'subscribe',
      result: { subscribedEntityIds: [] },
    })
    expect(await send()).toMatchObject({ sub_code: 'MSG_UNSUBSCRIBED' })
  })

  it.each([
    ['an unknown person', { to_open_id: 'nobody' }, 'USER_ID_INVALID'],
    ['an unknown template', { user_template_id: 'x' }, 'USER_TEMPLATE_ILLEGAL'],
    ['data that is no JSON', { data: 'keyword1=x' }, 'DATA_CONTENT_FORMAT_ERROR'],
    ['no data', { data: '' }, 'DATA_IS_EMPTY'],
    ['a missing keyword', { data: '{"keyword1":{"value":"x"}}' }, 'USER_TEMPLATE_LACK_KEYWORD'],
    ['a strange keyword', { data: '{"keyword9":{"value":"x"}}' }, 'MESSAGE_TEMPLATE_KEYWORD_ILLEGAL'],
    ['no page', { page: '' }, 'ILLEGAL_ARGUMENT_PARAMS'],
  ])('refuses %s', async (_, change, subCode) => {
    await subscribe([confirmed.id])
    expect(await send(change)).toMatchObject({ code: '40004', sub_code: subCode })
  })

  it('the phone blob verifies with its quotes and decrypts', async () => {
    const { response } = await control<{ response: string }>('POST', '/phones/li-guohua/alipay-phone')
    const blob = JSON.parse(response) as { response: string; sign: string }
    expect(blob).toMatchObject({ sign_type: 'RSA2', encrypt_type: 'AES', charset: 'UTF-8' })
    expect(sdk.rsaCheck(`"${blob.response}"`, blob.sign, 'RSA2')).toBe(true)
    expect(sdk.rsaCheck(blob.response, blob.sign, 'RSA2')).toBe(false)
    expect(opened(blob)).toEqual({ code: '10000', msg: 'Success', mobile: '13800000001' })
  })

  it('the phone blob can come forged, unsigned, or say that the person did not agree', async () => {
    const blob = async (outcome: string) =>
      JSON.parse((await control<{ response: string }>('POST', '/phones/li-guohua/alipay-phone', { outcome })).response)
    const forged = await blob('forged')
    expect(sdk.rsaCheck(`"${forged.response}"`, forged.sign, 'RSA2')).toBe(false)
    expect(await blob('unsigned')).not.toHaveProperty('sign')
    expect(opened(await blob('not-authorised'))).toMatchObject({
      subCode: 'isv.invalid-auth-relations',
    })
  })

  it('a forged answer does not pass the SDK', async () => {
    await subscribe([confirmed.id])
    await control('POST', '/faults', {
      route: 'alipay.open.app.mini.templatemessage.send',
      kind: 'wrong-signature',
      person: 'li-guohua',
    })
    await expect(send()).rejects.toThrow('验签失败')
  })
})

describe('the gateway itself', () => {
  const ask = async (change: Record<string, string>, form: Record<string, string> = {}) => {
    const params: Record<string, string> = {
      app_id: env.ALIPAY_APP_ID ?? '',
      method: 'alipay.system.oauth.token',
      charset: 'utf-8',
      version: '1.0',
      sign_type: 'RSA2',
      timestamp: beijingText(world.clock.now()),
      ...change,
    }
    const all = Object.entries({ ...params, ...form }).sort(([a], [b]) => (a < b ? -1 : 1))
    const sign = createSign('RSA-SHA256')
      .update(all.map(([name, value]) => `${name}=${value}`).join('&'))
      .sign(pem('ALIPAY_APP_PRIVATE_KEY'), 'base64')
    const query = new URLSearchParams({ ...params, sign, ...(change.sign ? { sign: change.sign } : {}) })
    const response = await fetch(`${env.ALIPAY_BASE}/gateway.do?${query}`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    return response.text()
  }

  it.each([
    ['an unknown method', { method: 'alipay.trade.magic' }, 'error_response', 'isv.invalid-method'],
    ['another app', { app_id: '2021000000000000' }, 'alipay_system_oauth_token_response', 'isv.invalid-app-id'],
    ['a bad signature', { sign: 'AAAA' }, 'alipay_system_oauth_token_response', 'isv.invalid-signature'],
    ['RSA with SHA-1', { sign_type: 'RSA' }, 'alipay_system_oauth_token_response', 'isv.invalid-signature-type'],
    [
      'UTC taken for Beijing time',
      { timestamp: beijingText(Date.now() - 8 * 3_600_000) },
      'alipay_system_oauth_token_response',
      'isv.invalid-timestamp',
    ],
    ['a wrong grant', { grant_type: 'password' }, 'error_response', 'isv.grant-type-invalid'],
  ])('refuses %s', async (_, change, node, subCode) => {
    const text = await ask(change)
    expect(JSON.parse(text)[node]).toMatchObject({ sub_code: subCode })
  })

  it('checks the form together with the query', async () => {
    const code = await authCode('li-guohua')
    const text = await ask({}, { grant_type: 'authorization_code', code })
    expect(JSON.parse(text).alipay_system_oauth_token_response).toHaveProperty('open_id')
  })

  it('escapes slashes, as the real one does', async () => {
    const text = await ask({ return_url: 'https://example.test/back', sign: 'AAAA' })
    expect(text).toContain(String.raw`return_url=https:\/\/example.test\/back`)
  })
})
