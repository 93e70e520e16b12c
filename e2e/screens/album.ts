import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { violations } from '../support/browser.ts'

const LARGE = 'page--fs-140'

interface Picture {
  group: string
  title: string
  files: { file: string; words: string }[]
  problems: string[]
}

/** Pictures of screens with an index page; each screen is checked by axe on the way. */
export class Album {
  private readonly pictures: Picture[] = []
  private group = ''

  private constructor(readonly folder: string) {}

  static async empty(folder: string): Promise<Album> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return new Album(folder)
  }

  chapter(group: string): void {
    this.group = group
    console.log(group)
  }

  /** What a phone shows now, in normal and in large type, and as one long picture where it goes on below. */
  async phone(page: Page, title: string): Promise<void> {
    const picture = this.open(title)
    for (const large of [false, true]) {
      await setLarge(page, large)
      const words = large ? '长辈版' : '标准'
      await this.shoot(page, picture, words)
      picture.problems.push(...(await violations(page)).map((problem) => `${words}：${problem}`))
      await this.shootWhole(page, picture, words)
    }
    await setLarge(page, false)
  }

  /** What any other screen shows, as it is. */
  async screen(page: Page, title: string, { whole = false }: { whole?: boolean } = {}): Promise<void> {
    const picture = this.open(title)
    await this.shoot(page, picture, '', whole)
    picture.problems.push(...(await violations(page)))
  }

  /** Screens with violations, one line each. */
  problems(): string[] {
    return this.pictures.flatMap(({ group, title, problems }) => problems.map((p) => `${group} / ${title}: ${p}`))
  }

  async writeIndex(): Promise<void> {
    await writeFile(path.join(this.folder, 'index.html'), indexPage(this.pictures))
  }

  get count(): number {
    return this.pictures.reduce((sum, { files }) => sum + files.length, 0)
  }

  private open(title: string): Picture {
    const picture: Picture = { group: this.group, title, files: [], problems: [] }
    this.pictures.push(picture)
    return picture
  }

  private async shoot(page: Page, picture: Picture, words: string, whole = false): Promise<void> {
    const number = String(this.count + 1).padStart(3, '0')
    const file = `${number}-${[picture.group, picture.title, words].filter(Boolean).join('-')}.png`.replace(
      /[\s/]+/g,
      '',
    )
    await page.screenshot({ path: path.join(this.folder, file), fullPage: whole, animations: 'disabled' })
    picture.files.push({ file, words })
  }

  private async shootWhole(page: Page, picture: Picture, words: string): Promise<void> {
    const size = page.viewportSize()
    const height = await page.evaluate(() =>
      // what lies over the page has its own picture already
      document.querySelector('.modal')
        ? 0
        : Math.max(...Array.from(document.querySelectorAll('.page'), (element) => element.scrollHeight)),
    )
    if (!size || height <= size.height + 8) return
    await page.setViewportSize({ width: size.width, height: Math.min(height, 4000) })
    await this.shoot(page, picture, `${words}，整页`)
    await page.setViewportSize(size)
  }
}

/** The switch of the page sets this class; set here so that an open sheet or a refusal stays as it is. */
async function setLarge(page: Page, large: boolean): Promise<void> {
  await page.evaluate(
    ([name, on]) => {
      for (const element of Array.from(document.querySelectorAll('.page'))) element.classList.toggle(name, on)
    },
    [LARGE, large] as const,
  )
  await page.waitForTimeout(250)
}

/** A browser that is logged in. */
export async function remember(context: BrowserContext, tokens: object): Promise<void> {
  await context.addInitScript((text) => {
    if (!localStorage.getItem('anju.session')) localStorage.setItem('anju.session', JSON.stringify({ data: text }))
  }, JSON.stringify(tokens))
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function indexPage(pictures: readonly Picture[]): string {
  const groups = [...new Set(pictures.map(({ group }) => group))]
  const one = ({ title, files, problems }: Picture) => `
    <article><h3>${escaped(title)}</h3>
      ${problems.map((problem) => `<p class="problem">${escaped(problem)}</p>`).join('')}
      <div>${files
        .map(
          ({ file, words }) =>
            `<a href="${encodeURIComponent(file)}"><img loading="lazy" src="${encodeURIComponent(file)}" alt="${escaped(title)}"><span>${escaped(words)}</span></a>`,
        )
        .join('')}</div></article>`
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>安居一窗：每个页面</title><style>
body{margin:24px;font:15px/1.5 system-ui,sans-serif;background:#eef1f0;color:#1b2a2c}
nav a{margin-right:16px}article{margin:0 0 28px}h3{margin:0 0 8px}article div{display:flex;gap:14px;align-items:flex-start;overflow-x:auto}
a{color:inherit}img{display:block;height:520px;border:1px solid #c9d0ce;background:#fff}span{font-size:13px}.problem{color:#ae271e}
</style><h1>安居一窗：每个页面</h1><nav>${groups.map((group) => `<a href="#${escaped(group)}">${escaped(group)}</a>`).join('')}</nav>
${groups
  .map(
    (group) =>
      `<section id="${escaped(group)}"><h2>${escaped(group)}</h2>${pictures
        .filter((picture) => picture.group === group)
        .map(one)
        .join('')}</section>`,
  )
  .join('')}</html>`
}
