import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../sandbox.ts'
import { callTencent, sendSmsRequest } from '../sms/tencent/test-client.ts'
import { startTestSandbox } from './test-sandbox.ts'

const test = await startTestSandbox()
const { sandbox, ourServer, control, controlStatus } = test
const { env, baseUrl } = sandbox
const folder = mkdtempSync(join(tmpdir(), 'anju-sandbox-restart-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sendCode = (code: string, phone = '13800000001') =>
  callTencent(env, 'SendSms', sendSmsRequest(env, 'login-code', [`+86${phone}`], [code, '5']))
const textsOf = async (slug: string) =>
  (await control<{ messages: { text: string }[] }>('GET', `/phones/${slug}/messages`)).messages.map(({ text }) => text)

beforeEach(() => control('POST', '/reset'))

describe('faults', () => {
  const route = 'sms.tencent.send'

  it('500: nothing is done', async () => {
    await control('POST', '/faults', { route, kind: '500', times: 1 })
    await expect(sendCode('111111')).rejects.toThrow()
    expect(await textsOf('li-guohua')).toEqual([])
    expect((await sendCode('111111')).Response.SendStatusSet?.[0]?.Code).toBe('Ok')
  })

  it("refuse: the provider's code, chosen or usual; nothing is done", async () => {
    await control('POST', '/faults', { route, kind: 'refuse', times: 1 })
    const code = async () => {
      const { SendStatusSet, Error: failure } = (await sendCode('111111')).Response
      return SendStatusSet?.[0]?.Code ?? failure?.Code
    }
    expect(await code()).toBe('LimitExceeded.PhoneNumberDailyLimit')
    await control('POST', '/faults', { route, kind: 'refuse', times: 1, code: 'InternalError.Timeout' })
    expect(await code()).toBe('InternalError.Timeout')
    expect(await textsOf('li-guohua')).toEqual([])
  })

  it('timeout-after: it is done, but nobody says so', async () => {
    await control('POST', '/faults', { route, kind: 'timeout-after', times: 1 })
    const outcome = await Promise.race([
      sendCode('111111').then(
        () => 'answered',
        () => 'failed',
      ),
      untilTextArrives('li-guohua').then(() => 'text arrived'),
    ])
    expect(outcome).toBe('text arrived')
  })

  it('for one person only, counted down', async () => {
    await control('POST', '/faults', { route, kind: 'refuse', person: 'zhou-min', times: 2 })
    expect((await sendCode('111111')).Response.SendStatusSet?.[0]?.Code).toBe('Ok')
    expect((await sendCode('111111', '13800000002')).Response.SendStatusSet?.[0]?.Code).not.toBe('Ok')
    expect(await control('GET', '/faults')).toMatchObject({ faults: [{ person: 'zhou-min', timesLeft: 1 }] })
    expect((await sendCode('111111', '13800000002')).Response.SendStatusSet?.[0]?.Code).not.toBe('Ok')
    expect(await control('GET', '/faults')).toEqual({ faults: [] })
  })

  it('every route of the menu takes each of its faults, and no other', async () => {
    const { routes } = await control<{ routes: { name: string; faults: string[] }[] }>('GET', '/routes')
    expect(routes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['wechat.jscode2session', 'gov.population.verify']),
    )
    for (const { name, faults } of routes) {
      for (const kind of ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after', 'duplicate', 'late']) {
        expect(await controlStatus('POST', '/faults', { route: name, kind })).toBe(faults.includes(kind) ? 201 : 400)
      }
    }
  })

  async function untilTextArrives(slug: string) {
    while ((await textsOf(slug)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }
})

describe('the control API refuses what it does not know', () => {
  it.each([
    ['POST', '/faults', { route: 'sms.tencent.send', kind: 'slow', time: 1 }],
    ['POST', '/faults', { route: 'sms.tencent.sent', kind: 'slow' }],
    ['POST', '/faults', { route: 'sms.tencent.send', kind: 'slow', person: 'nobody' }],
    ['POST', '/faults', { route: 'sms.tencent.send', kind: 'slow', code: 'x' }],
    ['POST', '/phones/nobody/wechat-login-code', {}],
    ['POST', '/phones/li-guohua/wechat-login-code', { again: true }],
    ['POST', '/phones/li-guohua/power', { on: 'yes' }],
    ['POST', '/phones/li-guohua/wechat-subscribe', { tmplIds: [] }],
    ['POST', '/settings', { latncy: 0 }],
    ['POST', '/clock', { now: 'tomorrow' }],
    ['GET', '/phones/li-guohua/messages?limit=0', undefined],
  ])('%s %s %j', async (method, path, body) => {
    expect(await controlStatus(method, path, body)).toBe(400)
  })

  it('and a name that only resolves to this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${baseUrl}/__control/people`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })
})

describe('the log', () => {
  it('shows requests to the stand-ins and callbacks, not the control API', async () => {
    ourServer.answer = () => '{"result":0,"errmsg":"OK"}'
    await sendCode('111111')
    await test.runCallbacks()
    const { requests } = await control<{ requests: { route: string; direction: string }[] }>('GET', '/requests')
    expect(requests.map(({ route, direction }) => `${direction} ${route}`)).toEqual([
      'out sms.tencent.receipt',
      'in sms.tencent.send',
    ])
  })
})

describe('a restart', () => {
  it('keeps keys, messages, codes, rights and what is still to be called back', async () => {
    const options = { port: 0, dataFolder: folder, callback: ourServer.baseUrl, latency: 0 }
    const first = await startSandbox(options)
    const { world } = first
    const code = world.codes.issue('wechat-login', 'li-guohua')
    world.rights.grant('wechat', 'li-guohua', 'template')
    world.settings.receiptDelayMs = 60_000
    await callTencent(
      first.env,
      'SendSms',
      sendSmsRequest(first.env, 'login-code', ['+8613800000001'], ['123456', '5']),
    )
    await first.close()

    const second = await startSandbox(options)
    const { WX_SECRET, ALIPAY_APP_PRIVATE_KEY } = second.env
    expect({ WX_SECRET, ALIPAY_APP_PRIVATE_KEY }).toEqual({
      WX_SECRET: first.env.WX_SECRET,
      ALIPAY_APP_PRIVATE_KEY: first.env.ALIPAY_APP_PRIVATE_KEY,
    })
    expect(second.world.messages.list({ slug: 'li-guohua', phone: '13800000001' })).toHaveLength(1)
    expect(second.world.codes.redeem('wechat-login', code)).toEqual({ state: 'ok', slug: 'li-guohua' })
    expect(second.world.rights.spend('wechat', 'li-guohua', 'template')).toBe(true)
    expect(second.world.callbacks.waiting()).toBe(1)
    await second.close()
  })

  it('keeps the keys where only their owner can read them', () => {
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')).wechat.appid).toMatch(/^wx[0-9a-f]{16}$/)
  })
})
