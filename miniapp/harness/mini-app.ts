import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Activity } from './activity.ts'
import { distOf } from './dist.ts'
import { hostApi } from './host-api.ts'
import { createInstance } from './instance.ts'
import { type AppJson, ModuleLoader } from './module-loader.ts'
import { Navigation } from './navigation.ts'
import { Timers } from './timers.ts'
import { styleSheetOf, toHtml } from './to-html.ts'
import type {
  Definition,
  Host,
  Instance,
  PlatformName,
  RequestRecord,
  SetDataRecord,
  SoundRecord,
  ViewNode,
} from './types.ts'
import { everyNode, type Hit, isControl, isDisabled, labelOf, outline, spokenName, visibleText } from './view.ts'
import { alipayView } from './view-alipay.ts'
import { weappView } from './view-weapp.ts'

export interface LaunchOptions {
  platform: PlatformName
  /** Where the API answers, for instance `http://127.0.0.1:40123`. */
  origin: string
  host?: Host
  /** Route with query of the first page; the first tab unless given. */
  url?: string
  /** What the phone still holds from last time; shared between two launches it plays a restart. */
  storage?: Map<string, unknown>
  /** Type size set in WeChat or Alipay, px; 16 is standard. */
  fontSize?: number
  dist?: string
}

/** Budgets of one setData, bytes: the first builds the page, later ones change it. */
export const setDataBudget = { first: 30 * 1024, later: 10 * 1024 }

/** A built mini-program, running: the real artefact in a bare context, drawn by the platform's rules, driven by taps. */
export class MiniApp {
  readonly requests: RequestRecord[] = []
  /** What was played, in order. */
  readonly sounds: SoundRecord[] = []
  readonly calls: { name: string; options: unknown }[] = []
  readonly setDatas: SetDataRecord[] = []
  readonly warnings: string[] = []
  readonly storage: Map<string, unknown>
  private readonly activity = new Activity()
  private readonly timers = new Timers()
  private readonly loader: ModuleLoader
  private readonly navigation: Navigation
  private readonly draw: (page: Instance) => ViewNode

  private constructor(
    readonly platform: PlatformName,
    private readonly dist: string,
    options: LaunchOptions,
    appJson: AppJson,
  ) {
    this.storage = options.storage ?? new Map()
    const globals: Record<string, unknown> = {
      ...this.timers.globals,
      getCurrentPages: () => this.navigation.stack.slice(),
      [platform === 'weapp' ? 'wx' : 'my']: this.api(options, appJson),
    }
    this.loader = new ModuleLoader(dist, platform, appJson, globals)
    const create = (definition: Definition, route: string) =>
      createInstance(definition, { route, onSetData: (record) => this.record(record) })
    this.navigation = new Navigation(appJson, this.loader, create, () => this.activity.rest())
    this.draw =
      platform === 'alipay'
        ? alipayView(dist)
        : weappView({
            dist,
            create,
            define: (route) => this.loader.define('components', route),
            onWarning: (words) => this.warnings.push(words),
          })
  }

  static async launch(options: LaunchOptions): Promise<MiniApp> {
    const dist = path.resolve(options.dist ?? distOf(options.platform))
    const appJson: AppJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
    const app = new MiniApp(options.platform, dist, options, appJson)
    app.loader.load('app.js')
    const first = options.url ?? appJson.pages[0]!
    const launch = { path: first.split('?')[0], query: {}, scene: 1001 }
    app.loader.app.onLaunch?.(launch)
    app.loader.app.onShow?.(launch)
    await app.navigation.open(first, 'relaunch')
    return app
  }

  private api(options: LaunchOptions, appJson: AppJson): Record<string, unknown> {
    return hostApi({
      platform: this.platform,
      origin: options.origin,
      host: options.host ?? {},
      storage: this.storage,
      activity: this.activity,
      requests: this.requests,
      sounds: this.sounds,
      calls: this.calls,
      firstRoute: appJson.pages[0]!,
      fontSize: options.fontSize ?? 16,
      navigate: {
        open: (url, how) => this.navigation.open(url, how),
        back: (delta) => this.navigation.back(delta),
      },
    })
  }

  private record(record: SetDataRecord): void {
    this.setDatas.push(record)
    this.activity.moved()
  }

  /** The person puts the phone away: every timer ends. */
  close(): void {
    this.timers.endAll()
  }

  get route(): string {
    return this.navigation.page.route
  }

  get query(): Record<string, string> {
    return this.navigation.page.options as Record<string, string>
  }

  /** What console.error said; React reports broken components there. */
  get errors(): readonly string[] {
    return this.loader.errors
  }

  view(): ViewNode {
    return this.draw(this.navigation.page)
  }

  text(): string {
    return visibleText(this.view())
  }

  /** One element a line with roles and labels: what a screen reader meets. */
  outline(): string {
    return outline(this.view())
  }

  html(): string {
    return `<style>${styleSheetOf(this.dist, this.platform, this.route)}</style>${toHtml(this.view())}`
  }

  /** setData calls beyond their budget, in words. */
  overBudget(): string[] {
    return this.setDatas
      .filter(({ bytes, first }) => bytes > (first ? setDataBudget.first : setDataBudget.later))
      .map(({ route, bytes, first }) => `${route}: ${first ? 'first' : 'later'} setData of ${bytes} bytes`)
  }

  /** Waits until the words can be seen (or the question is answered with yes). */
  async waitFor(wanted: string | (() => boolean), limitMs = 8000): Promise<void> {
    const there = typeof wanted === 'string' ? () => this.text().includes(wanted) : wanted
    const giveUpAt = performance.now() + limitMs
    while (!there()) {
      if (performance.now() > giveUpAt)
        throw new Error(
          `${this.route}: still waiting for ${wanted}. The page shows:\n${this.outline()}${this.errors.join('\n')}`,
        )
      await this.activity.rest(100)
    }
  }

  /** Presses the control with this spoken name; a name that only begins so will do when no other matches. */
  async tap(name: string): Promise<void> {
    const hit = this.control(name)
    if (isDisabled(hit.node)) throw new Error(`${this.route}: “${name}” cannot be pressed now`)
    await this.fire(hit, 'tap')
  }

  /** Whether a control that `tap` would press by this name is there and can be pressed. */
  offers(name: string): boolean {
    const hit = this.controlNamed(name)
    return hit !== undefined && !isDisabled(hit.node)
  }

  /** Types into the field with this label; like the platform, nothing beyond its length is taken. */
  async input(label: string, value: string): Promise<void> {
    const hit = this.find(
      ({ node }) => ['input', 'textarea'].includes(node.tag) && labelOf(node).startsWith(label),
      `a field “${label}”`,
    )
    const taken = value.slice(0, Number(hit.node.attr.maxlength ?? 140))
    await this.fire(hit, 'input', { value: taken, cursor: taken.length })
  }

  /** Turns the platform's wheel of a picker to one of its options. */
  async choose(label: string, option: string): Promise<void> {
    const hit = this.find(({ node }) => node.tag === 'picker' && labelOf(node).startsWith(label), `a picker “${label}”`)
    const index = (hit.node.attr.range as string[]).indexOf(option)
    if (index < 0) throw new Error(`${this.route}: the picker “${label}” has no “${option}”`)
    await this.fire(hit, 'change', { value: platformIndex(this.platform, index) })
  }

  /** Answers the platform's own question for the phone number; null says no. WeChat hands a code out, Alipay only a yes. */
  async grantPhone(code: string | null): Promise<void> {
    const hit = this.find(
      ({ node }) => node.tag === 'button' && Boolean(node.attr['open-type']),
      'a button for the phone number',
    )
    if (this.platform === 'weapp')
      await this.fire(hit, 'getphonenumber', code === null ? { errMsg: 'getPhoneNumber:fail user deny' } : { code })
    else await this.fire(hit, code === null ? 'error' : 'getauthorize')
  }

  private controls(): Hit[] {
    return [...everyNode(this.view())].filter(({ node }) => isControl(node))
  }

  private controlNamed(name: string): Hit | undefined {
    const all = this.controls()
    return (
      all.find(({ node }) => spokenName(node) === name) ??
      all.find(({ node }) => visibleText(node).trim() === name) ??
      all.find(({ node }) => spokenName(node).startsWith(name))
    )
  }

  private control(name: string): Hit {
    const hit = this.controlNamed(name)
    if (!hit) throw new Error(`${this.route}: nothing to press is called “${name}”. The page shows:\n${this.outline()}`)
    return hit
  }

  private find(wanted: (hit: Hit) => boolean, words: string): Hit {
    const hit = [...everyNode(this.view())].find(wanted)
    if (!hit) throw new Error(`${this.route}: there is no ${words}. The page shows:\n${this.outline()}`)
    return hit
  }

  /** Delivers an event as the platform does: taps rise through the parents until one catches them. */
  private async fire(hit: Hit, type: string, detail: Record<string, unknown> = {}): Promise<void> {
    const path = type === 'tap' ? [...hit.trail].reverse() : [hit.node]
    const target = eventTarget(hit.node)
    for (const node of path) {
      const handler = node.attr[`bind${type}`] ?? node.attr[`catch${type}`]
      if (!handler) continue
      const event = {
        type,
        timeStamp: performance.now(),
        target: { ...target, targetDataset: target.dataset },
        currentTarget: eventTarget(node),
        detail,
        touches: [],
        changedTouches: [],
        mark: {},
        stopPropagation: () => undefined,
      }
      const receive = node.owner[String(handler)] as ((event: unknown) => void) | undefined
      receive?.(event)
      if (node.attr[`catch${type}`]) break
    }
    await this.activity.rest()
  }
}

/** WeChat reports the wheel's place as text. */
const platformIndex = (platform: PlatformName, index: number) => (platform === 'weapp' ? String(index) : index)

const eventTarget = ({ attr }: ViewNode) => ({
  id: attr.id,
  dataset: Object.fromEntries(
    Object.entries(attr)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice(5).replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase()), value]),
  ),
})
