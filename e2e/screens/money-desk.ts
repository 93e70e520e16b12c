import { at, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Each day's bills against the book, and what must go back. */
export async function takeMoneyDesk(album: Album, stage: Stage): Promise<void> {
  album.chapter('对账和退款')
  const { context, page } = await phoneOf(stage, await stage.cast.as('supervisor'))
  for (const [path, text, name] of [
    ['packages/staff/reconciliation', '每天对到分', '每日对账'],
    ['packages/staff/refunds', '没有要核实的付款', '退款'],
    ['packages/staff/account-book', '当天各科目加起来是零', '账簿'],
    ['packages/staff/counter-refunds', '先核对身份', '窗口退款'],
    ['packages/staff/fiscal-receipts', '没有开不出来的票据', '财政票据'],
  ] as const) {
    await page.goto(at(path))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
  }
  await context.close()
}
