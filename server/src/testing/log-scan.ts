import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { maskLine } from '../platform/log/mask.ts'

/** Full names of the people whom tests act for; a name may stand in the database, never in a log. */
const names =
  '李国华 周敏 陈小雨 吴昊 赵强 孙丽 赵一凡 林致远 何军 王秀英 李𠮷 阿依古丽 马建国 黄丽娟 郑伟 高洁 许文 冯海 邓超 曹颖 孟春 孟秋'.split(
    ' ',
  )

/**
 * Looks through every line that test houses logged, as it was before the mask: the mask is a net, and a line that needs it is a
 * mistake to be mended where it was written.
 */
export async function readLoggedSecrets(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.log')) continue
    for (const line of (await readFile(join(folder, file), 'utf8')).split('\n')) {
      const kinds = secretsIn(line)
      if (kinds.length) found.push(`${kinds.join(', ')}: ${line.slice(0, 300)}`)
    }
  }
  return found.slice(0, 20)
}

export function secretsIn(line: string): string[] {
  const kinds: string[] = []
  maskLine(line, (what) => kinds.push(what))
  if (names.some((name) => line.includes(name))) kinds.push('name')
  return kinds
}
