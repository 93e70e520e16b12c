import { book } from '../support/book.ts'
import { at, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** From the choice of a service to a confirmed, moved and cancelled appointment. */
export async function takeBooking(album: Album, stage: Stage): Promise<void> {
  album.chapter('预约')
  const { cast } = stage
  const stranger = await phoneOf(stage, await cast.as('huang-lijuan'))
  await choosePlace(stranger.page)
  await press(stranger.page, '占住这个时间')
  await sees(stranger.page, '去实名')
  await album.phone(stranger.page, '还没有实名')
  await stranger.context.close()

  const { context, page } = await phoneOf(stage, await cast.verified('chen-xiaoyu'))
  await page.goto(at('packages/book/list'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的预约：空')
  await page.goto(at('packages/book/service'))
  await chooses(page, /二手房/)
  await album.phone(page, '选业务')
  await press(page, '下一步：选大厅')
  await chooses(page, /市民之家/)
  await album.phone(page, '选大厅')
  await press(page, '下一步：选时间')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '选时间')
  await page
    .getByRole('radio', { name: /还有 \d+ 个名额/ })
    .locator('visible=true')
    .nth(2)
    .click()
  await chooses(page, /余 \d+/)
  await album.phone(page, '选时间：选好')
  await press(page, '占住这个时间')
  await sees(page, '核对并确认')
  await ticks(page, '借用轮椅')
  await page.getByLabel('想提前告诉大厅的话').fill('妈妈腿脚不便，想坐着办。')
  await page.waitForTimeout(1500)
  await album.phone(page, '核对并确认')
  await page.goto(at('pages/home'))
  await sees(page, '有一个名额在为您保留')
  await album.phone(page, '首页，有保留的名额')
  await press(page, '接着填写并确认')
  await press(page, '确认预约')
  await sees(page, '预约详情')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '预约详情')
  await page.goto(at('packages/book/list'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的预约')
  await page.goto(at('pages/home'))
  await sees(page, '下一次预约')
  await album.phone(page, '首页，有预约')
  await page.goto(at('packages/book/list'))
  await press(page, /已预约/)
  await press(page, '改期')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '改期')
  await press(page, /^返回/)
  await press(page, '取消预约')
  await page.waitForTimeout(300)
  await album.phone(page, '取消前再问一次')
  await page.getByRole('button', { name: '取消预约', exact: true }).last().click()
  await sees(page, '已取消')
  await page.waitForTimeout(6000)
  await album.phone(page, '已取消')
  await page.goto(at('pages/messages'))
  await page.waitForTimeout(2500)
  await album.phone(page, '消息')
  await page.goto(at('packages/book/ledger', 'hall=jn-shimin'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '放号台账')
  await context.setOffline(true)
  await page.goto(at('packages/book/list', 'again=1'))
  await sees(page, '现在连不上网络。')
  await album.phone(page, '没有网络')
  await context.close()

  await takeToday(album, stage)
}

type Phone = Awaited<ReturnType<typeof phoneOf>>['page']

async function choosePlace(page: Phone): Promise<void> {
  await page.goto(at('packages/book/place', 'service=second-hand&hall=jn-shimin'))
  await page
    .getByRole('radio', { name: /还有 \d+ 个名额/ })
    .locator('visible=true')
    .nth(1)
    .click()
  await chooses(page, /余 \d+/)
}

const ticks = (page: Phone, name: string) =>
  page.getByRole('checkbox', { name }).locator('visible=true').first().click()

/** An appointment of today has a code to show; late in the evening there is none left to book. */
async function takeToday(album: Album, stage: Stage): Promise<void> {
  const citizen = await stage.cast.verified('zhou-min')
  const booked = await book(citizen, { service: 'new-home', dayAt: 0 }).catch(() => undefined)
  if (!booked) return
  const { context, page } = await phoneOf(stage, citizen)
  await page.goto(at('packages/book/detail', `id=${booked.id}`))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '今天的预约')
  await press(page, '我会晚到')
  await page.waitForTimeout(300)
  await album.phone(page, '我会晚到')
  await press(page, '返回')
  await page.goto(at('packages/book/show-code', `id=${booked.id}`))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '预约码')
  await context.close()
}
