import { at, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** From the home page's search to the notice sheet, and the disclosure. Nobody is logged in. */
export async function takeGuide(album: Album, stage: Stage): Promise<void> {
  album.chapter('办事指南')
  const { context, page } = await phoneOf(stage)
  await page.goto(at('pages/home'))
  await sees(page, '您要办什么事')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '首页搜索')
  await page.getByLabel('说说您的事').locator('visible=true').fill('房产证丢了')
  await press(page, '查办事指南')
  await sees(page, '房产证丢了、补证')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '搜索：房产证丢了')
  await page.goto(at('packages/guide/search'))
  await sees(page, '您遇到了什么事')
  await album.phone(page, '人生事件')
  await page.goto(at('packages/guide/search', `q=${encodeURIComponent('一个从来没有人办过的事')}`))
  await sees(page, '没有找到')
  await album.phone(page, '没有找到')

  await page.goto(at('packages/guide/item', 'code=B04'))
  await sees(page, '多久办好')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '事项：二手房过户')

  await page.goto(at('packages/guide/wizard', 'code=B19'))
  await sees(page, '您的情况是')
  await album.phone(page, '材料清单：提问')
  await chooses(page, /^找不到了/)
  await page.waitForTimeout(SETTLED_MS)
  await chooses(page, /^都是成年人/)
  await page.waitForTimeout(SETTLED_MS)
  await chooses(page, /^本人办/)
  await sees(page, '我的材料清单')
  await album.phone(page, '材料清单：完成')
  await press(page, '生成一次性告知单')
  await sees(page, '您的权利')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一次性告知单')

  await page.goto(at('packages/guide/disclosure'))
  await sees(page, '谁都能查')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '四公开：项目')
  await chooses(page, /^人员/)
  await album.phone(page, '四公开：人员')
  await chooses(page, /^程序/)
  await page
    .getByRole('button', { name: /^看步骤/ })
    .locator('visible=true')
    .first()
    .click()
  await album.phone(page, '四公开：程序')
  await context.close()
}
