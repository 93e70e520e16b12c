import type { Page } from 'playwright-core'
import { phoneOf, type Stage } from '../screens/stage.ts'
import { watch } from './browser.ts'
import { at, press, sees } from './citizen.ts'

/** Types into the last field of this name that can be seen. */
export const fill = (page: Page, label: string | RegExp, text: string) =>
  page.getByLabel(label).locator('visible=true').last().fill(text)

/** Everybody of a journey on a phone of their own, logged in through the API: no journey waits for a code. */
export function actorsOf(stage: Stage) {
  const shown: Record<string, Page> = {}
  const problems: string[][] = []

  async function phoneFor(slug: string, { isStaff = false } = {}): Promise<Page> {
    const known = shown[slug]
    if (known) return known
    const caller = await (isStaff ? stage.cast.as(slug) : stage.cast.verified(slug))
    const opened = await phoneOf(stage, caller)
    problems.push(opened.problems)
    shown[slug] = opened.page
    return opened.page
  }

  /** An officer opens the case from the list, the way everybody does. */
  async function opens(slug: string, matter: RegExp): Promise<Page> {
    const page = await phoneFor(slug, { isStaff: true })
    await page.goto(at('packages/staff/cases', `of=${slug}`))
    await press(page, matter)
    await sees(page, '申请内容')
    return page
  }

  return {
    phoneFor,
    officer: (slug: string) => phoneFor(slug, { isStaff: true }),
    /** Somebody without a login. */
    async stranger(): Promise<Page> {
      const opened = await phoneOf(stage)
      problems.push(opened.problems)
      shown.stranger = opened.page
      return opened.page
    },
    opens,
    /** One office's part, with what the page is on the way. */
    async finishes(slug: string, matter: RegExp, opinion: string, look: (page: Page) => Promise<unknown>) {
      const page = await opens(slug, matter)
      await press(page, '办完本部门的工作')
      await fill(page, '意见', opinion)
      await look(page)
      await press(page, '办完了')
      await sees(page, '已办完，交给下一步')
    },
    /** The app is put away and opened again on the same phone. */
    async opensAgain(slug: string): Promise<Page> {
      const page = await phoneFor(slug)
      const context = page.context()
      await page.close()
      const again = await context.newPage()
      problems.push(watch(again))
      shown[slug] = again
      return again
    },
    problems: () => problems.flat(),
    async pictures(name: string): Promise<void> {
      for (const [slug, page] of Object.entries(shown)) {
        if (!page.isClosed()) await page.screenshot({ path: `.screens/failed-${name}-${slug}.png`, fullPage: true })
      }
    },
  }
}

export type Actors = ReturnType<typeof actorsOf>
