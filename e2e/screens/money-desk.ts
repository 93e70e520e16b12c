import { setTimeout as pause } from 'node:timers/promises'
import { filledCase, sayYes, someone } from '../support/cases.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

const TRIES = 120
const PAUSE_MS = 250

/** Each day's bills against the book, and what must go back. */
export async function takeMoneyDesk(album: Album, stage: Stage): Promise<void> {
  album.chapter('对账和退款')
  const { context, page } = await phoneOf(stage, await stage.cast.as('supervisor'))
  for (const [path, text, name] of [
    ['packages/cashier/reconciliation', '每天对到分', '每日对账'],
    ['packages/cashier/refunds', '没有要核实的付款', '退款'],
    ['packages/cashier/account-book', '当天各科目加起来是零', '账簿'],
    ['packages/cashier/counter-refunds', '先核对身份', '窗口退款'],
    ['packages/cashier/fiscal-receipts', '没有开不出来的票据', '财政票据'],
  ] as const) {
    await page.goto(at(path))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
  }
  await context.close()

  // Somebody pays at the counter, we got it wrong: the counter gives it back, and the auditor reads each entry.
  const { cast } = stage
  const owner = await someone(cast, 'crowd-5165')
  const { id } = await filledCase(owner, 'B19')
  await sayYes(owner, id, 'submit')
  const shown = () => owner.caller.get<{ state: string }>(`/cases/${id}`)
  for (let tries = 0; tries < TRIES && (await shown()).state !== 'feeDue'; tries += 1) await pause(PAUSE_MS)
  const [clerk, boss] = [await cast.as('clerk-1'), await cast.as('supervisor')]
  const { fees } = await clerk.post<{ fees: { totalFen: number } }>(`/case-desk/${id}/open`, {})
  await clerk.post(`/case-desk/${id}/settle-fees`, { amountFen: fees.totalFen, slip: 'POS-1' })
  await owner.caller.post(`/cases/${id}/mistake`, { words: '证上的面积写错了' })
  await boss.post(`/case-desk/${id}/open`, {})
  await boss.post(`/case-desk/${id}/decide-mistake`, { agree: true, reason: '录入时看错了一行' })
  const window = await phoneOf(stage, clerk)
  const paid = await phoneOf(stage, owner.caller)
  const auditor = await phoneOf(stage, await cast.as('inspector'))
  const shot = async ({ page }: typeof window, address: string, text: string, name: string) => {
    await page.goto(address)
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
  }
  const pages = [window.page, paid.page, auditor.page]
  const due = () => clerk.get<{ items: { caseId: string }[] }>('/refunds/at-counter')
  for (let tries = 0; tries < TRIES && !(await due()).items.some(({ caseId }) => caseId === id); tries += 1)
    await pause(PAUSE_MS)
  await shot(window, at('packages/cashier/counter-refunds'), '钱已退给本人，录小票', '窗口退款：一笔')
  await press(window.page, /钱已退给本人/)
  await sees(window.page, '退款小票号')
  await album.phone(window.page, '窗口退款：录小票')
  await shot(paid, at('packages/cases/pay', `id=${id}`), '红字票据：已开具', '缴费：退款和红字票据')
  await shot(auditor, at('packages/cashier/account-book'), '分录', '账簿：一天')
  const { items } = await boss.get<{ items: { id: string }[] }>(`/account-book/cases/${id}`)
  const entry = items.find((one) => one.id.startsWith('paid-'))?.id ?? ''
  await shot(auditor, at('packages/cashier/account-book', `entry=${entry}`), '指纹和审计链', '账簿：凭什么入账')
  for (const page of pages) await page.context().close()
}
