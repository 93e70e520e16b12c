import type { Case } from '@anju/shared-types'
import type { Page } from 'playwright-core'
import {
  drawnFor,
  filledCase,
  filledSale,
  finishDrawn,
  finishReview,
  type Someone,
  sayYes,
  someone,
  takeIn,
} from '../support/cases.ts'
import { at, button, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** A case as citizens meet it: filled in, read, confirmed, watched, and every way it can end. */
export async function takeCases(album: Album, stage: Stage): Promise<void> {
  album.chapter('办件')
  const seller = await someone(stage.cast, 'li-guohua')
  const buyer = await someone(stage.cast, 'wu-hao')
  await someone(stage.cast, 'zhou-min')
  await takeFilling(album, stage, seller)
  await takeConfirming(album, stage)
  await takeWorking(album, stage, buyer)
  await takeShortfall(album, stage)
  await takeStops(album, stage)
}

const fill = (page: Page, label: string | RegExp, text: string) =>
  page.getByLabel(label).locator('visible=true').last().fill(text)

async function takeFilling(album: Album, stage: Stage, seller: Someone) {
  const { context, page } = await phoneOf(stage, seller.caller)
  await page.goto(at('pages/cases'))
  await sees(page, '还没有在办的事项')
  await album.phone(page, '办件：还没有')
  await page.goto(at('packages/cases/begin', 'code=P01'))
  await sees(page, '一次办这几件')
  await album.phone(page, '开始：二手房过户一次办')
  await press(page, '开始填写')
  await sees(page, '您是哪一方？')
  await album.phone(page, '填写：哪一方')
  await chooses(page, /^转让方/)
  await sees(page, '都不是，自己填')
  await album.phone(page, '填写：选房子')
  await chooses(page, '都不是，自己填')
  await fill(page, '不动产单元号', '370102001002GB00001F0001002')
  await album.phone(page, '填写：房子照证书填，差一位')
  await fill(page, '不动产单元号', '370102001002GB00001F00010023')
  await sees(page, '28 位写法正确')
  await album.phone(page, '填写：房子照证书填')
  await chooses(page, /^济南市历下区解放东路/)
  await sees(page, '受让方是谁？')
  await fill(page, '姓名', '吴昊')
  await fill(page, '身份证号码', '341202199502145171')
  await press(page, '加上')
  await sees(page, '身份证号码有一位填错了，请核对。')
  await album.phone(page, '填写：另一方，号码错一位')
  await fill(page, '身份证号码', (await stage.cast.person('wu-hao')).idNumber)
  await press(page, '加上')
  await sees(page, '再加一位受让方')
  await album.phone(page, '填写：另一方')
  await press(page, '下一步')
  await sees(page, '登记簿上还有共有人')
  await album.phone(page, '填写：共有人')
  await press(page, '还有共有人，加上')
  const wife = await stage.cast.person('zhou-min')
  await fill(page, '姓名', wife.name)
  await fill(page, '身份证号码', wife.idNumber)
  await press(page, '加上')
  await press(page, '下一步')
  await context.setOffline(true)
  await fill(page, '成交价款（元）', '1850000')
  await sees(page, '没有网络，先存在这部手机上')
  await album.phone(page, '填写：价款，没有网络')
  await context.setOffline(false)
  await sees(page, '已自动保存')
  await press(page, '下一步')
  await sees(page, '是中介成交还是双方自己成交？')
  await album.phone(page, '填写：问题')
  await answerRest(page)
  await sees(page, '核对一遍')
  await album.phone(page, '填写：核对')
  await takeTwoPhones(album, page, seller)
  await press(page, '下一步：准备材料')
  await sees(page, '要您交 1 份')
  await album.phone(page, '材料')
  await press(page, '到窗口看原件')
  await page.waitForTimeout(300)
  await album.phone(page, '材料：带原件到窗口')
  await press(page, '知道了')
  await press(page, '下一步：看清内容，提交')
  await button(page, /^请先看清内容/).waitFor()
  await album.phone(page, '看清再确认')
  await context.setOffline(true)
  await press(page, '我确认，提交')
  await sees(page, '没有网络，已经记在这部手机上')
  await album.phone(page, '看清再确认：没有网络')
  await context.setOffline(false)
  await sees(page, /等 2 位当事人/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '等各方确认')
  await press(page, '撤回申请')
  await page.waitForTimeout(300)
  await album.phone(page, '撤回：要谁同意')
  await context.close()
}

/** The same draft changed on another phone while this one had no network. */
async function takeTwoPhones(album: Album, page: Page, seller: Someone) {
  const id = /id=([0-9a-f]{24})/.exec(page.url())?.[1] ?? ''
  await page.context().setOffline(true)
  await press(page, /^成交价款/)
  await fill(page, '成交价款（元）', '1860000')
  await sees(page, '没有网络，先存在这部手机上')
  const { draft } = await seller.caller.get<Case>(`/cases/${id}`)
  await seller.caller.put(`/cases/${id}/draft`, { draft: { ...draft, priceFen: 190_000_000 } })
  await page.context().setOffline(false)
  await sees(page, '用哪一份？')
  await album.phone(page, '两部手机都改过')
  await press(page, '用另一部手机上的')
  await press(page, '下一步')
  await answerRest(page)
}

/** First answers, but for the one that asks for a paper. */
async function answerRest(page: Page) {
  const end = page.getByText('核对一遍').locator('visible=true').last()
  while (!(await end.isVisible())) {
    const title = (await page.locator('.page__title').locator('visible=true').last().textContent()) ?? ''
    const wanted = ['契税优惠', '发票', '居住权'].some((word) => title.includes(word)) ? 1 : 0
    await page.getByRole('radio').locator('visible=true').nth(wanted).click()
    await page.waitForFunction(
      (before) => [...document.querySelectorAll('.page__title')].at(-1)?.textContent !== before,
      title,
    )
  }
}

async function takeConfirming(album: Album, stage: Stage) {
  const wife = await someone(stage.cast, 'zhou-min')
  const { context, page } = await phoneOf(stage, wife.caller)
  await page.goto(at('pages/home'))
  await sees(page, '办件等您办')
  await album.phone(page, '首页：有事等您办')
  await press(page, /^二手房过户一次办，等/)
  await sees(page, '看清内容再确认')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '别人发起，请我确认')
  await press(page, '看清内容再确认')
  await button(page, '我确认').waitFor()
  await album.phone(page, '另一方：看清再确认')
  await press(page, '不是我办的')
  await page.waitForTimeout(300)
  await album.phone(page, '不是我：再问一次')
  await press(page, '点错了，返回')
  await press(page, '我确认')
  await sees(page, /等 1 位当事人/)
  await context.close()
}

async function takeWorking(album: Album, stage: Stage, buyer: Someone) {
  const clerk = await stage.cast.as('clerk-1')
  const { items } = await buyer.caller.get<{ items: { id: string }[] }>('/cases')
  const id = items[0]?.id ?? ''
  const { context, page } = await phoneOf(stage, buyer.caller)
  await sayYes(buyer, id, 'confirm')
  await page.goto(at('packages/cases/detail', `id=${id}`))
  await sees(page, '已提交，等受理')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '已提交，等受理')
  await takeIn(clerk, id)
  await sees(page, '审核中')
  await finishDrawn(stage.cast, id, 'registry', '权属清楚')
  await sees(page, /权属清楚/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '审核中：两个钟，谁在办')
  await finishReview(stage.cast, id)
  const registrar = await drawnFor(stage.cast, id, '审批')
  await registrar.post(`/case-desk/${id}/open`, {})
  await registrar.post(`/case-desk/${id}/approve`, { opinion: '同意' })
  await sees(page, '等缴费')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '等缴费')
  await press(page, '去缴费')
  await sees(page, /^用微信支付/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '缴费')
  await page.goto(at('packages/cases/detail', `id=${id}`))
  const { fees } = await clerk.post<Case>(`/case-desk/${id}/open`, {})
  await clerk.post(`/case-desk/${id}/settle-fees`, { amountFen: fees?.totalFen, slip: '20261122-0031' })
  await clerk.post(`/case-desk/${id}/hand-over`, { to: '吴昊' })
  await sees(page, '这件事办好了。')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '办好了')
  await page.goto(at('pages/cases'))
  await sees(page, '办完的')
  await album.phone(page, '办件：列表')
  await context.close()
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A paper that a promise may stand for: without one the machine would decide it at once. */
export const brokenCertificate = { 怎么没的: '坏了、烧了', 申请人身份: '都是成年人', 谁来办: '本人办' }

async function takeShortfall(album: Album, stage: Stage) {
  const owner = await someone(stage.cast, 'wang-xiuying')
  const clerk = await stage.cast.as('clerk-1')
  const { id } = await filledCase(owner, 'B19', { answers: brokenCertificate })
  await sayYes(owner, id, 'submit')
  const { materials } = await clerk.post<Case>(`/case-desk/${id}/open`, {})
  const asked = materials.filter(({ status }) => status === 'open' || status === 'waived').slice(0, 2)
  await clerk.post(`/case-desk/${id}/demand`, {
    items: asked.map(({ id: material }) => ({ material, why: '照片看不清，请带原件或重新拍。' })),
    due: inDays(14),
  })
  const { context, page } = await phoneOf(stage, owner.caller)
  await page.goto(at('packages/cases/detail', `id=${id}`))
  await sees(page, /补齐 \d 份/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '补材料：一次性清单')
  const promise = button(page, '写承诺代替')
  if ((await promise.count()) > 0) {
    await promise.click()
    await album.phone(page, '补材料：写承诺代替')
  }
  await context.close()
}

async function takeStops(album: Album, stage: Stage) {
  const owner = await someone(stage.cast, 'zhao-qiang')
  const clerk = await stage.cast.as('clerk-1')
  const { id, unitCode } = await filledCase(owner, 'B14')
  await sayYes(owner, id, 'submit')
  await takeIn(clerk, id)
  const { context, page } = await phoneOf(stage, owner.caller)
  await page.goto(at('packages/cases/detail', `id=${id}`))
  await stage.city.phones.control(`/register/units/${unitCode}/seize`, {})
  await sees(page, '已挂起')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '审核中来了查封：暂停')
  const supervisor = await stage.cast.as('supervisor')
  await clerk.post(`/case-desk/${id}/open`, {})
  const { refusalClauses } = await supervisor.post<{ refusalClauses: string[] }>(`/case-desk/${id}/open`, {})
  await clerk.post(`/case-desk/${id}/propose`, {
    kind: 'refuse',
    clause: refusalClauses.find((clause) => /查封|限制/.test(clause)) ?? refusalClauses[0],
    reason: '房屋已被法院查封，依法不能办理。',
  })
  await supervisor.post(`/case-desk/${id}/open`, {})
  await supervisor.post(`/case-desk/${id}/decide-proposal`, { agree: true, reason: '查封属实。' })
  await sees(page, '不予办理')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '不予办理：理由、依据、救济')
  await context.close()

  const seller = await someone(stage.cast, 'cao-ying')
  const stranger = await someone(stage.cast, 'he-jun')
  const sale = await filledSale(seller, stranger)
  await sayYes(seller, sale.id, 'submit')
  const phone = await phoneOf(stage, stranger.caller)
  await phone.page.goto(at('packages/cases/detail', `id=${sale.id}`))
  await press(phone.page, '不是我办的')
  await press(phone.page, '不是我，立即冻结')
  await sees(phone.page, /已冻结/)
  await phone.page.waitForTimeout(SETTLED_MS)
  await album.phone(phone.page, '不是我：已冻结')
  await phone.context.close()
}
