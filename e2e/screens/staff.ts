import type { Caller } from '../support/api.ts'
import { book, checkIn } from '../support/book.ts'
import { at, button, chooses, press, sees } from '../support/citizen.ts'
import { deskOf } from '../support/hall-day.ts'
import { letPass } from '../support/time.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** A clerk's day on a phone, then the supervisor's. */
export async function takeStaff(album: Album, stage: Stage): Promise<void> {
  album.chapter('窗口')
  const clerk = await stage.cast.as('clerk-1')
  const supervisor = await stage.cast.as('supervisor')
  const citizen = await stage.cast.verified('ayiguli')
  await supervisor.post('/staff/windows/2/open')

  const { context, page } = await phoneOf(stage, clerk)
  await page.goto(at('packages/staff/desk'))
  await sees(page, /开启 \d 号窗口/)
  await album.phone(page, '坐下前选窗口')
  await press(page, /开启 \d 号窗口/)
  await sees(page, '现在没有人等')
  await page.waitForTimeout(6000) // the toast goes
  await album.phone(page, '窗口空着')

  await takeOnePerson(album, page, clerk, citizen)
  await takeQueue(album, page, clerk)

  await context.setOffline(true)
  await press(page, '叫下一位')
  await page.getByText('现在连不上网络').locator('visible=true').first().waitFor()
  await album.phone(page, '没有网络时叫号')
  await context.setOffline(false)
  await context.close()

  await takeAppeals(album, stage, supervisor)

  const visitor = await phoneOf(stage, citizen)
  await visitor.page.goto(at('packages/staff/desk'))
  await sees(visitor.page, '您的岗位不能进行这项操作。')
  await album.phone(visitor.page, '不是工作人员')
  await visitor.context.close()
}

type Phone = Awaited<ReturnType<typeof phoneOf>>['page']

/** Everything that can happen with one person at the window. */
async function takeOnePerson(album: Album, page: Phone, clerk: Caller, citizen: Caller) {
  await checkIn(citizen, { service: 'second-hand' })
  await sees(page, '1 人在等，下一位是')
  await press(page, '叫下一位')
  await sees(page, '正在叫')
  await album.phone(page, '叫到一位')
  await press(page, '重呼')
  await sees(page, '已重呼 1 次')
  await page.waitForTimeout(6000)
  await album.phone(page, '重呼以后')
  await press(page, '过号')
  await sees(page, '再等等')
  await album.phone(page, '记为过号前再问一次')
  await press(page, '再等等')
  await press(page, '开始办理')
  await sees(page, '办理中')
  await album.phone(page, '正在办理')
  await press(page, '转到其他业务')
  await page.waitForTimeout(300)
  await album.phone(page, '转到其他业务')
  await press(page, '返回')
  const desk = deskOf(clerk)
  const { current } = await desk.now()
  if (current) await desk.act(current.id, 'finish')
}

const walkIns = [
  ['王秀英', 'second-hand'],
  ['李𠮷', 'mortgage'],
  ['马建国', 'second-hand'],
  ['黄丽娟', 'new-home'],
  ['郑伟', 'mortgage'],
  ['高洁', 'second-hand'],
  ['许文', 'new-home'],
  ['曹颖', 'second-hand'],
] as const

async function takeQueue(album: Album, page: Phone, clerk: Caller) {
  const desk = deskOf(clerk)
  for (const [name, service] of walkIns) await desk.walkIn(name, service)
  const { window } = await desk.now()
  for (let missed = 0; missed < 2; missed++) {
    const { current } = await desk.callNext(window?.no ?? '')
    if (current) await desk.act(current.id, 'miss')
  }
  await sees(page, '6 人在等，下一位是')
  await album.phone(page, '有人等，有人过号')

  await press(page, '现场取号')
  await page.getByLabel('姓名').last().fill('冯海')
  await chooses(page, '购房资格核验咨询')
  await album.phone(page, '现场取号')
  await page.getByRole('button', { name: '取号', exact: true }).last().click()
  await sees(page, '请告诉')
  await album.phone(page, '现场取号：号码')
  await press(page, '好，返回窗口')

  await press(page, '扫预约码')
  await page.getByLabel('预约码').last().fill('S1.not-a-code')
  await page.getByRole('button', { name: '取号', exact: true }).last().click()
  await sees(page, '出示的预约码无效或已过期。')
  await album.phone(page, '扫预约码：无效')
  await press(page, '返回')

  await press(page, /^换到其他窗口/)
  await page.waitForTimeout(300)
  await album.phone(page, '换窗口')
  await press(page, '返回')
  await button(page, '叫下一位').waitFor()
}

async function takeAppeals(album: Album, stage: Stage, supervisor: Caller) {
  const citizen = await stage.cast.verified('he-jun')
  const { id } = await book(citizen, { service: 'second-hand' })
  await letPass(stage.city, id)
  await citizen.post(`/appointments/${id}/appeal`, { reason: '部队临时执行任务，手机不能用，有单位证明。' })

  const { context, page } = await phoneOf(stage, supervisor)
  await page.goto(at('packages/staff/desk'))
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '主管的窗口')
  await page.goto(at('packages/staff/appeals'))
  await sees(page, '排队记录，供您核对')
  await album.phone(page, '爽约申诉')
  await press(page, /^处理何/)
  await page.getByLabel('给群众的理由').locator('visible=true').fill('执行任务属实，予以免记。')
  await album.phone(page, '处理申诉')
  await press(page, '申诉成立，免记')
  await page.getByRole('heading', { name: /^何/ }).waitFor({ state: 'detached' })
  const { items } = await supervisor.get<{ items: { id: string }[] }>('/staff/appeals')
  for (const appeal of items) {
    await supervisor.post(`/staff/appeals/${appeal.id}`, { uphold: false, answer: '当日地铁正常运行。' })
  }
  await page.goto(at('packages/staff/appeals', 'again=1'))
  await sees(page, '没有要处理的申诉')
  await page.waitForTimeout(6000)
  await album.phone(page, '没有申诉')
  await context.close()
}
