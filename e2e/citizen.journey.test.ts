import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launch, phone, violations, watch } from './support/browser.ts'
import { at, button, chooses, logIn, press, proveRealName, sees } from './support/citizen.ts'
import { type City, startCity } from './support/city.ts'

/** One long story: 李国华 books, moves, checks in and is called by 刘芳; the hall's screen follows. Each step builds on the one before. */
describe('from login to being called at the window', () => {
  let city: City
  let browser: Browser
  let citizen: Page
  let clerk: Page
  let hallScreen: Page
  const problems: string[][] = []
  let window = ''

  beforeAll(async () => {
    city = await startCity()
    browser = await launch()
    const first = await phone(browser, city.origin)
    const second = await phone(browser, city.origin)
    citizen = first.page
    clerk = second.page
    const context = await browser.newContext({ baseURL: city.origin, viewport: { width: 1920, height: 1080 } })
    hallScreen = await context.newPage()
    problems.push(first.problems, second.problems, watch(hallScreen))
  }, 180_000)

  // Each step builds on the one before: after a failure the rest would only wait.
  let broken = false
  beforeEach(() => {
    if (broken) throw new Error('an earlier step failed')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken) return
    broken = true
    for (const [name, page] of Object.entries({ citizen, clerk, hallScreen })) {
      await page.screenshot({ path: `.screens/failed-${name}.png` })
    }
  })

  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })

  const accessible = async (page: Page) => expect(await violations(page)).toEqual([])

  it('shows home without login', async () => {
    await citizen.goto('/')
    await sees(citizen, '用手机号登录')
    await sees(citizen, '市民之家（24 小时厅）')
    await accessible(citizen)
  })

  it('follows the code of a printed notice sheet, still without login, and opens it as PDF', async () => {
    const { version } = (await (await fetch(`${city.origin}/api/v1/open/items/B19`)).json()) as {
      version: { item: number }
    }
    await citizen.goto(at('packages/guide/sheet', `code=B19&version=${version.item}&picks=0.1`))
    await sees(citizen, '您的权利')
    await accessible(citizen)
    const answer = citizen.context().waitForEvent('response', (reply) => reply.url().includes('/notice-sheet?'))
    await press(citizen, '打开 PDF 告知单')
    expect((await answer).status()).toBe(200)
    expect((await answer).headers()['content-type']).toBe('application/pdf')
    for (const page of citizen.context().pages()) if (page !== citizen) await page.close()
    await citizen.goto(at('packages/guide/sheet', `code=B19&version=${version.item + 1}&picks=0.1`))
    await sees(citizen, '规定已经改过')
  })

  it('logs in with phone and SMS code', async () => {
    await logIn(citizen, city, 'li-guohua', '13800000001')
    await sees(citizen, '还差一步：实名')
    await accessible(citizen)
  })

  it('proves the real name against the population register', async () => {
    await proveRealName(citizen, city, 'li-guohua')
    await accessible(citizen)
  })

  it('finds a hall and a free place and holds it', async () => {
    await citizen.goto(at('packages/book/service'))
    await chooses(citizen, /二手房/)
    await accessible(citizen)
    await press(citizen, '下一步：选大厅')
    await chooses(citizen, /市民之家/)
    await accessible(citizen)
    await press(citizen, '下一步：选时间')
    // the third day in the strip: tomorrow or later, whatever the hour
    await citizen
      .getByRole('radio', { name: /还有 \d+ 个名额/ })
      .locator('visible=true')
      .nth(2)
      .click()
    await chooses(citizen, /余 \d+/)
    await accessible(citizen)
    await press(citizen, '占住这个时间')
    await sees(citizen, '核对并确认')
    await sees(citizen, '名额为您保留')
    await accessible(citizen)
  })

  it('finds the hold on another device, with what was typed', async () => {
    await citizen.getByLabel('想提前告诉大厅的话').fill('妈妈腿脚不便')
    await citizen.waitForTimeout(1500)
    const other = await phone(browser, city.origin)
    problems.push(other.problems)
    await logIn(other.page, city, 'li-guohua', '13800000001')
    await sees(other.page, '有一个名额在为您保留')
    await press(other.page, '接着填写并确认')
    expect(await other.page.getByLabel('想提前告诉大厅的话').inputValue()).toBe('妈妈腿脚不便')
    await other.context.close()
  })

  it('confirms, and an SMS and a message say so', async () => {
    await press(citizen, '确认预约')
    await sees(citizen, '预约详情')
    await sees(citizen, '已预约')
    await city.phones.waitFor('li-guohua', (m) => m.channel === 'sms' && /预约成功|已预约/.test(m.text))
    await accessible(citizen)
    await citizen.goto(at('pages/messages'))
    await sees(citizen, /预约成功|已预约/)
    await accessible(citizen)
  })

  it('moves it to another day', async () => {
    await citizen.goto(at('packages/book/list'))
    await citizen
      .getByRole('button', { name: /已预约/ })
      .locator('visible=true')
      .first()
      .click()
    await press(citizen, '改期')
    await citizen
      .getByRole('radio', { name: /还有 \d+ 个名额/ })
      .locator('visible=true')
      .nth(4)
      .click()
    await chooses(citizen, /余 \d+/)
    await press(citizen, '改到这个时间')
    await sees(citizen, '预约详情')
    await city.phones.waitFor('li-guohua', (m) => m.channel === 'sms' && /改/.test(m.text))
  })

  it('sees every place accounted for in the public ledger', async () => {
    await citizen.goto(at('packages/book/ledger', 'hall=jn-shimin'))
    await sees(citizen, '轧平')
    expect(await citizen.getByText(/^差 /).count()).toBe(0)
    await accessible(citizen)
  })

  it('a clerk opens a window on a phone', async () => {
    await logIn(clerk, city, 'clerk-1', '13900000001')
    await clerk.goto(at('packages/staff/desk'))
    await accessible(clerk)
    await clerk.getByRole('radio', { name: /号/ }).locator('visible=true').first().click()
    const open = button(clerk, /开启 \d+ 号窗口/)
    window = /\d+/.exec((await open.textContent()) ?? '')?.[0] ?? ''
    await open.click()
    await sees(clerk, '叫下一位')
    await accessible(clerk)
  })

  it('checks in with the code on the hall screen and sees the position', async () => {
    await hallScreen.goto(at('packages/display/hall', 'hall=jn-shimin'))
    await sees(hallScreen, /市民之家/)
    await accessible(hallScreen)
    const shown = await fetch(`${city.origin}/api/v1/open/halls/jn-shimin/display`)
    const { checkIn } = (await shown.json()) as { checkIn: { url: string } }
    await citizen.goto(checkIn.url.replace(city.origin, ''))
    await press(citizen, '取号')
    await sees(citizen, '请先选择要办的业务。')
    await accessible(citizen)
    await chooses(citizen, /二手房/)
    await press(citizen, '取号')
    await sees(citizen, '下一个就是您')
    await accessible(citizen)
  })

  it('is called: the ticket, the hall screen and an SMS say where to go', async () => {
    await press(clerk, '叫下一位')
    await sees(citizen, `${window} 号窗口`)
    const number = (await citizen.locator('.ticket__number').last().textContent())?.trim() ?? '?'
    await sees(hallScreen, number)
    await city.phones.waitFor('li-guohua', (m) => m.channel === 'sms' && m.text.includes(number))
    await accessible(citizen)
    await accessible(hallScreen)
    await accessible(clerk)
    expect(await hallScreen.locator('body').textContent()).not.toMatch(/李国华|李\*/)
  })

  it('is served and finished, and can read who looked', async () => {
    await press(clerk, '开始办理')
    await sees(citizen, '办理中')
    await press(clerk, '办结')
    await sees(citizen, '已办结')
    await citizen.goto(at('packages/account/access-log'))
    await sees(citizen, /刘芳/)
    await accessible(citizen)
  })

  it('leaves no error in any browser', () => {
    expect(problems.flat()).toEqual([])
  })
})
