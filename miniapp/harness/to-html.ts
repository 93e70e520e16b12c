import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PlatformName, ViewChild, ViewNode } from './types.ts'

const escaped = (text: unknown) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

const tags: Record<string, string> = { text: 'span', input: 'input', textarea: 'textarea', image: 'img', button: 'div' }

/** The view as HTML, to look at it in a browser: what the phone would draw, within the limits of CSS. */
export function toHtml(child: ViewChild): string {
  if (typeof child === 'string') return escaped(child)
  const inside = child.children.map(toHtml).join('')
  if (child.tag === 'page' || child.tag === 'block') return inside
  const tag = tags[child.tag] ?? 'div'
  const attributes = [...attributesOf(child)].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
  return tag === 'input' || tag === 'img' ? `<${tag}${attributes}>` : `<${tag}${attributes}>${inside}</${tag}>`
}

function* attributesOf({ tag, attr }: ViewNode): Generator<[string, unknown]> {
  for (const name of ['class', 'style', 'src', 'value', 'placeholder', 'id']) if (attr[name]) yield [name, attr[name]]
  const role = attr['aria-role'] || attr.role || (tag === 'button' ? 'button' : '')
  if (role) yield ['role', role]
  for (const [name, value] of Object.entries(attr)) {
    if (name.startsWith('aria-') && name !== 'aria-role' && value) yield [name, value]
  }
}

/** The style sheets of a page, with `page` as the body. */
export function styleSheetOf(dist: string, platform: PlatformName, route: string): string {
  const ending = platform === 'weapp' ? 'wxss' : 'acss'
  const files = [`app.${ending}`, `${route}.${ending}`]
    .map((file) => path.join(dist, file))
    .filter((file) => existsSync(file))
  return files
    .map(withImports)
    .join('\n')
    .replace(/(^|[},\s])page(?=[\s{,.])/g, '$1body')
}

const withImports = (file: string): string =>
  readFileSync(file, 'utf8').replace(/@import\s+["']([^"']+)["'];?/g, (_all, wanted: string) =>
    withImports(path.join(path.dirname(file), wanted)),
  )
