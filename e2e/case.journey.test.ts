import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TemplateName } from '../server/src/domain/notices/templates.ts'
import { jpegPaper } from '../server/src/testing/papers.ts'
import type { Stage } from './screens/stage.ts'
import { type Actors, actorsOf, fill } from './support/actors.ts'
import { launch, violations } from './support/browser.ts'
import {
  drawnFor,
  filledCase,
  filledSale,
  finishReview,
  reaches,
  SALE_ANSWERS,
  type Someone,
  sayYes,
  someone,
  takeIn,
} from './support/cases.ts'
import { castOf } from './support/cast.ts'
import { at, chooses, press, sees } from './support/citizen.ts'
import { type City, startCity } from './support/city.ts'
import { milestones } from './support/milestones.ts'

const MATTER = /^二手房过户一次办/
/** From search to certificate and rating: a home is sold in one window by two families and six officers, each on a phone of their own. */
describe('a home changes hands in one window', () => {
  let city: City
  let browser: Browser
  let stage: Stage
  let actors: Actors
  let told: ReturnType<typeof milestones>
  let caseId = ''

  beforeAll(async () => {
    city = await startCity()
    browser = await launch()
    stage = { city, browser, cast: castOf(city) }
    actors = actorsOf(stage)
    told = milestones(city)
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
    await actors?.pictures('case')
  })

  afterAll(async () => {
    await browser?.close()
    await city?.close()
  })

  const accessible = async (page: Page) => expect(await violations(page)).toEqual([])
  const phoneFor = (slug: string) => actors.phoneFor(slug)
  const officer = (slug: string) => actors.officer(slug)
  const opens = (slug: string) => actors.opens(slug, MATTER)
  const finishes = (slug: string, opinion: string) => actors.finishes(slug, MATTER, opinion, accessible)
  /** No page has to be open for it. */
  const hears = async (template: TemplateName, words: RegExp) => {
    await told.rings('wu-hao', 'sms', template, words)
    await told.rings('wu-hao', 'wechat', template, /./)
  }
  const pushed = ['case-fee-due', 'case-paid', 'certificate-issued', 'case-ready', 'case-collected'] as const

  it('the seller searches 卖房, reads what it takes and which papers, and begins the way that does three things at once', async () => {
    const seller = await phoneFor('li-guohua')
    await seller.goto(at('pages/home'))
    await fill(seller, '说说您的事', '卖房')
    await press(seller, '查办事指南')
    await sees(seller, '买卖二手房的，三件一次办')
    await accessible(seller)
    await press(seller, /^二手房过户，/)
    await sees(seller, '多久办好')
    await press(seller, /^答几个问题，得到我的材料清单/)
    await sees(seller, /^问这个是因为/)
    await accessible(seller)
    await seller.goBack()
    await press(seller, MATTER)
    await sees(seller, '一次办这几件')
    await accessible(seller)
    await press(seller, '开始填写')
  })

  it('answers one question a screen, and a closed app loses nothing', async () => {
    const seller = await phoneFor('li-guohua')
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

    const again = await actors.opensAgain('li-guohua')
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
    for (const [question, usual] of SALE_ANSWERS) {
      // The one paper of this sale: the buyer knows that somebody may live there.
      const answer = question.includes('别人的居住权') ? '有' : usual
      await sees(seller, question)
      await seller.getByRole('radio', { name: answer, exact: true }).locator('visible=true').click()
    }
    await sees(seller, '核对一遍')
    await accessible(seller)
    await press(seller, '下一步：准备材料')
    await sees(seller, '要您交 1 份')
    await sees(seller, '买方知悉居住权的说明')
    // His wife is a party: she says it on her own phone, and nobody signs a paper.
    await sees(seller, '不用交纸：提交后，请共有人在自己手机上确认')
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
    await press(wife, /^二手房过户一次办，等您看清内容/)
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
    await told.takesPushes('wu-hao', pushed)
    const registrar = await opens('registrar')
    await press(registrar, '审批')
    await fill(registrar, '审批意见', '同意')
    await accessible(registrar)
    await press(registrar, '审批通过')
    const seller = await phoneFor('li-guohua')
    await sees(seller, '已办妥，等受让方缴费。')
    await sees(seller, '已写入登记簿')
    const { items } = await (await stage.cast.verified('wu-hao')).get<{ items: { address: string }[] }>('/me/homes')
    expect(items.map(({ address }) => address)).toContain('济南市历下区解放东路 16 号 1 号楼 2 单元 1102')
  })

  it('the buyer hears of the fee, pays it on WeChat’s page and comes back to a case that has gone on', async () => {
    await hears('case-fee-due', /请缴费80\.00元/)
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
    await sees(buyer, '请领证')
    await hears('case-paid', /80\.00元已收到/)
    await hears('certificate-issued', /不动产权证书/)
    await hears('case-ready', /请带身份证/)
  })

  it('shows the certificate by a code that lives for one look; a stranger checks it without a login', async () => {
    const buyer = await phoneFor('wu-hao')
    await press(buyer, '看电子证照')
    await press(buyer, /^不动产权证书/)
    await sees(buyer, '还没有人查验过。')
    await accessible(buyer)
    const shown = buyer.waitForResponse(/certificates\/mine\/\w+\/show$/)
    await press(buyer, '亮证')
    const { code } = (await (await shown).json()) as { code: string }
    await sees(buyer, '对方会看到：')
    await accessible(buyer)
    const stranger = await actors.stranger()
    await stranger.goto(at('packages/certificates/verify', `code=${code}`))
    await sees(stranger, /^有效：不动产权证书/)
    await sees(stranger, '在济南市历下区有一套住房')
    await accessible(stranger)
    await sees(buyer, '查验结果：有效')
    await stranger.goto('about:blank')
    await stranger.goto(at('packages/certificates/verify', `code=${code}`))
    await sees(stranger, '出示码已经用过')
  })

  it('is fetched at the window against the code on the buyer’s phone, which only the buyer reads', async () => {
    const buyer = await phoneFor('wu-hao')
    await buyer.goto(at('packages/cases/detail', `id=${caseId}`))
    await press(buyer, '选怎么领，看交接码')
    await chooses(buyer, /^到窗口领/)
    const chosen = buyer.waitForResponse(/collections\/cases\/\w+$/)
    await press(buyer, '就这样领')
    const { out } = (await (await chosen).json()) as { out: { code: string } }
    await sees(buyer, '办好的证：等您领取')
    await accessible(buyer)
    const seller = await phoneFor('li-guohua')
    await seller.goto(at('packages/collection/one', `case=${caseId}`))
    await sees(seller, '现在没有要领要寄的')
    const clerk = await officer('clerk-1')
    await clerk.goto(at('packages/staff/collections'))
    await fill(clerk, '领取人的交接码', out.code)
    await accessible(clerk)
    await press(clerk, '码对，当面发证')
    await sees(buyer, '办好的证：已交到')
    await accessible(buyer)
    await hears('case-collected', /交到您手上.+12345/)
  })

  it('the seller rates the service when it is over, and has nothing more to do', async () => {
    const seller = await phoneFor('li-guohua')
    await seller.goto(at('packages/cases/detail', `id=${caseId}`))
    await sees(seller, '这件事办好了。')
    await accessible(seller)
    await press(seller, /^评一评/)
    await chooses(seller, /^非常满意/)
    await accessible(seller)
    await press(seller, '提交评价')
    await sees(seller, '您评的：非常满意')
  })

  it('the seller reads who looked at the file, when and why', async () => {
    const seller = await phoneFor('li-guohua')
    await seller.goto(at('packages/cases/detail', `id=${caseId}`))
    await press(seller, /^谁打开过这份办件/)
    await sees(seller, /林涛/)
    await sees(seller, /周洁/)
  })

  describe('a second home, bought by somebody with a rare name', () => {
    it('is paid with Alipay, sent by courier against a code, and printed with every character of the name', async () => {
      const [seller, buyer] = await Promise.all([someone(stage.cast, 'crowd-5110'), someone(stage.cast, 'li-ji')])
      const { id } = await filledSale(seller, buyer)
      await sayYes(seller, id, 'submit')
      await sayYes(buyer, id, 'confirm')
      const clerk = await stage.cast.as('clerk-1')
      await takeIn(clerk, id)
      await finishReview(stage.cast, id)
      const registrar = await drawnFor(stage.cast, id, '审批')
      await registrar.post(`/case-desk/${id}/open`, {})
      await registrar.post(`/case-desk/${id}/approve`, { opinion: '同意' })
      await reaches(clerk, id, 'feeDue')

      const page = await phoneFor('li-ji')
      await page.goto(at('packages/collection/one', `case=${id}`))
      await chooses(page, /^快递送到家/)
      await fill(page, '姓名', buyer.name)
      await fill(page, '手机号', '13800000011')
      await fill(page, '地址', '济南市历下区解放路 5 号 2 单元 301')
      await accessible(page)
      await press(page, '寄到这里')
      await sees(page, /^已选快递。要先缴费/)
      await page.goto(at('packages/cases/pay', `id=${id}`))
      await press(page, /^用支付宝支付 80/)
      await page.waitForURL(/\/alipay\/cashier/)
      await press(page, '李𠮷 付款')
      await sees(page, '款项已到账，缴费完成。')

      const parcel = async () => {
        const { items } = await clerk.get<{ items: { caseId: string; code?: string; parcel?: Parcel }[] }>(
          '/collections/desk',
        )
        return items.find((one) => one.caseId === id)
      }
      await expect.poll(async () => (await parcel())?.parcel?.trackingNumber, { timeout: 30_000 }).toBeTruthy()
      const { code, parcel: { trackingNumber: trackingNo } = { trackingNumber: '' } } = (await parcel())!
      await city.phones.control('/courier/happens', { trackingNo, kind: 'picked-up', code })
      await page.goto(at('packages/collection/one', `case=${id}`))
      await sees(page, /^在路上/)
      await accessible(page)
      const { out } = await buyer.caller.get<{ out: { code: string } }>(`/collections/cases/${id}`)
      await city.phones.control('/courier/happens', { trackingNo, kind: 'delivered', code: out.code })
      await sees(page, '办好的证：已交到')

      await page.goto(at('packages/certificates/list'))
      await press(page, /^不动产权证书/)
      await sees(page, '李𠮷')
      const opened = page
        .context()
        .waitForEvent('response', (reply) => /pdf/.test(reply.headers()['content-type'] ?? ''))
      await press(page, '下载、打印（PDF）')
      expect((await opened).status()).toBe(200)
    })
  })

  describe('a third case, into which a court comes', () => {
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

  describe('a fourth case, of which an owner knows nothing', () => {
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
    expect(actors.problems()).toEqual([])
  })
})

interface Parcel {
  trackingNumber: string
}
