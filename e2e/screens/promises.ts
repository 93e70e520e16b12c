import { addDays, type Case, plainDate, type Revocation } from '@anju/shared-types'
import { drawnFor, filledCase, finishReview, reaches, sayYes, someone, takeIn } from '../support/cases.ts'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { brokenCertificate } from './cases.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Papers that come later, what is decided at once, and what is published about both. */
export async function takePromises(album: Album, stage: Stage): Promise<void> {
  album.chapter('容缺与秒批')
  await takePromise(album, stage)
  await takeInstant(album, stage)
  await takeRevocation(album, stage)
  await takeWatchers(album, stage)
}

async function takePromise(album: Album, stage: Stage) {
  const owner = await someone(stage.cast, 'cao-ying')
  const clerk = await stage.cast.as('clerk-1')
  const { id } = await filledCase(owner, 'B16')
  const { context, page } = await phoneOf(stage, owner.caller)
  await page.goto(at('packages/cases/papers', `id=${id}`))
  await press(page, '承诺补交')
  await sees(page, '规定的最后一天')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '容缺：承诺哪天补交')
  const today = plainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const body = { material: 'error-evidence', promise: { due: addDays(today, 2) } }
  await owner.caller.post(`/cases/${id}/papers`, body)
  await sayYes(owner, id, 'submit')
  await takeIn(clerk, id)
  await page.goto(at('packages/cases/detail', `id=${id}`))
  await sees(page, '您承诺的')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '容缺：还有几天，怎么延期')
  await press(page, /来不及，申请延期$/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '容缺：申请延期')
  await context.close()
  const desk = await phoneOf(stage, clerk)
  await desk.page.goto(at('packages/staff/cases/file', `id=${id}`))
  await sees(desk.page, '申请内容')
  await desk.page.waitForTimeout(SETTLED_MS)
  await album.phone(desk.page, '容缺：窗口看到的承诺')
  await desk.context.close()
}

async function takeInstant(album: Album, stage: Stage) {
  const owner = await someone(stage.cast, 'wang-xiuying')
  const { id } = await filledCase(owner, 'C07')
  await sayYes(owner, id, 'submit')
  const { context, page } = await phoneOf(stage, owner.caller)
  await page.goto(at('packages/cases/detail', `id=${id}`))
  await sees(page, '核对了什么')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '秒批：办好了，凭什么')
  const other = await filledCase(owner, 'C07', { remark: '请先打电话给我' })
  await sayYes(owner, other.id, 'submit')
  await page.goto(at('packages/cases/detail', `id=${other.id}`))
  await sees(page, '由工作人员办理')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '秒批：转人工，为什么')
  await context.close()
}

async function takeWatchers(album: Album, stage: Stage) {
  const inspector = await stage.cast.as('inspector')
  const admin = await stage.cast.as('admin')
  const clerk = await stage.cast.as('clerk-2')
  for (const [caller, where, text, name] of [
    [inspector, 'packages/inspect/promises', '等补交', '承诺台账'],
    [clerk, 'packages/staff/instant-samples', '秒批抽查', '秒批抽查'],
    [admin, 'packages/admin/instant', '停用秒批', '秒批开关'],
  ] as const) {
    const { context, page } = await phoneOf(stage, caller)
    await page.goto(at(where))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
    await context.close()
  }
  const { context, page } = await phoneOf(stage, clerk)
  await page.goto(at('packages/guide/disclosure'))
  await press(page, /^一次告知/)
  await sees(page, /份是第二次要材料/)
  await album.phone(page, '四公开：一次告知')
  await context.close()
}

/** A pledge found false after the end: found, answered, decided. */
async function takeRevocation(album: Album, stage: Stage) {
  const { cast } = stage
  const owner = await someone(cast, 'crowd-5188')
  const clerk = await cast.as('clerk-1')
  const inspector = await cast.as('inspector')
  const { id } = await filledCase(owner, 'B19', { answers: brokenCertificate })
  await owner.caller.post(`/cases/${id}/papers`, { material: 'remains', promise: {} })
  await sayYes(owner, id, 'submit')
  // The machine looks first, and leaves it to people.
  while (!(await owner.caller.get<Case>(`/cases/${id}`)).instant) await new Promise((go) => setTimeout(go, 250))
  await takeIn(clerk, id)
  await finishReview(cast, id)
  const approver = await drawnFor(cast, id, '审批')
  await approver.post(`/case-desk/${id}/open`, {})
  await approver.post(`/case-desk/${id}/approve`, { opinion: '同意' })
  const { promises } = await reaches(clerk, id, 'feeDue')
  const show = async (who: typeof clerk, where: [string, string?], text: string, name: string) => {
    const { context, page } = await phoneOf(stage, who)
    await page.goto(at(...where))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
    await context.close()
  }
  const watcher = await phoneOf(stage, inspector)
  await watcher.page.goto(at('packages/inspect/promises'))
  await watcher.page.getByText('凭承诺办结').first().click()
  await press(watcher.page, /^核查.+的承诺$/)
  await sees(watcher.page, '记下并告知本人')
  await watcher.page.waitForTimeout(SETTLED_MS)
  await album.phone(watcher.page, '办结后核查：承诺不符')
  await watcher.context.close()
  const made = await inspector.post<Revocation>('/staff/revocations', {
    ...{ caseId: id, promise: promises[0]!.id },
    ...{ finding: '公安机关有挂失记录，证书不是毁损', evidence: '公安机关证明（2026）第12号' },
  })
  await show(owner.caller, ['packages/cases/detail', `id=${id}`], '去说明', '本人看到：请说明一件事')
  await show(owner.caller, ['packages/cases/revocation', `id=${made.id}`], '提交说明', '拟撤销：查到了什么，说明')
  await owner.caller.post(`/revocations/${made.id}/answer`, { text: '我记错了，证书是搬家时丢的。' })
  const supervisor = await cast.as('supervisor')
  await show(supervisor, ['packages/inspect/revocations'], '等主管决定', '拟撤销的决定：列表')
  await show(supervisor, ['packages/inspect/revocation', `id=${made.id}`], '您的意见', '拟撤销：主管意见')
}
