import { readFileSync } from 'node:fs'
import path from 'node:path'
import { interpolate, interpolateObject } from './expression.ts'
import { type Markup, parseAxml } from './parse-axml.ts'
import type { Instance, ViewChild, ViewNode } from './types.ts'

type Scope = Record<string, unknown>

interface Sheet {
  body: Markup['children']
  templates: Map<string, Markup>
  scripts: Scope
}

/** Draws a page by reading its axml: loops, conditions, templates, imports and sjs scripts; an unknown template is an error. */
export function alipayView(dist: string): (page: Instance) => ViewNode {
  const parsed = new Map<string, Markup>()
  const scripts = new Map<string, unknown>()

  function markupOf(file: string): Markup {
    const known = parsed.get(file) ?? parseAxml(readFileSync(path.join(dist, file), 'utf8'), file)
    parsed.set(file, known)
    return known
  }

  function scriptOf(file: string): unknown {
    const source = readFileSync(path.join(dist, file), 'utf8').replace('export default', 'return')
    const known = scripts.get(file) ?? new Function(source)()
    scripts.set(file, known)
    return known
  }

  function sheetOf(file: string, into: Sheet = { body: [], templates: new Map(), scripts: {} }): Sheet {
    const at = (reference: string | null | undefined) =>
      path.posix.normalize(
        reference!.startsWith('/') ? reference!.slice(1) : path.posix.join(path.posix.dirname(file), reference!),
      )
    for (const child of markupOf(file).children) {
      if ('text' in child) into.body.push(child)
      else if (child.tag === 'import') sheetOf(at(child.attr.src), { ...into, body: [] })
      else if (child.tag === 'import-sjs') into.scripts[child.attr.name!] = scriptOf(at(child.attr.from))
      else if (child.tag === 'template' && child.attr.name) into.templates.set(child.attr.name, child)
      else into.body.push(child)
    }
    return into
  }

  return (page) => {
    const sheet = sheetOf(`${page.route}.axml`)
    const drawer = new Drawer(sheet, page)
    return { tag: 'page', attr: {}, owner: page, children: drawer.draw(sheet.body, page.data) }
  }
}

class Drawer {
  constructor(
    private readonly sheet: Sheet,
    private readonly owner: Instance,
  ) {}

  draw(nodes: Markup['children'], scope: Scope): ViewChild[] {
    const out: ViewChild[] = []
    let branchTaken = false
    for (const node of nodes) {
      if ('text' in node) {
        const text = String(this.value(node.text, scope) ?? '')
        if (text.trim()) out.push(text)
        continue
      }
      if (node.attr['a:for'] !== undefined) {
        out.push(...this.repeat(node, scope))
        continue
      }
      const { 'a:if': when, 'a:elif': orWhen } = node.attr
      if (when !== undefined) branchTaken = !!this.value(when!, scope)
      else if (orWhen !== undefined) {
        if (branchTaken) continue
        branchTaken = !!this.value(orWhen!, scope)
      } else if ('a:else' in node.attr) {
        if (branchTaken) continue
        branchTaken = true
      }
      const conditional = when !== undefined || orWhen !== undefined
      if (!conditional || branchTaken) out.push(...this.element(node, scope))
    }
    return out
  }

  private repeat(node: Markup, scope: Scope): ViewChild[] {
    const { 'a:for': list, 'a:for-item': item, 'a:for-index': index, ...attr } = node.attr
    const values = (this.value(list!, scope) ?? []) as unknown[]
    return values.flatMap((value, at) =>
      this.draw([{ ...node, attr }], { ...scope, [item ?? 'item']: value, [index ?? 'index']: at }),
    )
  }

  private element(node: Markup, scope: Scope): ViewChild[] {
    if (node.tag === 'block') return this.draw(node.children, scope)
    if (node.tag === 'template') return this.template(node, scope)
    const attr: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(node.attr)) {
      // onTap and catchTap are read like WeChat's bindtap and catchtap
      const key = /^(on|catch)[A-Z]/.test(name) ? name.replace(/^on/, 'bind').toLowerCase() : name
      if (!name.startsWith('a:')) attr[key] = value === null ? true : this.value(value, scope)
    }
    return [{ tag: node.tag, attr, owner: this.owner, children: this.draw(node.children, scope) }]
  }

  private template(node: Markup, scope: Scope): ViewChild[] {
    const name = String(this.value(node.attr.is ?? '', scope) ?? '')
    if (!name) return []
    const template = this.sheet.templates.get(name)
    if (!template) throw new Error(`axml: there is no template ${name}`)
    const data = node.attr.data ? interpolateObject(node.attr.data, { ...scope, ...this.sheet.scripts }) : {}
    return this.draw(template.children, data)
  }

  private value(text: string, scope: Scope): unknown {
    return interpolate(text, { ...scope, ...this.sheet.scripts })
  }
}
