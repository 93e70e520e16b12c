import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import type { Definition, Instance, ViewChild, ViewNode } from './types.ts'

interface RawNode {
  tag: string
  attr?: Record<string, unknown>
  children?: (RawNode | string)[]
}

const require = createRequire(import.meta.url)

export interface WeappViewNeeds {
  dist: string
  define: (route: string) => Definition
  create: (definition: Definition, route: string) => Instance
  onWarning: (words: string) => void
}

/** Draws a page with the code that WeChat's own compiler makes of the wxml. */
export function weappView({ dist, define, create, onWarning }: WeappViewNeeds): (page: Instance) => ViewNode {
  const { wxmlToJs } = require('miniprogram-compiler') as { wxmlToJs: (dir: string, options: object) => string }
  // a context of its own: the compiled code leaks globals
  const context = vm.createContext({
    console: { ...console, warn: (...words: unknown[]) => onWarning(words.join(' ')) },
    window: {},
    global: {},
    __wxAppCode__: {},
  })
  // data must be born inside that context, or its type checks fail
  const adopt = vm.runInContext('text => JSON.parse(text)', context) as (text: string) => unknown
  const code = wxmlToJs(dist, { maxBuffer: 64 << 20 })
  const drawOf = vm.runInContext(`(function () {${code}})()`, context) as (file: string) => (data: unknown) => RawNode
  const readJson = (file: string) => JSON.parse(readFileSync(path.join(dist, file), 'utf8'))
  const everywhere: Record<string, string> = readJson('app.json').usingComponents ?? {}

  function draw(route: string, instance: Instance): ViewNode {
    const raw = drawOf(`${route}.wxml`)(adopt(JSON.stringify(instance.data)))
    const own: Record<string, string> = readJson(`${route}.json`).usingComponents ?? {}
    return named(raw, instance, path.posix.dirname(route), { ...everywhere, ...own }) as ViewNode
  }

  function named(raw: RawNode | string, owner: Instance, folder: string, using: Record<string, string>): ViewChild {
    if (typeof raw !== 'object') return String(raw)
    const tag = raw.tag.replace(/^wx-/, '')
    const attr = asWritten(raw.attr ?? {})
    const reference = using[tag]
    const children = reference
      ? [component(reference, attr, owner, folder)]
      : (raw.children ?? []).map((child) => named(child, owner, folder, using))
    return { tag, attr, owner, children }
  }

  /** Deep parts of a page are drawn by a component that gets its part of the data as a property. */
  function component(reference: string, attr: Record<string, unknown>, owner: Instance, folder: string): ViewNode {
    const route = path.posix.normalize(
      reference.startsWith('/') ? reference.slice(1) : path.posix.join(folder, reference),
    )
    const definition = define(route)
    const key = `${route}:${(attr.i as { sid?: string } | undefined)?.sid ?? ''}`
    const fresh = !owner.components.has(key)
    const instance = owner.components.get(key) ?? create(definition, route)
    owner.components.set(key, instance)
    for (const name of Object.keys(definition.properties ?? {})) {
      if (name in attr) instance.data[name] = JSON.parse(JSON.stringify(attr[name] ?? null))
    }
    instance.properties = instance.data
    if (fresh) (instance.attached as (() => void) | undefined)?.()
    return draw(route, instance)
  }

  return (page) => draw(page.route, page)
}

/** The compiler turns `aria-label` into ariaLabel; here attributes keep the names of the markup. */
const asWritten = (attr: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(attr).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value,
    ]),
  )
