import type { AppJson, ModuleLoader } from './module-loader.ts'
import type { Definition, Instance } from './types.ts'

type Hook = ((options?: unknown) => void) | undefined

/** WeChat refuses an eleventh page. */
const deepest = 10

/** The page stack with its life cycle: tab pages stay alive behind each other, all others end when left. */
export class Navigation {
  readonly stack: Instance[] = []
  private readonly routes: string[]
  private readonly tabRoutes: string[]
  private readonly tabs = new Map<string, Instance>()

  constructor(
    appJson: AppJson,
    private readonly loader: ModuleLoader,
    private readonly create: (definition: Definition, route: string) => Instance,
    private readonly rest: () => Promise<void>,
  ) {
    const sub = (appJson.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    )
    this.routes = [...appJson.pages, ...sub]
    this.tabRoutes = (appJson.tabBar?.list ?? appJson.tabBar?.items ?? []).map(({ pagePath }) => pagePath)
  }

  get page(): Instance {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  async open(url: string, how: 'push' | 'replace' | 'relaunch' | 'tab'): Promise<void> {
    const { route, query } = this.target(url)
    const isTab = this.tabRoutes.includes(route)
    if (isTab !== (how === 'tab') && how !== 'relaunch')
      throw new Error(isTab ? 'can not navigateTo a tabbar page' : 'can not switch to a page that is no tab')
    if (how === 'push' && this.stack.length >= deepest) throw new Error('webview count limit exceed')

    if (how === 'push') hook(this.stack.at(-1), 'onHide')
    if (how === 'replace') this.unload(this.stack.pop())
    if (how === 'relaunch') this.unloadAll()
    if (how === 'tab') this.leaveForTab()

    const kept = this.tabs.get(route)
    const page = kept ?? this.create(this.loader.define('pages', route), route)
    page.options = query
    this.stack.push(page)
    if (isTab) this.tabs.set(route, page)
    if (!kept) hook(page, 'onLoad', query)
    hook(page, 'onShow')
    await this.rest()
    if (!kept) hook(page, 'onReady')
  }

  async back(delta: number): Promise<void> {
    for (let left = delta; left > 0 && this.stack.length > 1; left--) this.unload(this.stack.pop())
    hook(this.page, 'onShow')
    await this.rest()
  }

  private target(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?')
    if (!this.routes.includes(path)) throw new Error(`page "${path}" is not found`)
    const pairs = search.split('&').filter(Boolean)
    // the platforms hand the query over as it stands in the url
    const query = Object.fromEntries(pairs.map((pair) => [pair.split('=')[0]!, pair.split('=').slice(1).join('=')]))
    return { route: path, query }
  }

  private leaveForTab(): void {
    while (this.stack.length > 0) {
      const page = this.stack.pop()!
      if (this.tabs.get(page.route) === page) hook(page, 'onHide')
      else this.unload(page)
    }
  }

  private unloadAll(): void {
    for (const page of new Set([...this.stack, ...this.tabs.values()])) this.unload(page)
    this.stack.length = 0
    this.tabs.clear()
  }

  private unload(page: Instance | undefined): void {
    hook(page, 'onUnload')
  }
}

function hook(page: Instance | undefined, name: string, options?: unknown): void {
  ;(page?.[name] as Hook)?.(options)
}
