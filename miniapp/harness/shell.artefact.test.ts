import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MiniApp } from './index.ts'

let server: Server
let origin: string
let app: MiniApp | undefined
const asked: { path: string; body: unknown }[] = []

/** Answers every route as a server that is not itself: enough for the shell, which must survive it in words. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    asked.push({ path: request.url!, body: text ? JSON.parse(text) : null })
    const reply = request.url!.endsWith('/sms-code')
      ? { status: 200, body: { maskedPhone: '138****0001', validForMinutes: 5, resendAfterSeconds: 60 } }
      : { status: 422, body: { code: 'CODE_WRONG', text: '验证码不正确。', next: '请核对短信中的 6 位数字。' } }
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

afterEach(() => {
  app?.close()
  asked.length = 0
})

describe.each(['weapp', 'alipay'] as const)('the %s build', (platform) => {
  it('starts at home and moves between the tabs, each with its place marked', async () => {
    app = await MiniApp.launch({ platform, origin })
    expect(app.route).toBe('pages/home/index')
    await app.tap('办件')
    expect(app.route).toBe('pages/cases/index')
    expect(app.outline()).toMatch(/办件\s*，当前页/)
    await app.tap('首页')
    expect(app.route).toBe('pages/home/index')
    expect(app.errors).toEqual([])
  })

  it('turns to large type by one tap and still knows it after a restart', async () => {
    const storage = new Map<string, unknown>()
    app = await MiniApp.launch({ platform, origin, storage })
    expect(app.html()).not.toContain('class="page page--fs-140')
    await app.tap('大字，切换到长辈版')
    expect(app.html()).toContain('class="page page--fs-140')
    app.close()
    app = await MiniApp.launch({ platform, origin, storage })
    expect(app.html()).toContain('class="page page--fs-140')
  })

  it('follows the type size set in the platform', async () => {
    app = await MiniApp.launch({ platform, origin, fontSize: 20 })
    expect(app.html()).toContain('class="page page--fs-130')
  })

  it('keeps roles, names and states for screen readers', async () => {
    app = await MiniApp.launch({ platform, origin, url: 'packages/gallery/pages/demo/index?name=date-strip' })
    expect(app.outline()).toContain('<radiogroup> “选择日期”')
    expect(app.outline()).toContain('<radio> “11月25日 周二，还有 3 个名额”')
    expect(app.html()).toMatch(
      /aria-checked="true"[^>]*aria-label="11月26日|aria-label="11月26日[^>]*aria-checked="true"/,
    )
    await app.tap('11月27日 周四')
    expect(app.html()).toMatch(
      /aria-checked="true"[^>]*aria-label="11月27日|aria-label="11月27日[^>]*aria-checked="true"/,
    )
    await expect(app.tap('11月24日 周一，已约满')).rejects.toThrow('cannot be pressed')
  })

  it('asks for an SMS code and shows a refusal at its field', async () => {
    app = await MiniApp.launch({
      platform,
      origin,
      url: 'pages/login/index',
      host: { loginCode: async () => 'used-up' },
    })
    await app.tap('用短信验证码登录')
    await app.tap('获取验证码')
    expect(app.text()).toContain('请填写 11 位手机号码')
    expect(asked).toEqual([])
    await app.input('手机号', '13800000001')
    await app.tap('获取验证码')
    expect(asked).toEqual([{ path: '/api/v1/session/sms-code', body: { phone: '13800000001' } }])
    await app.waitFor('已发到 138****0001，5 分钟内有效')
    await app.input('短信验证码', '123456')
    await app.tap('登录')
    await app.waitFor('验证码不正确。请核对短信中的 6 位数字。')
    expect(app.requests.at(-1)!.headers).toMatchObject({ 'x-channel': platform === 'weapp' ? 'wechat' : 'alipay' })
    expect(app.errors).toEqual([])
  })

  it('says in words that the network is gone', async () => {
    app = await MiniApp.launch({ platform, origin: 'http://127.0.0.1:1', url: 'pages/login/index' })
    await app.tap('用短信验证码登录')
    await app.input('手机号', '13800000001')
    await app.tap('获取验证码')
    await app.waitFor('现在连不上网络。您填写的内容都还在，请检查网络后再试。')
  })
})

describe.each(['weapp', 'alipay'] as const)('every component on %s', (platform) => {
  it('draws without an error and within the budget of one setData', async () => {
    app = await MiniApp.launch({ platform, origin, url: 'packages/gallery/pages/list/index' })
    const titles = [...app.outline().matchAll(/<button> “([^“”，]+)，([a-z-]+)”/g)].map(([, title, name]) => ({
      title,
      name,
    }))
    expect(titles.length).toBeGreaterThan(20)
    app.close()
    for (const { title, name } of titles) {
      app = await MiniApp.launch({ platform, origin, url: `packages/gallery/pages/demo/index?name=${name}` })
      expect(app.text(), name).toContain(title)
      expect(app.errors, name).toEqual([])
      expect(app.overBudget(), name).toEqual([])
      app.close()
    }
  })
})
