import { book } from '../support/book.ts'
import { at, chooses, press, sees } from '../support/citizen.ts'
import { letPass } from '../support/time.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Not coming, the appeal, and the pause after three times. */
export async function takeNoShows(album: Album, stage: Stage): Promise<void> {
  album.chapter('爽约与申诉')
  const citizen = await stage.cast.verified('lin-zhiyuan')
  const { context, page } = await phoneOf(stage, citizen)
  await page.goto(at('packages/book/no-shows'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '没有记录')

  for (const service of ['second-hand', 'mortgage', 'new-home']) {
    const { id } = await book(citizen, { service })
    await letPass(stage.city, id)
    if (service !== 'second-hand') continue
    await page.goto(at('packages/book/detail', `id=${id}`))
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, '没有到的预约')
  }
  await page.goto(at('packages/book/no-shows', 'again=1'))
  await sees(page, /网上预约暂停到/)
  await album.phone(page, '爽约记录，预约已暂停')
  await press(page, '申诉')
  await page.getByLabel('没有到的原因').locator('visible=true').first().fill('地铁临时停运，有新闻为证。')
  await album.phone(page, '写申诉')
  await press(page, '提交申诉')
  await sees(page, '申诉处理中')
  await album.phone(page, '申诉处理中')

  await page.goto(at('packages/book/place', 'service=archive&hall=jn-shimin'))
  await page
    .getByRole('radio', { name: /还有 \d+ 个名额/ })
    .locator('visible=true')
    .nth(1)
    .click()
  await chooses(page, /余 \d+/)
  await press(page, '占住这个时间')
  await sees(page, '看爽约记录和申诉')
  await album.phone(page, '预约暂停时占号')
  await context.close()
}
