import { ALWAYS_OPEN, checkIn } from '../support/book.ts'
import { at, chooses, press, sees } from '../support/citizen.ts'
import { deskOf } from '../support/hall-day.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

const WINDOW = '1'

/** One number from the hall's code to the end. */
export async function takeQueue(album: Album, stage: Stage): Promise<void> {
  album.chapter('排队')
  const citizen = await stage.cast.verified('wu-hao')
  const desk = deskOf(await stage.cast.as('clerk-1'))

  const stranger = await phoneOf(stage)
  await stranger.page.goto(at('packages/queue/check-in'))
  await stranger.page.waitForTimeout(SETTLED_MS)
  await album.phone(stranger.page, '到厅取号，没有登录')
  await stranger.context.close()

  const { context, page } = await phoneOf(stage, citizen)
  await page.goto(at('packages/queue/check-in', 'code=H1.jn-shimin.0.forged'))
  await press(page, '取号')
  await sees(page, '这个二维码不是本大厅的取号码。')
  await album.phone(page, '取号：不是本厅的码')
  const { checkIn: hall } = await citizen.get<{ checkIn: { code: string } }>(`/open/halls/${ALWAYS_OPEN}/display`)
  await page.goto(at('packages/queue/check-in', `code=${hall.code}&again=1`))
  await press(page, '取号')
  await sees(page, '请先选择要办的业务。')
  await chooses(page, /二手房/)
  await album.phone(page, '取号：选业务')

  await desk.walkIn('王秀英', 'second-hand')
  await desk.walkIn('马建国', 'second-hand')
  await press(page, '取号')
  await sees(page, '人在您前面')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '没有窗口开着')
  await desk.open(WINDOW)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '前面还有人')
  await page.goto(at('pages/home'))
  await sees(page, '我在排队')
  await album.phone(page, '首页，我在排队')
  await page.goBack()
  for (let served = 0; served < 2; served++) {
    const { current } = await desk.callNext(WINDOW)
    if (!current) throw new Error('nobody came to the window')
    await desk.act(current.id, 'start')
    await desk.act(current.id, 'finish')
  }
  await sees(page, '下一个就是您')
  await album.phone(page, '下一个就是您')
  const called = (await desk.callNext(WINDOW)).current
  if (!called) throw new Error('the citizen was not called')
  await sees(page, '请现在到')
  await album.phone(page, '叫到我了')
  await page.goto(at('pages/home'))
  await sees(page, `请到 ${WINDOW} 号窗口`)
  await album.phone(page, '首页，叫到我了')
  await page.goBack()
  await desk.act(called.id, 'miss')
  await sees(page, '叫过您了，没有等到')
  await album.phone(page, '过号')
  await desk.act(called.id, 'requeue')
  await sees(page, '下一个就是您')
  await press(page, '不等了')
  await page.waitForTimeout(300)
  await album.phone(page, '不等了')
  await press(page, '继续等')
  await desk.callNext(WINDOW)
  await desk.act(called.id, 'start')
  await sees(page, '办理中')
  await album.phone(page, '办理中')
  await desk.act(called.id, 'finish')
  await sees(page, '已办结')
  await album.phone(page, '已办结')
  await page.goto(at('packages/account/access-log'))
  await sees(page, /刘芳/)
  await album.phone(page, '谁看过我的资料')
  await desk.closeUp(WINDOW)

  const closed = await citizen.get<{ open: boolean; checkIn: { code: string } }>('/open/halls/jn-zhangqiu/display')
  if (!closed.open) {
    await checkIn(citizen, { hall: 'jn-zhangqiu', service: 'mortgage' }).catch(() => undefined)
    await page.goto(at('packages/queue/check-in', `code=${closed.checkIn.code}&again=2`))
    await press(page, '取号')
    await sees(page, '请先选择要办的业务。')
    await chooses(page, /抵押/)
    await press(page, '取号')
    await sees(page, /大厅现在不取号/)
    await album.phone(page, '取号：大厅没有开')
  }
  await context.close()
}
