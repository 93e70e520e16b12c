import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Every file below a folder with one of the endings, as paths relative to it. */
export function filesBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** Gives every wxml to WeChat's compiler; throws with file and line when it refuses one. */
export function checkWxml(dist: string): void {
  const { wxmlToJs } = require('miniprogram-compiler') as { wxmlToJs: (dir: string, options: object) => string | Error }
  const result = wxmlToJs(dist, { maxBuffer: 64 << 20 })
  if (result instanceof Error) throw result
}

/** Complaints of WeChat's style compiler about the style sheets; empty when it takes them all. */
export function checkWxss(dist: string): string[] {
  const compiler = path.join(
    path.dirname(require.resolve('miniprogram-compiler/package.json')),
    'bin',
    binaryFolder(),
    'wcsc',
  )
  chmodSync(compiler, 0o755) // npm unpacks it without the right to run
  const sheets = filesBelow(dist, '.wxss')
  const complaints = sheets.flatMap((sheet) => {
    const others = sheets.filter((other) => other !== sheet)
    const run = spawnSync(compiler, ['-lc', '-pc', '1', sheet, ...others], {
      cwd: dist,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    })
    // a killed or missing compiler has no status and is no consent
    return run.status === 0
      ? []
      : [`${sheet}: ${(run.stderr || String(run.error ?? run.signal)).trim().split('\n')[0]}`]
  })
  return [...new Set(complaints)]
}

function binaryFolder(): string {
  const folders: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }
  const folder = folders[process.platform]
  if (!folder) throw new Error(`WeChat's compilers do not exist for ${process.platform}`)
  return folder
}
