import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const miniapp = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Folder of a finished build; says what to do when there is none. */
export function distOf(target: 'weapp' | 'alipay' | 'h5'): string {
  const folder = path.join(miniapp, 'dist', target)
  const proof = path.join(folder, target === 'h5' ? 'index.html' : 'app.json')
  if (!existsSync(proof)) throw new Error(`There is no ${target} build yet: run \`npm run build -w miniapp\` first.`)
  return folder
}
