import { filledCase, finishDrawn, finishReview, sayYes, someone, takeIn } from '../support/cases.ts'
import { at, button, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Who is there and who stands in, what one declares, how the lot fell, and what is watched. */
export async function takeStaffing(album: Album, stage: Stage): Promise<void> {
  album.chapter('人员和分件')
  await takePeople(album, stage)
  await takeTies(album, stage)
  await takeDraws(album, stage)
  await takeWatched(album, stage)
}

async function takePeople(album: Album, stage: Stage) {
  const { context, page } = await phoneOf(stage, await stage.cast.as('supervisor'))
  await page.goto(at('pages/me'))
  await sees(page, '人员和请假')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的：主管的工作')
  await page.goto(at('packages/staff/people'))
  await sees(page, /^在岗，/)
  await album.phone(page, '人员和请假')
  await press(page, /^张磊/)
  await sees(page, '没有登记请假')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '一位人员')
  await press(page, /^登记请假/)
  await page.getByLabel('事由').locator('visible=true').fill('年休假')
  await album.phone(page, '登记请假')
  await press(page, '登记')
  await button(page, /年休假/)
    .first()
    .waitFor()
  await page.waitForTimeout(6000)
  await press(page, '修改')
  await page.getByLabel('B 角').locator('visible=true').first().selectOption({ index: 2 })
  await album.phone(page, '谁顶替，谁负责')
  await press(page, '先不办')
  await press(page, /^没有登记官资格/)
  await chooses(page, '有，到证书上的日期')
  await album.phone(page, '登记官资格')
  await page.goto(at('packages/staff/people', 'again=1'))
  await sees(page, /又没有 B 角$/)
  await album.phone(page, '有人不在，没有 B 角')
  await press(page, /^张磊/)
  await press(page, /年休假/)
  await page.waitForTimeout(300)
  await album.phone(page, '取消请假')
  await press(page, '取消这次请假')
  await sees(page, '没有登记请假')
  await context.close()
}

async function takeTies(album: Album, stage: Stage) {
  const { context, page } = await phoneOf(stage, await stage.cast.as('clerk-3'))
  await page.goto(at('packages/staff/ties'))
  await sees(page, '您还没有申报过')
  await album.phone(page, '回避申报：还没有')
  await page.getByLabel('住址').locator('visible=true').fill('济南市历下区泉城路 88 号 2 单元 301')
  await press(page, /^加一位近亲属/)
  await page.getByLabel('亲属姓名').locator('visible=true').fill('王建国')
  await page.getByLabel('和您的关系').locator('visible=true').fill('父亲')
  await album.phone(page, '回避申报：加一位亲属')
  await press(page, '加上')
  await press(page, '申报')
  await sees(page, /^上次申报：/)
  await page.waitForTimeout(6000)
  await album.phone(page, '回避申报：已申报')
  await context.close()
}

async function takeDraws(album: Album, stage: Stage) {
  const owner = await someone(stage.cast, 'crowd-6100')
  const { id } = await filledCase(owner, 'B14')
  await sayYes(owner, id, 'submit')
  await takeIn(await stage.cast.as('clerk-1'), id)
  await finishReview(stage.cast, id)
  const { context, page } = await phoneOf(stage, await stage.cast.as('supervisor'))
  await page.goto(at('packages/staff/cases/draws', `id=${id}`))
  await sees(page, '现在在谁手里')
  await album.phone(page, '分件抽签')
  await press(page, '自己核对用的数')
  await album.phone(page, '分件抽签：自己核对')
  await context.close()
}

/** Two cases in one hand, the later one done first. */
async function takeWatched(album: Album, stage: Stage) {
  const clerk = await stage.cast.as('clerk-1')
  const ids: string[] = []
  for (const slug of ['crowd-6101', 'crowd-6102']) {
    const owner = await someone(stage.cast, slug)
    const { id } = await filledCase(owner, 'B14')
    await sayYes(owner, id, 'submit')
    await takeIn(clerk, id)
    ids.push(id)
  }
  await finishDrawn(stage.cast, ids[1] ?? '')
  for (const [slug, where, text, name] of [
    ['registrar-2', 'packages/inspect/picks', '最近两周', '我的先后'],
    ['supervisor', 'packages/inspect/picking', '每个人', '办件先后'],
    ['inspector', 'packages/inspect/pauses', '没有停得久的', '停得久的办件：没有'],
  ] as const) {
    const { context, page } = await phoneOf(stage, await stage.cast.as(slug))
    await page.goto(at(where))
    await sees(page, text)
    await page.waitForTimeout(SETTLED_MS)
    await album.phone(page, name)
    await context.close()
  }
}
