import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { filesBelow } from './compilers.ts'
import type { AppJson } from './module-loader.ts'

export interface PackageSizes {
  main: number
  /** Root of the subpackage to bytes. */
  sub: Record<string, number>
}

/** Raw bytes of each package, as the platforms count them; licence texts are not uploaded. */
export function packageSizes(dist: string): PackageSizes {
  const appJson: AppJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const roots = (appJson.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sizes: PackageSizes = { main: 0, sub: Object.fromEntries(roots.map((root) => [root, 0])) }
  for (const file of filesBelow(dist, '').filter((name) => !name.endsWith('LICENSE.txt'))) {
    const bytes = statSync(path.join(dist, file)).size
    const root = roots.find((one) => file.startsWith(`${one}/`))
    if (root) sizes.sub[root]! += bytes
    else sizes.main += bytes
  }
  return sizes
}

/** The JavaScript that index.html names: what every visitor waits for before the first page. */
export function h5EntryGzipBytes(dist: string): number {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => file!)
  return scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0)
}

/** The heaviest `count` files of the H5 build that are fetched when a page is opened, as they travel. */
export function h5HeaviestGzipBytes(dist: string, count: number): number {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  return filesBelow(dist, '.js')
    .filter((file) => !html.includes(file))
    .map((file) => gzipSync(readFileSync(path.join(dist, file))).length)
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, bytes) => sum + bytes, 0)
}
