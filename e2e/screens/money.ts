import type { Page } from 'playwright-core'
import { at, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** The quote of a sale, step by step, and the repayment of a loan. Nobody is logged in. */
export async function takeMoney(album: Album, stage: Stage): Promise<void> {
  album.chapter('税费与还款')
  const { context, page } = await phoneOf(stage)
  await page.goto(at('packages/money/fees'))
  await chooses(page, /买卖二手房/)
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
  await press(page, '开具报价单')
  await sees(page, '报价单已开好')
  await album.phone(page, '税费：报价单')

  await page.goto(at('packages/money/loan'))
  await sees(page, '4,003.40 元')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '还款：等额本息')
  await chooses(page, /等额本金/)
  await sees(page, '4,944.45 元')
  await album.phone(page, '还款：等额本金')
  await context.close()
}

const fill = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).locator('visible=true').fill(value)
