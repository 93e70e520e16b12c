import type { NameDossier } from '@anju/shared-types'
import { filledCase, someone } from '../support/cases.ts'
import { at, chooses, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** Is it really you, and how is your name written: the citizen's phone and the desk's. */
export async function takeIdentity(album: Album, stage: Stage): Promise<void> {
  album.chapter('本人核验与姓名')
  await takePresence(album, stage)
  await takeNames(album, stage)
}

async function takePresence(album: Album, stage: Stage) {
  const seller = await someone(stage.cast, 'huang-lijuan')
  const buyer = await someone(stage.cast, 'lin-zhiyuan')
  // a price of nothing is far under any value: that asks for a look
  const { id } = await filledCase(seller, 'P01', {
    side: '转让方',
    others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
    priceFen: 0,
  })
  const { context, page } = await phoneOf(stage, seller.caller)
  await page.goto(at('packages/cases/presence', `id=${id}`))
  await sees(page, '为什么要核验')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '核验是您本人')
  await chooses(page, /打电话给我/)
  await page.waitForTimeout(300)
  await album.phone(page, '选了打电话')
  await press(page, '请打电话给我')
  await sees(page, '请接听')
  await album.phone(page, '等工作人员来电')
  const desk = await phoneOf(stage, await stage.cast.as('clerk-1'))
  await desk.page.goto(at('packages/staff/live-checks'))
  await press(desk.page, /^核验/)
  await sees(desk.page, '本人将要确认的内容')
  await desk.page.waitForTimeout(SETTLED_MS)
  await album.phone(desk.page, '工作人员核验')
  await desk.context.close()
  await context.close()
}

async function takeNames(album: Album, stage: Stage) {
  const { caller } = await someone(stage.cast, 'li-ji')
  await caller.post<NameDossier>('/my-name/spellings', { place: 'bank', written: '李吉' })
  const { context, page } = await phoneOf(stage, caller)
  await page.goto(at('packages/account/my-name'))
  await sees(page, '短信里写不出您的名字')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '我的名字')
  await press(page, '别处写得不一样，告诉我们')
  await page.waitForTimeout(300)
  await album.phone(page, '别处是怎么写的')
  await context.close()
  const desk = await phoneOf(stage, await stage.cast.as('clerk-1'))
  await desk.page.goto(at('packages/staff/names'))
  await press(desk.page, /^核对/)
  await sees(desk.page, '另一种写法')
  await desk.page.waitForTimeout(SETTLED_MS)
  await album.phone(desk.page, '姓名核对：两种写法')
  await desk.context.close()
}
