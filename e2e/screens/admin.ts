import type { Page } from 'playwright-core'
import { at, press, sees } from '../support/citizen.ts'
import type { Album } from './album.ts'
import { phoneOf, SETTLED_MS, type Stage } from './stage.ts'

/** What the State Council's text looks like; the year has none yet, so days of the law stand in it. */
const notice = (year: number) => `国务院办公厅关于${year}年部分节假日安排的通知
国办发明电〔${year - 1}〕7号
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。`

/** The administrator's two doors: the working calendar and the files of the guide. */
export async function takeAdmin(album: Album, stage: Stage): Promise<void> {
  album.chapter('管理')
  const admin = await stage.cast.as('admin')
  const { context, page } = await phoneOf(stage, admin)
  await page.goto(at('packages/admin/home'))
  await sees(page, '事项文件')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '管理')
  await takeCalendar(album, page)
  await takeFiles(album, page)
  await page.goto(at('packages/admin/messages'))
  await sees(page, '候补名额通知')
  await album.phone(page, '消息模板')
  await press(page, /领取通知/)
  await sees(page, /报备号/)
  await album.phone(page, '消息模板：一个')
  await context.close()
}

async function takeCalendar(album: Album, page: Page) {
  await page.goto(at('packages/admin/calendar'))
  await sees(page, /^现在用的/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '工作日历：现在的')
  const text = notice(2027)
  await page.getByLabel('哪一年').locator('visible=true').selectOption({ label: '2027 年' })
  await page.getByLabel('放假通知', { exact: true }).locator('visible=true').fill(text.replace('共8天', '共9天'))
  await sees(page, /写的是 9 天/)
  await album.phone(page, '工作日历：没看懂的一行')
  await page.getByLabel('放假通知', { exact: true }).locator('visible=true').fill(text)
  await press(page, '第一步：看会改变什么')
  await sees(page, '会改变的日子')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '工作日历：会改变什么')
  await press(page, /^第二步/)
  await sees(page, /原来的留作上一版/)
  await album.phone(page, '工作日历：采用前再问一次')
  await press(page, '采用')
  await sees(page, '第 1 版')
  await page.waitForTimeout(6000) // the toast goes
  await album.phone(page, '工作日历：已采用')
}

async function takeFiles(album: Album, page: Page) {
  await page.goto(at('packages/admin/files'))
  await page.getByLabel('事项编号或城市').locator('visible=true').fill('b19')
  await press(page, '取出这份文件')
  await press(page, '在这里改')
  const area = page.getByLabel('文件内容', { exact: true }).locator('visible=true')
  const text = await area.inputValue()
  await album.phone(page, '事项文件：取出')
  await area.fill(
    text.replace('"文件": "自然资源部令第14号"', '"文件": "某某办法"').replace('"谁办": "受理人员"', '"谁办": "小王"'),
  )
  await press(page, '第一步：检查并试算')
  await sees(page, /处要改/)
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '事项文件：要改的地方')
  await area.fill(text.replace('不用登报。', '不用登报，也不用等。'))
  for (const [unit, value] of [
    ['年', '2026'],
    ['月', '12'],
    ['日', '31'],
  ] as const) {
    await page
      .getByLabel(`从哪天起采用：${unit}`)
      .locator('visible=true')
      .selectOption({ label: `${value} ${unit}` })
  }
  await page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some((one) => one.value.includes('"生效日期": "2026-12-31"')),
  )
  await press(page, '第一步：检查并试算')
  await sees(page, '检查通过')
  await page.waitForTimeout(SETTLED_MS)
  await album.phone(page, '事项文件：改了什么')
  await press(page, /^第二步/)
  await sees(page, /采用以后不能收回/)
  await album.phone(page, '事项文件：采用前再问一次')
  await press(page, '采用')
  await sees(page, /已采用/)
}
