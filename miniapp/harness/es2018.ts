import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { filesBelow } from './compilers.ts'

/** Files that an engine of 2018 could not read, with the place; old phones are many among those we serve. */
export function notEs2018(dist: string): string[] {
  return filesBelow(dist, '.js', '.wxs', '.sjs').flatMap((file) => {
    const sourceType = file.endsWith('.sjs') ? 'module' : 'script'
    try {
      parse(readFileSync(path.join(dist, file), 'utf8'), { ecmaVersion: 2018, sourceType })
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message}`]
    }
  })
}
