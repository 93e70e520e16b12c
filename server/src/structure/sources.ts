import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

export interface Source {
  /** From the repository's root, for instance `server/src/app.ts`. */
  path: string
  text: string
  /** Relative imports as paths from the root, others by name. */
  imports: string[]
  /** Tests, and the houses and toys that only tests use. */
  isTest: boolean
}

/** Every TypeScript file under these folders. */
export function sourcesOf(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => read(join(entry.parentPath, entry.name))),
  )
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8')
  const path = relative(repository, file)
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
  return {
    path,
    text,
    imports: named.map((name) => (name.startsWith('.') ? relative(repository, resolve(dirname(file), name)) : name)),
    isTest: /\.test\.tsx?$|features\/.*-house\.ts$|^server\/src\/(testing|structure)\//.test(path),
  }
}

/** The code without comments and without what stands in quotes, where a word may be mentioned freely. */
export const codeOnly = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
