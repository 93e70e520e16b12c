import { existsSync } from 'node:fs'
import axeCore from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distOf, serveH5 } from '../../../harness/index.ts'

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

let web: Awaited<ReturnType<typeof serveH5>>
let browser: Browser

beforeAll(async () => {
  if (!existsSync(chromiumPath))
    throw new Error(`There is no Chromium at ${chromiumPath}: install it or set CHROMIUM_PATH.`)
  web = await serveH5(distOf('h5'))
  browser = await chromium.launch({ executablePath: chromiumPath, args: flags })
})

afterAll(async () => {
  await browser?.close()
  await web?.close()
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source)
  const result = await page.evaluate((tags) => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }), wcag)
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

declare global {
  var axe: typeof import('axe-core')
}

describe.each([
  { words: 'normal type', largeType: false },
  { words: 'large type', largeType: true },
])('the gallery in $words', ({ largeType }) => {
  it('breaks no rule of WCAG 2.1 AA in any component, reports no error and nowhere needs sideways scrolling', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
    await context.addInitScript((large) => {
      const settings = JSON.stringify({ largeType: large })
      localStorage.setItem('anju.settings', JSON.stringify({ data: settings }))
    }, largeType)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))

    await page.goto(`${web.origin}/#/packages/gallery/pages/list/index`)
    await page.getByRole('heading', { name: '组件陈列', level: 1 }).waitFor()
    expect(await violations(page)).toEqual([])
    const labels = await page.locator('button[aria-label*="，"]').evaluateAll((all) => all.map((one) => one.ariaLabel!))
    const demos = labels.map((label) => label.split('，')).filter(([, name]) => /^[a-z-]+$/.test(name!))
    expect(demos.length).toBeGreaterThan(20)

    for (const [title, name] of demos) {
      await page.goto(`${web.origin}/#/packages/gallery/pages/demo/index?name=${name}`)
      await page.getByRole('heading', { name: title, level: 1, exact: true }).waitFor()
      if (name === 'dialog') {
        await page.getByRole('button', { name: '取消预约' }).click()
        await page.getByRole('dialog').waitFor()
      }
      expect(await violations(page), name).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
      if (name === 'dialog') {
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
    }
    expect(errors).toEqual([])
    await context.close()
  }, 120_000)
})
