import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Definition, PlatformName } from './types.ts'

/** Names a browser has and a mini-program has not: the base library hides them, so touching one must fail here too. */
const hidden = (
  'window document self frames location navigator localStorage sessionStorage history screen XMLHttpRequest ' +
  'WebSocket fetch Image define'
).split(' ')

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list?: { pagePath: string }[]; items?: { pagePath: string }[] }
  usingComponents?: Record<string, string>
}

/** Loads the JavaScript of a build as the base library does: one bare context, files wrapped, packages kept apart. */
export class ModuleLoader {
  readonly pages = new Map<string, Definition>()
  readonly components = new Map<string, Definition>()
  readonly errors: string[] = []
  app: Record<string, ((options: unknown) => void) | undefined> = {}
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly context: vm.Context
  private readonly roots: string[]
  private readonly shadowed: string[]
  private loading = ''

  constructor(
    private readonly dist: string,
    platform: PlatformName,
    appJson: AppJson,
    globals: Record<string, unknown>,
  ) {
    this.roots = (appJson.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
    // Alipay does show a navigator
    this.shadowed = platform === 'weapp' ? hidden : hidden.filter((name) => name !== 'navigator')
    this.context = vm.createContext({
      ...globals,
      ...(platform === 'alipay' && { navigator: { userAgent: 'AlipayClient', swuserAgent: 'AlipayClient' } }),
      console: { ...console, error: (...words: unknown[]) => this.errors.push(words.map(String).join(' ')) },
      App: (definition: typeof this.app) => {
        this.app = definition
      },
      Page: (definition: Definition) => this.pages.set(this.loading, definition),
      Component: (definition: Definition) => this.components.set(this.loading, definition),
      Behavior: (definition: unknown) => definition,
      getApp: () => this.app,
    })
    vm.runInContext('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer', this.context)
  }

  /** Runs the file of a page or component and answers what it registered. */
  define(kind: 'pages' | 'components', route: string): Definition {
    const known = this[kind].get(route)
    if (known) return known
    const before = this.loading
    this.loading = route
    this.load(`${route}.js`)
    this.loading = before
    const definition = this[kind].get(route)
    if (!definition) throw new Error(`${route}.js registered nothing`)
    return definition
  }

  load(file: string): unknown {
    const known = this.modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    this.modules.set(file, module)
    const source = readFileSync(path.join(this.dist, file), 'utf8')
    const wrapped = `(function (require, module, exports, ${this.shadowed.join(', ')}) {${source}\n})`
    const run = vm.runInContext(wrapped, this.context, { filename: file }) as (...args: unknown[]) => void
    run.call(undefined, (wanted: string) => this.load(this.resolve(file, wanted)), module, module.exports)
    return module.exports
  }

  private resolve(from: string, wanted: string): string {
    const joined = path.posix.join(path.posix.dirname(from), wanted)
    const target = joined.endsWith('.js') ? joined : `${joined}.js`
    const rootOf = (file: string) => this.roots.find((root) => file.startsWith(`${root}/`))
    const foreign = rootOf(target)
    if (foreign && foreign !== rootOf(from))
      throw new Error(`${from} requires ${target}: a package may not require another subpackage`)
    return target
  }
}
