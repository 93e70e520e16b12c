import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/system.mjs'
import { phone } from '../support/browser.ts'
import { at } from '../support/citizen.ts'
import type { Album } from './album.ts'
import type { Stage } from './stage.ts'

const components = path.join(root, 'miniapp/src/components')
const demoNames = readdirSync(components).filter((name) => existsSync(path.join(components, name, 'demo.tsx')))

/** Every component of the design system. */
export async function takeGallery(album: Album, { city, browser }: Stage): Promise<void> {
  album.chapter('组件')
  const { context, page } = await phone(browser, city.origin)
  await page.goto(at('packages/gallery/pages/list'))
  await page.getByRole('heading', { level: 1 }).last().waitFor()
  await album.phone(page, '陈列')
  for (const name of demoNames) {
    await page.goto(at('packages/gallery/pages/demo', `name=${name}`))
    await page.waitForTimeout(400)
    await album.phone(page, name)
  }
  await context.close()
}
