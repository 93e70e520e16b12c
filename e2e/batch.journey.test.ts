import type { Batch } from '@anju/shared-types'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listRows, withSevenFaults, workbookOf } from '../server/src/testing/shop-list.ts'
import { phoneOf } from './screens/stage.ts'
import { launch, violations } from './support/browser.ts'
import { castOf } from './support/cast.ts'
import { at, chooses, press, sees } from './support/citizen.ts'
import { type City, startCity } from './support/city.ts'
import { shopsOf, upload } from './support/shops.ts'

let city: City
let browser: Browser

beforeAll(async () => {
  ;[city, browser] = await Promise.all([startCity(), launch()])
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const FIRM = '济南安居商业管理有限公司'

it('冯海 sends a list of 138 shops, mends seven rows, says yes once and watches', async () => {
  const cast = castOf(city)
  const feng = await cast.verified('feng-hai')
  const { page, problems } = await phoneOf({ city, browser, cast }, feng)
  const homes = await shopsOf(city, FIRM)
  expect(homes).toHaveLength(138)
  const rows = listRows(homes)

  await page.goto(at('packages/organisations/list'))
  await press(page, '同意，查我是哪个单位的法定代表人')
  await sees(page, FIRM)
  await page.getByText('企业批量业务').locator('visible=true').last().click()
  await press(page, '新办：企业批量查产权')

  await upload(page, '上传清单', workbookOf(withSevenFaults(rows)))
  await sees(page, '138 行，131 行可以办')
  await sees(page, /第 33 行，不动产单元号：和第 32 行是同一套/)
  expect(await page.getByText(/^第 \d+ 行，/).count()).toBe(7)
  expect(await violations(page)).toEqual([])

  await chooses(page, '法定代表人')
  await chooses(page, '本企业名下')
  await page.getByLabel('查询目的（结果只能用于这个目的）').locator('visible=true').fill('年度资产盘点')
  await press(page, '保存')
  await upload(page, '改好了，重新上传', workbookOf(rows))
  await sees(page, '138 行，138 行可以办')
  await sees(page, /一共 138 套房产，分在 5 个区县/)
  await press(page, '我确认，办这 138 套')

  await sees(page, '0 / 138 套有结果')
  await sees(page, '历下区')
  const id = new URL(page.url().replace('#/', '')).searchParams.get('id') ?? ''
  const batch = () => feng.get<Batch>(`/batches/${id}`)
  await expect.poll(async () => (await batch()).created, { timeout: 60_000 }).toBe(138)
  expect(await violations(page)).toEqual([])
  expect(problems).toEqual([])
}, 180_000)
