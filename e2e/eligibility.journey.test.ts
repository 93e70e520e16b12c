import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { phoneOf, type Stage } from './screens/stage.ts'
import { launch, phone, violations, watch } from './support/browser.ts'
import { castOf } from './support/cast.ts'
import { at, chooses, press, sees } from './support/citizen.ts'
import { type City, startCity } from './support/city.ts'
import {
  applyFor,
  chooseDay,
  comesToSee,
  correct,
  hasMinor,
  hasPaid,
  limitedCity,
  monthsAgo,
  writes,
} from './support/eligibility.ts'

/** 购房资格 by the limits of 2018: each person's story on their own phone, the staff's desk beside it. */
describe('may I buy', () => {
  let city: City
  let browser: Browser
  let stage: Stage
  const problems: string[][] = []
  const shown: Record<string, Page> = {}

  beforeAll(async () => {
    city = await startCity(limitedCity)
    browser = await launch()
    stage = { city, browser, cast: castOf(city) }
  }, 180_000)

  let broken = false
  beforeEach(() => {
    if (broken) throw new Error('an earlier step failed')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken) return
    broken = true
    for (const [name, page] of Object.entries(shown)) {
      if (!page.isClosed()) await page.screenshot({ path: `.screens/failed-eligibility-${name}.png`, fullPage: true })
    }
  })

  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })

  const accessible = async (page: Page) => expect(await violations(page)).toEqual([])

  /** Somebody's phone, logged in through the API and with a proved name: no journey waits for a code. */
  async function phoneFor(slug: string, { isStaff = false } = {}): Promise<Page> {
    const caller = await (isStaff ? stage.cast.as(slug) : stage.cast.verified(slug))
    const opened = await phoneOf(stage, caller)
    problems.push(opened.problems)
    shown[slug] = opened.page
    return opened.page
  }

  describe('without a name', () => {
    let context: BrowserContext
    let page: Page

    it('asks one thing a screen, and keeps what was typed when the app is closed', async () => {
      const opened = await phone(browser, city.origin)
      problems.push(opened.problems)
      context = opened.context
      page = opened.page
      shown.anonymous = page
      await page.goto(at('packages/eligibility/check'))
      await press(page, /^按哪一天算/)
      await chooseDay(page, '网签的日子', '2022-01-10')
      await accessible(page)
      await press(page, '开始')
      await chooses(page, '历下区')
      await chooses(page, '没有（0 套）')
      await chooses(page, '不是，外地户籍')
      await sees(page, '最近 3 年里')
      await writes(page, '填数字（个月）', '2')
      await page.close()
      page = await context.newPage()
      shown.anonymous = page
      problems.push(watch(page))
      await page.goto(at('packages/eligibility/check'))
      await sees(page, '最近 3 年里')
      const field = page.getByLabel('填数字（个月）').locator('visible=true')
      expect(await field.inputValue()).toBe('2')
      await field.fill('24')
      await press(page, '下一步')
      await sees(page, '可以购买，还能买 1 套')
      await accessible(page)
    })

    it('another question where one cannot tell, and any answer can be changed afterwards', async () => {
      await press(page, /^您的 \d 个回答/)
      await press(page, /^最近 3 年里/)
      await press(page, '不清楚')
      await sees(page, '您有本市认定的人才证书吗？')
      await chooses(page, '没有')
      await sees(page, /全日制最高学历/)
      await chooses(page, '不清楚')
      await sees(page, /^到现在为止，社保或个税/)
      await press(page, '不清楚')
      await sees(page, /现役军人/)
      await chooses(page, '不是')
      await sees(page, '还差一些情况，才能给出结论')
      await accessible(page)
      await press(page, /^您的 \d 个回答/)
      await press(page, /^最近 3 年里/)
      await writes(page, '填数字（个月）', '24')
      await press(page, '下一步')
      await sees(page, '可以购买，还能买 1 套')
      await context.close()
    })
  })

  it('a newcomer of 24 months: passed from the offices’ answers, each with source and day', async () => {
    await hasPaid(city, 'wu-hao', 24)
    const page = await phoneFor('wu-hao')
    await applyFor(page, '历下区', () => accessible(page))
    await comesToSee(page, /可以购买，还能买 1 套/)
    await press(page, /24 个月以上的社保或个税，符合/)
    await sees(page, /来源：社会保险（人社）.*数据截至 \d{4}-\d\d-\d\d/)
    await accessible(page)
    await page.goto(at('pages/cases'))
    await sees(page, '济南历下区：核验通过')
    await accessible(page)
  })

  it('a newcomer of 23 months: one question, the reason clause by clause, and the day on which it is yes', async () => {
    await hasPaid(city, 'chen-xiaoyu', 23)
    const page = await phoneFor('chen-xiaoyu')
    await applyFor(page)
    await comesToSee(page, '您的全日制最高学历是？')
    await chooses(page, '大专以下')
    await comesToSee(page, '按现在的情况，暂时不能购买')
    await sees(page, /最早到 .*-01 就可以购买/)
    await sees(page, '请工作人员复核')
    await accessible(page)
  })

  it('she contests the months: the fact goes to its owner with its own clock', async () => {
    const page = shown['chen-xiaoyu']!
    await press(page, /^核对到的 \d+ 项情况/)
    await press(page, /^这条不对：最近 3 年内/)
    await sees(page, '哪里不对，应该是怎样')
    await writes(page, '哪里不对，应该是怎样', '入职第一个月公司漏报了，已补登记，有工资条。')
    await accessible(page)
    await press(page, '提交异议')
    await sees(page, '已转数据来源部门核实')
    await sees(page, /最迟 \d{4}-\d\d-\d\d 答复/)
    await accessible(page)
  })

  it('the owner corrects, a clerk enters it, and the check passes by itself', async () => {
    for (const source of ['socialInsurance', 'incomeTax']) {
      await correct(city, 'chen-xiaoyu', source, { paidFrom: monthsAgo(23) })
    }
    const desk = await phoneFor('clerk-1', { isStaff: true })
    await desk.goto(at('packages/staff/eligibility'))
    await accessible(desk)
    await press(desk, /^事实异议：陈/)
    await press(desk, '登记异议的答复')
    await chooses(desk, /群众说得对/)
    await writes(desk, '部门的答复', '单位漏报属实，已更正参保记录。')
    await accessible(desk)
    await press(desk, '登记答复')
    const page = shown['chen-xiaoyu']!
    await comesToSee(page, /可以购买，还能买 1 套/)
    await sees(page, '已更正')
    await accessible(page)
  })

  it('a couple with a flat of their 17-year-old: the wife agrees on her own phone', async () => {
    const adultOn = await hasMinor(city, ['zhao-qiang', 'sun-li'], 'zhao-yifan', 4)
    const husband = await phoneFor('zhao-qiang')
    const wife = await phoneFor('sun-li')
    await applyFor(husband)
    await comesToSee(husband, '等配偶本人同意')
    await accessible(husband)
    await city.phones.waitFor('sun-li', (message) => message.text.includes('购房资格核验'))
    await wife.goto(at('pages/home'))
    await press(wife, /^配偶 赵/)
    await sees(wife, '向谁核对什么')
    await accessible(wife)
    await press(wife, '我同意')
    await comesToSee(husband, '按现在的情况，暂时不能购买')
    await sees(husband, new RegExp(`最早到 ${adultOn} 就可以购买.*年满 18 周岁`))
    await accessible(husband)
  })

  it('a talent from elsewhere has the quota of a local', async () => {
    const page = await phoneFor('lin-zhiyuan')
    await applyFor(page)
    await comesToSee(page, /可以购买，还能买 2 套/)
    await press(page, /持有高层次人才证书，符合/)
    await sees(page, /来源：人才认定（人才办）/)
    await accessible(page)
  })

  it('a silent office leads to a person, never to a refusal', async () => {
    await city.phones.control('/faults', { route: 'gov.homes.query', kind: 'timeout-after', person: 'ayiguli' })
    const page = await phoneFor('ayiguli')
    await applyFor(page)
    await comesToSee(page, /有资料没有取得，已转人工/)
    await sees(page, '没有答复')
    expect(await page.getByText('暂时不能购买').count()).toBe(0)
    await accessible(page)
    const desk = shown['clerk-1']!
    await desk.goto(at('packages/staff/eligibility', 'again=1'))
    await press(desk, /^资料未齐：/)
    await sees(desk, '还缺什么')
    await press(desk, '作出结论')
    await chooses(desk, '通过')
    await chooses(desk, '还能买 2 套')
    await writes(desk, '给群众的理由', '已到登记机构人工查档，名下无房。')
    await accessible(desk)
    await desk.getByRole('button', { name: '作出结论' }).locator('visible=true').last().click()
    await comesToSee(page, /可以购买，还能买 2 套/)
    await sees(page, '已到登记机构人工查档，名下无房。')
    await accessible(page)
  })

  it('leaves no error in any browser', () => {
    expect(problems.flat()).toEqual([])
  })
})
