import type { Album } from './album.ts'
import { SETTLED_MS, type Stage } from './stage.ts'

const pages = [
  ['/', '手机'],
  ['/people/li-guohua', '一个人'],
  ['/register', '登记簿'],
  ['/faults', '故障'],
  ['/log', '收发记录'],
  ['/world', '时间与设置'],
] as const

/** The outside world as testers see it, and the description of the API. */
export async function takeSandbox(album: Album, { city, browser }: Stage): Promise<void> {
  album.chapter('沙箱与接口')
  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN' })
    const page = await context.newPage()
    const where = size.width > 1000 ? '电脑' : '手机上'
    for (const [path, title] of pages) {
      await page.goto(city.sandbox + path)
      await page.waitForTimeout(SETTLED_MS)
      await album.screen(page, `${title}，${where}`)
    }
    await page.goto(`${city.origin}/api`)
    await page.waitForTimeout(SETTLED_MS)
    await album.screen(page, `接口说明，${where}`)
    await context.close()
  }
}
