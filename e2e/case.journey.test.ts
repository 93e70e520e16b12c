import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { jpegPaper } from '../server/src/testing/papers.ts'
import { phoneOf, type Stage } from './screens/stage.ts'
import { launch, violations, watch } from './support/browser.ts'
import {
  filledCase,
  filledSale,
  finishReview,
  SALE_ANSWERS,
  type Someone,
  sayYes,
  someone,
  takeIn,
} from './support/cases.ts'
import { castOf } from './support/cast.ts'
import { at, chooses, press, sees } from './support/citizen.ts'
import { type City, startCity } from './support/city.ts'

/** A home is sold in one window: two families and six officers, each on a phone of their own. */
describe('a home changes hands in one window', () => {
  let city: City
  let browser: Browser
  let stage: Stage
  let caseId = ''
  const problems: string[][] = []
  const shown: Record<string, Page> = {}

  beforeAll(async () => {
    city = await startCity()
    browser = await launch()
    stage = { city, browser, cast: castOf(city) }
    // who is known already is told when a case names them
    await Promise.all(['li-guohua', 'wu-hao', 'zhou-min'].map((slug) => stage.cast.verified(slug)))
  }, 180_000)

  // Each step builds on the one before: after a failure the rest would only wait.
  let broken = false
  beforeEach(() => {
    if (broken) throw new Error('an earlier step failed')
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || broken) return
    broken = true
    for (const [name, page] of Object.entries(shown)) {
      if (!page.isClosed()) await page.screenshot({ path: `.screens/failed-case-${name}.png`, fullPage: true })
    }
  })

  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })

  const accessible = async (page: Page) => expect(await violations(page)).toEqual([])
  const fill = (page: Page, label: string | RegExp, text: string) =>
    page.getByLabel(label).locator('visible=true').last().fill(text)

  /** Somebody's phone, logged in through the API: no journey waits for a code. */
  async function phoneFor(slug: string, { isStaff = false } = {}): Promise<Page> {
    const known = shown[slug]
    if (known) return known
    const caller = await (isStaff ? stage.cast.as(slug) : stage.cast.verified(slug))
    const opened = await phoneOf(stage, caller)
    problems.push(opened.problems)
    shown[slug] = opened.page
    return opened.page
  }
  const officer = (slug: string) => phoneFor(slug, { isStaff: true })

  /** An officer opens the case from the list, the way everybody does. */
  async function opens(slug: string): Promise<Page> {
    const page = await officer(slug)
    await page.goto(at('packages/staff/cases', `of=${slug}`))
    await press(page, /^二手房过户一次办/)
    await sees(page, '申请内容')
    return page
  }

  async function finishes(slug: string, opinion: string) {
    const page = await opens(slug)
    await press(page, '办完本部门的工作')
    await fill(page, '意见', opinion)
    await accessible(page)
    await press(page, '办完了')
    await sees(page, '已办完，交给下一步')
  }

  it('the seller begins, answers one question a screen, and a closed app loses nothing', async () => {
    const seller = await phoneFor('li-guohua')
    await seller.goto(at('pages/home'))
    await press(seller, /^二手房过户一次办/)
    await sees(seller, '一次办这几件')
    await accessible(seller)
    await press(seller, '开始填写')
    await sees(seller, '您是哪一方？')
    await accessible(seller)
    await chooses(seller, /^转让方/)
    await sees(seller, '办哪一套房子？')
    await accessible(seller)
    await chooses(seller, /^济南市历下区解放东路 16 号/)
    await sees(seller, '受让方是谁？')
    const { name, idNumber } = await stage.cast.person('wu-hao')
    await fill(seller, '姓名', name)
    await fill(seller, '身份证号码', `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`)
    await press(seller, '加上')
    await sees(seller, '身份证号码有一位填错了，请核对。')
    await accessible(seller)

    const context = seller.context()
    await seller.close()
    const again = await context.newPage()
    problems.push(watch(again))
    shown['li-guohua'] = again
    await again.goto(at('pages/home'))
    await press(again, /^二手房过户一次办，还没提交/)
    await press(again, '接着填')
    await sees(again, '受让方是谁？')
    expect(await again.getByLabel('姓名').locator('visible=true').inputValue()).toBe(name)
    await fill(again, '身份证号码', idNumber)
    await press(again, '加上')
    await press(again, '下一步')
  })

  it('is told of the co-owner in the register, and goes on without a network', async () => {
    const seller = await phoneFor('li-guohua')
    await sees(seller, '登记簿上还有共有人')
    await accessible(seller)
    const wife = await stage.cast.person('zhou-min')
    await press(seller, '还有共有人，加上')
    await fill(seller, '姓名', wife.name)
    await fill(seller, '身份证号码', wife.idNumber)
    await press(seller, '加上')
    await press(seller, '下一步')
    await sees(seller, '成交价款是多少？')
    await seller.context().setOffline(true)
    await fill(seller, '成交价款（元）', '3200000')
    await sees(seller, '3,200,000.00 元（320 万元）')
    await sees(seller, '没有网络，先存在这部手机上，连上网自动交上去')
    await accessible(seller)
    await press(seller, '下一步')
    await seller.context().setOffline(false)
    await sees(seller, '已自动保存，换手机也能接着填')
  })

  it('answers what papers depend on, and reads the one list of papers', async () => {
    const seller = await phoneFor('li-guohua')
    for (const [question, answer] of SALE_ANSWERS) {
      await sees(seller, question)
      await seller.getByRole('radio', { name: answer, exact: true }).locator('visible=true').click()
    }
    await sees(seller, '核对一遍')
    await accessible(seller)
    await press(seller, '下一步：准备材料')
    await sees(seller, '要您交 1 份')
    await sees(seller, '共有人同意处分的书面意见')
    await accessible(seller)
  })

  it('sends a photo of the one paper, which is in the case as soon as it has been looked at', async () => {
    const seller = await phoneFor('li-guohua')
    await press(seller, '拍照或选文件')
    const dialog = seller.waitForEvent('filechooser')
    await press(seller, '从相册选')
    const buffer = await jpegPaper({ width: 1500, height: 2000 })
    await (await dialog).setFiles({ name: 'IMG_2031.jpg', mimeType: 'image/jpeg', buffer })
    await sees(seller, '已上传')
    await accessible(seller)
  })

  it('reads the words before the yes counts', async () => {
    const seller = await phoneFor('li-guohua')
    await press(seller, '下一步：看清内容，提交')
    await sees(seller, /价款.*3,200,000/)
    expect(
      await seller
        .getByRole('button', { name: /^请先看清内容/ })
        .locator('visible=true')
        .isDisabled(),
    ).toBe(true)
    await press(seller, '我确认，提交')
    await sees(seller, /等 2 位当事人/)
    await accessible(seller)
    caseId = /id=([0-9a-f]{24})/.exec(seller.url())?.[1] ?? ''
    expect(caseId).not.toBe('')
  })

  it('the wife and the buyer are told, read the same words and say yes on their own phones', async () => {
    const inbox = await stage.cast.verified('wu-hao')
    const titles = async () =>
      (await inbox.get<{ items: { title: string }[] }>('/notices')).items.map(({ title }) => title)
    await expect.poll(titles, { timeout: 15_000 }).toContain('请您确认一件事')
    const buyer = await phoneFor('wu-hao')
    await buyer.goto(at('pages/messages'))
    await press(buyer, /^请您确认一件事/)
    await press(buyer, '看清内容再确认')
    await sees(buyer, /价款.*3,200,000/)
    await accessible(buyer)
    await press(buyer, '我确认')
    await sees(buyer, /等 1 位当事人/)
    const wife = await phoneFor('zhou-min')
    await wife.goto(at('pages/home'))
    await press(wife, /^二手房过户一次办，等 1 位/)
    await press(wife, '看清内容再确认')
    await press(wife, '我确认')
    await sees(wife, '已提交，等受理')
    await sees(await phoneFor('li-guohua'), '已提交，等受理')
  })

  it('the clerk finds the paper in the file and takes the case in; the clocks begin on the citizen’s phone', async () => {
    const clerk = await opens('clerk-1')
    await accessible(clerk)
    await sees(clerk, '齐了')
    await press(clerk, '受理')
    await accessible(clerk)
    await press(clerk, '受理，时限开始计算')
    await sees(clerk, '已受理，时限开始计算')
    const seller = await phoneFor('li-guohua')
    await sees(seller, '审核中')
    await sees(seller, /我们承诺的时间|法定办理时间/)
    await sees(seller, /^首问负责人：刘芳/)
    await accessible(seller)
  })

  it('three offices finish their parts on phones; the bars move while the seller looks', async () => {
    const seller = await phoneFor('li-guohua')
    const bars = seller.locator('.office').locator('visible=true')
    expect(await bars.count()).toBe(3)
    expect(await seller.locator('.office--open').locator('visible=true').count()).toBe(2)
    await finishes('housing-1', '房源核验、合同备案完成')
    await sees(seller, /林涛.*房源核验、合同备案完成/)
    await finishes('tax-1', '契税已缴')
    await finishes('registrar-2', '权属清楚')
    await sees(seller, '等审批')
    await accessible(seller)
  })

  it('the registrar approves and the register enters it', async () => {
    const registrar = await opens('registrar')
    await press(registrar, '审批')
    await fill(registrar, '审批意见', '同意')
    await accessible(registrar)
    await press(registrar, '审批通过')
    const seller = await phoneFor('li-guohua')
    await sees(seller, '等缴费')
    await sees(seller, '已写入登记簿')
    const { items } = await (await stage.cast.verified('wu-hao')).get<{ items: { address: string }[] }>('/me/homes')
    expect(items.map(({ address }) => address)).toContain('济南市历下区解放东路 16 号 1 号楼 2 单元 1102')
  })

  it('the buyer pays the fee on WeChat’s page and comes back to a case that has gone on', async () => {
    const buyer = await phoneFor('wu-hao')
    await buyer.goto(at('packages/cases/detail', `id=${caseId}`))
    await press(buyer, '去缴费')
    await sees(buyer, /费用 80/)
    await accessible(buyer)
    await press(buyer, /^用微信支付 80/)
    await buyer.waitForURL(/\/wechat-pay\/cashier/)
    await press(buyer, '吴昊 付款')
    await sees(buyer, '款项已到账，缴费完成。')
    await accessible(buyer)
    await press(buyer, '回到办件')
    await sees(buyer, '可以领取了')
  })

  it('the clerk hands the certificate over', async () => {
    const clerk = await opens('clerk-1')
    await press(clerk, '发证')
    await chooses(clerk, '吴昊')
    await press(clerk, '已当面发证')
    await sees(clerk, '已发证，这件办好了')
    const buyer = await phoneFor('wu-hao')
    await sees(buyer, '这件事办好了。')
    await accessible(buyer)
  })

  it('the seller reads who looked at the file, when and why', async () => {
    const seller = await phoneFor('li-guohua')
    await press(seller, /^谁看过我的资料/)
    await sees(seller, /林涛/)
    await sees(seller, /周洁/)
  })

  describe('a second case, into which a court comes', () => {
    let owner: Someone
    let id = ''
    let unitCode = ''

    it('a seizure stops it while everybody looks; the officer cannot decide on the old file', async () => {
      owner = await someone(stage.cast, 'wang-xiuying')
      ;({ id, unitCode } = await filledCase(owner, 'B14'))
      await sayYes(owner, id, 'submit')
      await takeIn(await stage.cast.as('clerk-1'), id)
      await finishReview(stage.cast, id)

      const page = await phoneFor('wang-xiuying')
      await page.goto(at('packages/cases/detail', `id=${id}`))
      await sees(page, '等审批')
      const decider = await officer('registrar')
      await decider.goto(at('packages/staff/cases/file', `id=${id}`))
      await press(decider, '审批')
      await fill(decider, '审批意见', '同意')

      await city.phones.control(`/register/units/${unitCode}/seize`, {})
      await sees(page, /暂停办理/)
      await sees(page, '已挂起')
      await accessible(page)
      await press(decider, '审批通过')
      await sees(decider, '您打开以后又有变化，没有办')
      await sees(decider, /登记簿上有新的限制/)
      await accessible(decider)
    })

    it('the court lifts it, and the case goes on by itself', async () => {
      await city.phones.control(`/register/units/${unitCode}/lift`, {})
      const page = await phoneFor('wang-xiuying')
      await sees(page, '等审批')
      await sees(page, '登记簿上的限制已解除，恢复办理')
    })
  })

  describe('a third case, of which an owner knows nothing', () => {
    it('“不是我” freezes it; the duty officer calls and ends it', async () => {
      const [seller, buyer] = await Promise.all([someone(stage.cast, 'zhao-qiang'), someone(stage.cast, 'he-jun')])
      const { id } = await filledSale(seller, buyer)
      await sayYes(seller, id, 'submit')
      const page = await phoneFor('he-jun')
      await page.goto(at('packages/cases/confirm', `id=${id}`))
      await press(page, '不是我办的')
      await fill(page, '想说明的情况', '我没有买房，也不认识这个人。')
      await accessible(page)
      await press(page, '不是我，立即冻结')
      await sees(page, /已冻结/)
      await accessible(page)

      const duty = await officer('supervisor')
      await duty.goto(at('packages/staff/cases'))
      await duty.getByRole('tab', { name: /^要留意/ }).click()
      await accessible(duty)
      await press(duty, /已冻结/)
      await sees(duty, '我没有买房，也不认识这个人。')
      await press(duty, '核实“不是我”')
      await chooses(duty, /^确实不是本人办的/)
      await fill(duty, '怎么核实的', '10:20 电话核实，本人在外地，从未买卖此房。')
      await accessible(duty)
      await press(duty, '登记核实结果')
      await sees(page, '已退回')
      await sees(page, '您可以怎么做')
      await accessible(page)
    })
  })

  it('leaves no error in any browser', () => {
    expect(problems.flat()).toEqual([])
  })
})
