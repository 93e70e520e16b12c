import type { Case } from '@anju/shared-types'
import type { Page } from 'playwright-core'
import {
  drawnFor,
  filledCase,
  filledSale,
  finishDrawn,
  finishReview,
  openPart,
  reaches,
  sayYes,
  someone,
  takeIn,
} from '../support/cases.ts'
import { at, button, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { brokenCertificate } from './cases.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** The same cases on the phones of clerks, reviewers, registrars and the supervisor. */
export async function takeCaseDesk(album: Album, stage: Stage): Promise<void> {
  album.chapter('办件（工作人员）')
  const seller = await someone(stage.cast, 'xu-wen')
  const buyer = await someone(stage.cast, 'chen-xiaoyu')
  const { id } = await filledSale(seller, buyer)
  await sayYes(seller, id, 'submit')
  await sayYes(buyer, id, 'confirm')
  const owner = await someone(stage.cast, 'gao-jie')
  // With a paper that somebody has to look at: the machine would decide it at once.
  const other = await filledCase(owner, 'B19', { answers: brokenCertificate })
  await sayYes(owner, other.id, 'submit')

  await takeClerk(album, stage, id)
  await takeReviewer(album, stage, id)
  await takeRegistrar(album, stage, id)
  await takeSupervisor(album, stage, other.id)
  await takeTogether(album, stage)
  await takeEntering(album, stage)
}

const fill = (page: Page, label: string | RegExp, text: string) =>
  page.getByLabel(label).locator('visible=true').last().fill(text)

async function takeClerk(album: Album, stage: Stage, id: string) {
  const clerk = await stage.cast.as('clerk-1')
  const { context, page } = await phoneOf(stage, clerk)
  await page.goto(at('packages/staff/cases'))
  await sees(page, '二手房过户一次办')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '待办列表')
  await page.getByRole('tab', { name: /^我的/ }).click()
  // Which clerk the lot named is nobody's choice: the list has cases or says that there are none.
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '待办列表：我的')
  await page.goto(at('packages/staff/cases/file', `id=${id}`))
  await sees(page, '申请内容')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一件的全部内容')
  await press(page, /操作（\d+）$/)
  await page.waitForTimeout(300)
  await album.phone(page, '其他操作')
  await press(page, '一次告知要补的材料')
  await page.waitForTimeout(300)
  await album.phone(page, '一次性告知')
  await press(page, '先不办')
  await press(page, /操作（\d+）$/)
  await press(page, '依法暂停')
  await page.waitForTimeout(300)
  await album.phone(page, '依法暂停')
  await press(page, '先不办')
  await press(page, /操作（\d+）$/)
  await press(page, '提出不予办理或退件')
  await page.waitForTimeout(300)
  await album.phone(page, '提出不予办理')
  await context.close()
}

async function takeReviewer(album: Album, stage: Stage, id: string) {
  await takeIn(await stage.cast.as('clerk-1'), id)
  const { officer } = await openPart(stage.cast, id, 'housing')
  const { context, page } = await phoneOf(stage, officer)
  await page.goto(at('packages/staff/cases/file', `id=${id}`))
  await press(page, '办完本部门的工作')
  await page.waitForTimeout(300)
  await album.phone(page, '办完本部门的工作')
  await press(page, '核对无误')
  // somebody else was faster: the file that was read is not the file any more
  await finishDrawn(stage.cast, id, 'registry', '权属清楚')
  await press(page, '办完了')
  await sees(page, '您打开以后又有变化，没有办')
  await album.phone(page, '打开以后又有变化')
  await press(page, '办完了')
  await sees(page, '已办完，交给下一步')
  await context.close()
}

async function takeRegistrar(album: Album, stage: Stage, id: string) {
  await finishReview(stage.cast, id)
  const { context, page } = await phoneOf(stage, await drawnFor(stage.cast, id, '审批'))
  await page.goto(at('packages/staff/cases/file', `id=${id}`))
  await sees(page, '签名链')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '等审批：全部内容')
  await press(page, '审批')
  await page.waitForTimeout(300)
  await album.phone(page, '审批')
  await fill(page, '审批意见', '同意')
  await press(page, '审批通过')
  await page.getByLabel('审批意见').waitFor({ state: 'detached' })
  await context.close()

  const clerk = await stage.cast.as('clerk-1')
  await reaches(clerk, id, 'feeDue')
  const counter = await phoneOf(stage, clerk)
  await counter.page.goto(at('packages/staff/cases/file', `id=${id}`))
  await press(counter.page, '收费')
  await fill(counter.page, 'POS 单上的金额（元）', '8')
  await fill(counter.page, 'POS 单号', '20261122-0031')
  await press(counter.page, '登记收款')
  await counter.page.getByRole('alert').locator('visible=true').first().waitFor()
  await album.phone(counter.page, '收费：金额对不上')
  await fill(counter.page, 'POS 单上的金额（元）', '80')
  await press(counter.page, '登记收款')
  await press(counter.page, '发证')
  await album.phone(counter.page, '发证')
  await counter.context.close()
}

async function takeSupervisor(album: Album, stage: Stage, id: string) {
  const clerk = await stage.cast.as('clerk-1')
  const { refusalClauses } = await clerk.post<{ refusalClauses: string[] }>(`/case-desk/${id}/open`, {})
  await clerk.post(`/case-desk/${id}/propose`, {
    kind: 'return',
    clause: refusalClauses[0],
    reason: '登记簿上的权利人和申请人不一致，要先办变更。',
  })
  const stranger = await someone(stage.cast, 'he-jun')
  const seller = await someone(stage.cast, 'ma-jianguo')
  const sale = await filledSale(seller, stranger)
  await sayYes(seller, sale.id, 'submit')
  await stranger.caller.post<Case>(`/cases/${sale.id}/not-me`, { words: '我没有买房，也不认识这个人。' })

  const { context, page } = await phoneOf(stage, await stage.cast.as('supervisor'))
  await page.goto(at('packages/staff/cases'))
  await page.getByRole('tab', { name: /^要留意/ }).click()
  await sees(page, /已冻结/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '主管：要留意的')
  await page.goto(at('packages/staff/cases/file', `id=${id}`))
  await button(page, '作出决定').waitFor()
  await album.phone(page, '主管：有人提出退件')
  await press(page, '作出决定')
  await chooses(page, /^不同意/)
  await album.phone(page, '主管决定')
  await page.goto(at('packages/staff/cases/file', `id=${sale.id}`))
  await press(page, '核实“不是我”')
  await page.waitForTimeout(300)
  await album.phone(page, '核实“不是我”')
  await context.close()
}

/** Several decided in one go: read, chosen, with the reason, and what became of each. */
async function takeTogether(album: Album, stage: Stage) {
  const clerk = await stage.cast.as('clerk-1')
  const ids: string[] = []
  for (const slug of ['crowd-6201', 'crowd-6202']) {
    const owner = await someone(stage.cast, slug)
    const { id } = await filledCase(owner, 'B14')
    await sayYes(owner, id, 'submit')
    await takeIn(clerk, id)
    await finishReview(stage.cast, id)
    ids.push(id)
  }
  const registrar = await drawnFor(stage.cast, ids[0] ?? '', '审批')
  await registrar.post(`/case-desk/${ids[0]}/open`, {})
  const { context, page } = await phoneOf(stage, registrar)
  await page.goto(at('packages/staff/approvals'))
  await sees(page, /^看过了，可以选/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '等我审批：看过的才能选')
  await page.getByRole('checkbox').locator('visible=true').first().click()
  await press(page, /^审批选中的/)
  await fill(page, '审批意见', '同意')
  await fill(page, '为什么可以一起批', '同日更名，材料和审核意见一致。')
  await album.phone(page, '一起审批：理由')
  await press(page, /^审批通过 1 件/)
  await sees(page, /^批了 1 件/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一起审批：结果')
  await context.close()
}

/** What the clerk enters on one phone, the applicant reads on another. */
async function takeEntering(album: Album, stage: Stage) {
  const clerk = await stage.cast.as('clerk-1')
  const owner = await someone(stage.cast, 'ma-jianguo')
  const { name, idNumber } = await stage.cast.person('ma-jianguo')
  const desk = await phoneOf(stage, clerk)
  await desk.page.goto(at('packages/staff/enter'))
  await sees(desk.page, '全部事项')
  await desk.page.waitForTimeout(SETTLED_MS)
  await album.phone(desk.page, '窗口录入：选事项')
  await fill(desk.page, '找事项', '更名')
  await press(desk.page, '找一找')
  await button(desk.page, /变更/).first().click()
  await fill(desk.page, '姓名或单位名称', name)
  await fill(desk.page, '证件号码', idNumber)
  await album.phone(desk.page, '窗口录入：谁来办')
  await press(desk.page, '开始录入')
  await sees(desk.page, '已通知申请人的手机')
  const id = /id=([0-9a-f]{24})/.exec(desk.page.url())?.[1] ?? ''
  const phone = await phoneOf(stage, owner.caller)
  await phone.page.goto(at('packages/cases/window', `id=${id}`))
  await sees(phone.page, '一项一项看')
  await sees(desk.page, '申请人正在自己手机上看')
  await fill(desk.page, '房屋坐落', '济南市历下区解放东路 18 号 2 单元 301')
  await sees(phone.page, '济南市历下区解放东路 18 号 2 单元 301')
  await phone.page.waitForTimeout(SETTLED_MS)
  await album.phone(phone.page, '窗口录一项，手机上显示一项')
  await button(phone.page, '房屋坐落，这一项错了').click()
  await fill(phone.page, '哪里不对', '是 302，不是 301')
  await press(phone.page, '这一项错了')
  await sees(phone.page, /^您说不对/)
  await album.phone(phone.page, '说“错”')
  await sees(desk.page, '申请人说 1 项不对')
  await album.phone(desk.page, '窗口录入：申请人说不对')
  await phone.context.close()
  await desk.context.close()
}
