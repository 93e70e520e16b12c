import { setTimeout as pause } from 'node:timers/promises'
import { filledCase, sayYes, someone } from '../support/cases.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

const TRIES = 120
const PAUSE_MS = 250

/** Paying in WeChat or Alipay, and letting somebody else pay. */
export async function takePayments(album: Album, stage: Stage): Promise<void> {
  album.chapter('缴费和代付')
  const { cast } = stage
  const owner = await someone(cast, 'crowd-5160')
  const { id } = await filledCase(owner, 'B19')
  await sayYes(owner, id, 'submit')
  const state = async () => (await owner.caller.get<{ state: string }>(`/cases/${id}`)).state
  for (let tries = 0; tries < TRIES && (await state()) !== 'feeDue'; tries += 1) await pause(PAUSE_MS)

  const { context, page } = await phoneOf(stage, owner.caller)
  const shot = async (name: string, text: string | RegExp) => {
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
  }
  await page.goto(at('packages/cases/pay', `id=${id}`))
  await shot('缴费：选微信或支付宝', /^用支付宝支付/)
  await press(page, '请家人代付')
  await press(page, '要一个代付码')
  await shot('代付：把码发给家人', '收回这个代付码')
  const { items } = await owner.caller.get<{ items: { id: string; code: string }[] }>(`/pay-links/cases/${id}`)
  const code = items[0]?.code ?? ''

  const payer = await phoneOf(stage, await cast.as('crowd-5161'))
  const theirs = async (name: string, text: string | RegExp) => {
    await sees(payer.page, text)
    await payer.page.waitForTimeout(SETTLED_MS)
    await album.phone(payer.page, name)
  }
  await payer.page.goto(at('packages/cases/pay-for'))
  await theirs('替人付款：输入代付码', '查看要付多少')
  await payer.page.getByLabel('代付码').fill(code)
  await press(payer.page, '查看要付多少')
  await theirs('替人付款：核对金额', /^用支付宝支付/)
  await press(payer.page, /^用支付宝支付/)
  await payer.page.waitForURL(/\/alipay\/cashier/)
  await album.screen(payer.page, '沙箱：支付宝收银台')
  await press(payer.page, '李国华 付款')
  await theirs('替人付款：凭证', '款项已到账，缴费完成。')
  await payer.context.close()

  await page.goto(at('packages/cases/pay-other', `id=${id}`))
  await shot('代付：已经付好', '对方已经付好了')
  await page.goto(at('packages/cases/pay', `id=${id}`))
  await shot('缴费：缴过以后，票据', '复制查验网址')
  await context.close()
}
