import { beforeEach, describe, expect, it } from 'vitest'
import { startTestSandbox } from '../../kit/test-sandbox.ts'
import { callTencent, sendSmsRequest } from '../../sms/tencent/test-client.ts'
import { html } from './html.ts'
import { ago } from './message.ts'

const { sandbox, control } = await startTestSandbox()
const { env, baseUrl } = sandbox
const show = async (path: string) => {
  const response = await fetch(baseUrl + path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const send = (template: string, values: string[]) =>
  callTencent(env, 'SendSms', sendSmsRequest(env, template, ['+8613800000001'], values))

beforeEach(() => control('POST', '/reset'))

describe('the control page', () => {
  it.each(['/', '/people/li-guohua', '/people/deng-chao', '/people/clerk-1', '/register', '/faults', '/log', '/world'])(
    '%s opens, with everything it needs inside',
    async (path) => {
      const { status, text } = await show(path)
      expect(status).toBe(200)
      expect(text).toMatch(/^<!doctype html>/)
      expect(text).not.toMatch(/(src|href)="https?:/)
      expect(text).not.toContain('undefined')
    },
  )

  it('shows the newest login code of a phone, and only that one, at the top', async () => {
    await send('login-code', ['111111', '5'])
    await send('login-code', ['222222', '5'])
    const codes = [...(await show('/')).text.matchAll(/<strong>(\d{6})<\/strong>/g)].map(([, code]) => code)
    expect(codes).toEqual(['222222'])
  })

  it('says when a login code is probably too old', async () => {
    await send('login-code', ['111111', '5'])
    expect((await show('/')).text).not.toContain('多半已过期')
    sandbox.world.clock.advance(5 * 60_000 + 1)
    expect((await show('/')).text).toContain('多半已过期')
  })

  it('shows what came in as text, never as HTML', async () => {
    await send('appointment-confirmed', ['<img src=x onerror=alert(1)>', '11月25日 09:30', '转移登记'])
    const { text } = await show('/people/li-guohua')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toContain('<img')
    const log = (await show('/log')).text
    expect(log).toContain('sms.tencent.send')
    expect(log).not.toContain('<img')
  })

  it('says what each authority says, and who is silent', async () => {
    expect((await show('/people/wu-hao')).text).toContain('连续 24 个月')
    expect((await show('/people/deng-chao')).text).toContain('始终不答复')
  })

  it('shows a corrected record and how to put it back', async () => {
    expect((await show('/people/wu-hao')).text).not.toContain('已更正</b>')
    await control('POST', '/people/wu-hao/records/homes', { record: { homes: [] } })
    const { text } = await show('/people/wu-hao')
    expect(text).toContain('已更正</b>')
    expect(text).toContain('data-method="DELETE" data-url="/__control/people/wu-hao/records/homes"')
  })

  it('shows the book, and what a court just did to it', async () => {
    expect((await show('/register')).text).toContain('济南市历城区人民法院')
    await control('POST', '/register/units/li-guohua-flat/seize', { authority: '某某法院' })
    const { text } = await show('/register')
    expect(text).toContain('查封：某某法院')
    expect(text).toContain('第 2 版')
    expect((await show('/people/li-guohua')).text).toContain('查封：某某法院')
  })

  it('has no page for strangers', async () => {
    expect((await show('/people/nobody')).status).toBe(404)
  })

  it('its version changes with a message, a fault and the clock', async () => {
    const version = async () => (await control<{ version: string }>('GET', '/changes')).version
    const seen = [await version()]
    await send('login-code', ['111111', '5'])
    seen.push(await version())
    await control('POST', '/faults', { route: 'gov.population.verify', kind: 'slow' })
    seen.push(await version())
    await control('POST', '/clock', { advanceMs: 1000 })
    seen.push(await version())
    expect(new Set(seen).size).toBe(4)
    expect(await version()).toBe(seen[3])
  })
})

describe('the template', () => {
  it('escapes values, joins lists and drops what is not there', () => {
    const items = ['<a>', '"b"'].map((each) => html`<li>${each}</li>`)
    expect(html`<ul>${items}</ul>${undefined}${false}${0}`.text).toBe(
      '<ul><li>&lt;a&gt;</li><li>&quot;b&quot;</li></ul>0',
    )
  })
})

describe('how long ago', () => {
  const now = Date.parse('2026-11-22T10:00:00+08:00')
  it.each([
    [0, '刚刚'],
    [30_000, '30 秒前'],
    [3 * 60_000, '3 分钟前'],
    [2 * 3_600_000, '2 小时前'],
    [25 * 3_600_000, '11-21 09:00'],
  ])('%i ms: %s', (ms, words) => {
    expect(ago(now - ms, now)).toBe(words)
  })
})
