import type { Page } from 'playwright-core'
import { ALWAYS_OPEN } from '../support/book.ts'
import { at, sees } from '../support/citizen.ts'
import { deskOf } from '../support/hall-day.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** The hall's screen on the wall and on a phone. */
export async function takeDisplay(album: Album, stage: Stage): Promise<void> {
  album.chapter('大厅屏幕')
  const { city, browser } = stage
  const context = await browser.newContext({
    baseURL: city.origin,
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
  })
  const wall = await context.newPage()
  await open(wall, 'jn-zhangqiu')
  await album.screen(wall, '章丘大厅此刻的样子')
  await open(wall, ALWAYS_OPEN)
  await album.screen(wall, '开门时')

  await fillTheHall(stage)
  await wall.waitForTimeout(3000)
  await album.screen(wall, '人多的时候')

  const handheld = await phoneOf(stage)
  await open(handheld.page, ALWAYS_OPEN)
  await album.phone(handheld.page, '在手机上看')
  await handheld.page.goto(at('packages/display/hall'))
  await sees(handheld.page, '显示哪个大厅的叫号')
  await handheld.page.waitForTimeout(SETTLED_MS)
  await album.phone(handheld.page, '没有说明哪个大厅')
  await handheld.context.close()

  // A stream that is open stays open in a browser that is told to be offline: the server itself goes away.
  await city.processes.api?.stop()
  await sees(wall, /连接中断/)
  await album.screen(wall, '连接中断')
  await city.start('api')
  await wall.getByText(/连接中断/).waitFor({ state: 'detached' })
  await context.close()
}

async function open(page: Page, hall: string): Promise<void> {
  await page.goto(at('packages/display/hall', `hall=${hall}`))
  await page.locator('.display__time').locator('visible=true').last().waitFor()
  await page.waitForTimeout(SETTLED_MS)
}

const walkIns = [
  ['孟春', 'new-home'],
  ['孟秋', 'fund-withdraw'],
  ['邓超', 'second-hand'],
  ['冯海', 'eligibility'],
  ['赵强', 'second-hand'],
  ['孙丽', 'fund-loan'],
  ['林致远', 'archive'],
  ['周敏', 'second-hand'],
  ['吴昊', 'mortgage'],
] as const

/** Several windows at work: one number recalled, one missed, some being served, many waiting. */
async function fillTheHall({ cast }: Stage): Promise<void> {
  const first = deskOf(await cast.as('clerk-1'))
  const second = deskOf(await cast.as('supervisor'))
  const third = deskOf(await cast.as('clerk-2'))
  for (const [name, service] of walkIns) await first.walkIn(name, service)
  await second.open('3')
  await first.open('1')
  await third.open('2')
  const acts = [
    [first, '1', 'miss'],
    [first, '1', 'finish'],
    [third, '2', 'start'],
    [second, '3', 'start'],
    [first, '1', 'recall'],
  ] as const
  for (const [desk, window, act] of acts) {
    const { current } = await desk.callNext(window)
    if (!current) continue
    if (act === 'finish') await desk.act(current.id, 'start')
    await desk.act(current.id, act)
  }
}
