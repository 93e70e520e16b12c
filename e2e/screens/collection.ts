import { setTimeout as pause } from 'node:timers/promises'
import { filledCase, sayYes, someone } from '../support/cases.ts'
import { at, button, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

const TRIES = 60
const PAUSE_MS = 250
const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < TRIES && !(await isSo()); tries += 1) await pause(PAUSE_MS)
}

/** How a result is fetched or sent, the hand-overs at the desk, and what people say of it. */
export async function takeCollection(album: Album, stage: Stage): Promise<void> {
  album.chapter('领取、回访和评价')
  const { cast } = stage
  const owner = await someone(cast, 'crowd-5170')
  const clerk = await cast.as('clerk-1')
  const { id } = await filledCase(owner, 'B19')
  await sayYes(owner, id, 'submit')
  await until(async () => (await owner.caller.get<{ state: string }>(`/cases/${id}`)).state === 'feeDue')
  const { context, page } = await phoneOf(stage, owner.caller)
  const show = async (name: string, path: string, text: string, query?: string) => {
    await page.goto(at(path, query))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
  }
  await show('领取：怎么拿证', 'packages/collection/one', '怎么拿证？', `case=${id}`)
  const contact = { name: '王秀英', phone: '13800000010', address: '济南市历下区泉城路9号3单元501' }
  await owner.caller.post(`/collections/cases/${id}`, { way: 'courier', contact })
  await show('领取：选了快递', 'packages/collection/one', '寄出会发短信', `case=${id}`)
  await owner.caller.post(`/collections/cases/${id}`, { way: 'pickup' })
  await show('领取：交接码', 'packages/collection/one', '先缴费', `case=${id}`)
  const desk = await phoneOf(stage, clerk)
  await desk.page.goto(at('packages/staff/collections'))
  await sees(desk.page, '领取人的交接码')
  await desk.page.waitForTimeout(SETTLED_MS)
  await album.phone(desk.page, '交接清单')

  const { fees } = await clerk.post<{ fees: { totalFen: number } }>(`/case-desk/${id}/open`, {})
  await clerk.post(`/case-desk/${id}/settle-fees`, { amountFen: fees.totalFen, slip: 'POS-1' })
  const { out } = await owner.caller.get<{ out: { id: string; code: string } }>(`/collections/cases/${id}`)
  await clerk.post('/collections/desk/hand-over', { id: out.id, code: out.code })
  await until(async () => (await owner.caller.get<{ items: unknown[] }>('/ratings')).items.length > 0)
  await show('评价：请您评一评', 'packages/ratings/mine', '非常满意')
  const { items } = await owner.caller.get<{ items: { id: string }[] }>('/ratings')
  await owner.caller.post(`/ratings/${items[0]?.id}/rate`, { level: 2, words: '跑了两趟' })
  await show('评价：差评以后', 'packages/ratings/mine', '一天之内')
  await show('评价：大家怎么评', 'packages/ratings/counts', '未评')
  await context.close()
  await desk.context.close()

  const boss = await phoneOf(stage, await cast.as('supervisor'))
  await boss.page.goto(at('packages/staff/ratings'))
  await sees(boss.page, '跑了两趟')
  await boss.page.waitForTimeout(SETTLED_MS)
  await album.phone(boss.page, '差评处理')
  await boss.page.goto(at('packages/staff/outreach'))
  await sees(boss.page, '办结回访')
  await button(boss.page, '查看联系方式').first().click()
  await sees(boss.page, '记下，办完')
  await boss.page.waitForTimeout(SETTLED_MS)
  await album.phone(boss.page, '要打电话的群众：整件在屏幕上')
  await boss.context.close()
}
