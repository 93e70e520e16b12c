import type { Page } from 'playwright-core'
import type { City } from './city.ts'

/** The address of a page of the H5 app. */
export const at = (page: string, query = '') => `/#/${page}/index${query ? `?${query}` : ''}`

/** The one page that can be seen: Taro keeps the pages behind it in the document. */
export const button = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .locator('visible=true')
    .last()

export const press = (page: Page, name: string | RegExp) => button(page, name).click()

export const sees = (page: Page, text: string | RegExp) => page.getByText(text).locator('visible=true').last().waitFor()

export const chooses = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).locator('visible=true').first().click()

/** When each phone was last sent a code: another one is refused for a minute. */
const lastCode = new Map<string, number>()
const CODE_PAUSE_MS = 61_000

/** Logs in by phone and the SMS code read on the sandbox's phone. */
export async function logIn(page: Page, city: City, person: string, phone: string): Promise<void> {
  await page.goto(at('pages/login'))
  await page.locator('#phone').fill(phone)
  const pause = (lastCode.get(phone) ?? 0) + CODE_PAUSE_MS - Date.now()
  if (pause > 0) await page.waitForTimeout(pause)
  const asked = new Date()
  await press(page, '获取验证码')
  const code = await city.phones.loginCode(person, asked)
  // The server's minute began before the code was here, however slow the way to it was.
  lastCode.set(phone, Date.now())
  await page.locator('#sms-code').fill(code)
  await press(page, '登录')
  await page.waitForURL(/pages\/home/)
}

/** The name and ID number of a person of the sandbox. */
export async function identity(city: City, person: string): Promise<{ name: string; idNumber: string }> {
  const reply = await fetch(`${city.sandbox}/__control/people/${person}`)
  return ((await reply.json()) as { person: { name: string; idNumber: string } }).person
}

/** Proves name and ID number on the page for it. */
export async function proveRealName(page: Page, city: City, person: string): Promise<void> {
  const { name, idNumber } = await identity(city, person)
  await page.goto(at('packages/account/real-name'))
  await page.getByLabel('姓名', { exact: true }).locator('visible=true').fill(name)
  await page.getByLabel('身份证号码', { exact: true }).locator('visible=true').fill(idNumber)
  await press(page, '核对')
  await sees(page, '您已经完成实名。')
}
