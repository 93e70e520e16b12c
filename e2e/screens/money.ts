import type { Page } from 'playwright-core'
import { at, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** What a sale costs, its signed quote, and everything about the fund. Nobody is logged in. */
export async function takeMoney(album: Album, stage: Stage): Promise<void> {
  album.chapter('税费与公积金')
  const { context, page } = await phoneOf(stage)
  await takeFees(album, page)
  await takeQuote(album, page)
  await takeSwap(album, page)
  await takeLoan(album, page)
  await takeQuota(album, page)
  await takePrepayment(album, page)
  await takeOffset(album, page)
  await takeWithdrawal(album, page)
  await takeContribution(album, page)
  await context.close()
}

async function takeFees(album: Album, page: Page) {
  // from an item of the guide, with its transaction filled in
  await page.goto(at('packages/guide/item', 'code=B04'))
  await press(page, /^算算要交多少税费/)
  await sees(page, '办什么事')
  await chooses(page, /^住宅/)
  await album.phone(page, '税费：办什么')
  await press(page, '下一步')
  await fill(page, '成交价（万元）', '三百')
  await press(page, '下一步')
  await album.phone(page, '税费：没填对')
  await fill(page, '成交价（万元）', '300')
  await fill(page, '建筑面积（平方米）', '89.97')
  await press(page, '下一步')
  await chooses(page, /^一套/)
  await album.phone(page, '税费：买方')
  await press(page, '下一步')
  await chooses(page, /^不满 2 年/)
  await chooses(page, /^不是/)
  await album.phone(page, '税费：卖方')
  await press(page, '看结果')
  // VAT of 3,000,000 held for less than two years
  await sees(page, '87,378.64 元')
  await sees(page, '29,126.21 元')
  await album.phone(page, '税费：结果')
}

async function takeQuote(album: Album, page: Page) {
  await press(page, '开具报价单')
  await sees(page, '报价单已开好')
  await album.phone(page, '税费：报价单')
  await press(page, '看这份报价单')
  await sees(page, '每一项都没有变。')
  await album.phone(page, '报价单：没有变')
  await press(page, '改一改再比')
  await sees(page, '办什么事')
  await press(page, '下一步')
  await press(page, '下一步')
  // the third home has no relief
  await chooses(page, /^三套/)
  await press(page, '下一步')
  await press(page, '看结果')
  await sees(page, '和报价单相比')
  await album.phone(page, '报价单：变了多少，为什么')
  // a page of its own: the one with the quote lies behind
  await page.goto('about:blank')
  await page.goto(at('packages/money/quote'))
  await fill(page, '报价单编号', 'Q123')
  await press(page, '查这份报价单')
  await sees(page, /编号不完整/)
  await album.phone(page, '查报价单：编号不完整')
}

async function takeSwap(album: Album, page: Page) {
  await page.goto(at('packages/money/swap'))
  await fill(page, '缴了多少个人所得税（元）', '29126.21')
  await fill(page, '旧房卖了多少（万元）', '300')
  await fill(page, '新房买了多少（万元）', '150')
  await pickDay(page, '哪天卖的', '2026', '3', '6')
  await pickDay(page, '哪天买的（网签）', '2026', '10', '8')
  await chooses(page, '是')
  await page.getByRole('radiogroup', { name: '产权人' }).getByRole('radio', { name: '是', exact: true }).click()
  await album.phone(page, '换房退税：填写')
  await press(page, '算一算能退多少')
  await sees(page, '14,563.11 元')
  await album.phone(page, '换房退税：结果')
}

async function takeLoan(album: Album, page: Page) {
  await page.goto(at('packages/money/fund'))
  await sees(page, '能贷多少')
  await album.phone(page, '公积金算一算')
  await page.goto(at('packages/money/loan'))
  await sees(page, '4,003.40 元')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '还款：等额本息')
  await chooses(page, /等额本金/)
  await sees(page, '4,944.45 元')
  await album.phone(page, '还款：等额本金')
}

async function takeQuota(album: Album, page: Page) {
  await page.goto(at('packages/money/quota'))
  await sees(page, '几个人的公积金一起贷')
  await chooses(page, /^两个人/)
  await album.phone(page, '能贷多少：哪里贷')
  await press(page, '下一步')
  await sees(page, '本人的公积金')
  for (const who of ['本人', '另一位']) {
    await fill(page, `${who}：连续缴存了多少个月`, '87')
    await fill(page, `${who}：账户余额（元）`, '42000')
    await fill(page, `${who}：缴存基数（元/月）`, '9000')
  }
  await album.phone(page, '能贷多少：公积金')
  await press(page, '下一步')
  await fill(page, '房价（万元）', '168.5')
  await page.getByRole('checkbox', { name: /^现房/ }).locator('visible=true').click()
  await album.phone(page, '能贷多少：房子')
  await press(page, '看结果')
  await sees(page, '最多能贷')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '能贷多少：结果')
}

async function takePrepayment(album: Album, page: Page) {
  await page.goto(at('packages/money/prepay'))
  await sees(page, /已填上今天首套公积金贷款/)
  await press(page, '算一算能省多少')
  await sees(page, /请填写还剩的月数/)
  await album.phone(page, '提前还款：没填')
  await fill(page, '贷款还欠多少（万元）', '97.769465')
  await fill(page, '还剩多少个月', '348')
  await fill(page, '这次想还多少（万元）', '10')
  await press(page, '算一算能省多少')
  await sees(page, '一共少付利息')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '提前还款：结果')
}

async function takeOffset(album: Album, page: Page) {
  await page.goto(at('packages/money/offset'))
  await press(page, '看看怎么划')
  await sees(page, /请填写以元为单位的数/)
  await album.phone(page, '用公积金还贷：没填')
  await fill(page, '每月一共还多少（元）', '3200.50')
  await fill(page, '主借款人的公积金余额（元）', '2100')
  await fill(page, '配偶的公积金余额（元，没有就不填）', '900')
  await press(page, '看看怎么划')
  await sees(page, '您的银行卡')
  await album.phone(page, '用公积金还贷：每月划')
  await press(page, '改一改')
  await chooses(page, /^每年划一次/)
  await chooses(page, /^正在委托提取/)
  await fill(page, '公积金贷款还欠多少（万元）', '62.5')
  await press(page, '看看怎么划')
  await sees(page, '现在还不能签约')
  await album.phone(page, '用公积金还贷：每年划')
}

async function takeWithdrawal(album: Album, page: Page) {
  await page.goto(at('packages/money/withdraw'))
  await sees(page, '为什么要提取')
  await page.getByLabel('在哪个城市缴的公积金').locator('visible=true').selectOption({ label: '北京' })
  await chooses(page, /^租房/)
  await album.phone(page, '能提取多少：为什么')
  await press(page, '下一步')
  await chooses(page, '没有')
  await fill(page, '连续缴存的月数', '12')
  await press(page, '下一步')
  await chooses(page, /^没有备案/)
  await fill(page, '这次提取几个月的房租', '3')
  await album.phone(page, '能提取多少：提问')
  await press(page, '下一步')
  await fill(page, '账户余额（元）', '52000')
  await press(page, '下一步')
  await sees(page, '6,000.00 元')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '能提取多少：结果')
}

async function takeContribution(album: Album, page: Page) {
  await page.goto(at('packages/money/contribution'))
  await fill(page, '上一年的月平均工资（元）', '8000')
  await sees(page, '1,920.00 元')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '每月缴存')
}

const fill = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).locator('visible=true').fill(value)

async function pickDay(page: Page, label: string, year: string, month: string, day: string) {
  for (const [unit, value] of [
    ['年', year],
    ['月', month],
    ['日', day],
  ] as const) {
    await page
      .getByLabel(`${label}：${unit}`, { exact: true })
      .locator('visible=true')
      .selectOption({ label: `${value} ${unit}` })
  }
}
