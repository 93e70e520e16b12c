import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { checkItem } from '../../domain/catalogue/check-item.ts'
import { checkProfile } from '../../domain/catalogue/check-profile.ts'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import type { Mistake } from '../../domain/catalogue/file-words.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import type { Reference } from '../../domain/catalogue/reference.ts'
import { type Readings, readingsOf } from '../../domain/catalogue/search/pinyin.ts'
import { ItemShape, ProfileShape, ReferenceShape, readFile } from './file-shape.ts'

/** Where the files of the catalogue lie; one file an item, one a city, and the small tables they refer to. */
const catalogueFolder = fileURLToPath(new URL('../../domain/catalogue/', import.meta.url))

const tables = ['offices', 'laws', 'events', 'roles', 'fees'] as const

export interface FileMistakes {
  file: string
  mistakes: Mistake[]
}

export interface CatalogueFiles {
  reference: Reference
  pinyin: Readings
  items: Item[]
  profiles: CityProfile[]
  wrong: FileMistakes[]
}

/**
 * Every file of the folder, checked one by one and against each other. A file with mistakes is left out and told; `services` are those
 * a place can be booked for.
 */
export function readCatalogueFiles(services: readonly string[], folder = catalogueFolder): CatalogueFiles {
  const wrong: FileMistakes[] = []
  const tell = (file: string, mistakes: Mistake[]) => {
    if (mistakes.length) wrong.push({ file, mistakes })
  }
  const reference = readReference(folder, tell)
  const pinyin = readPinyin(folder, tell)
  const items = filesIn(folder, 'items').flatMap(({ file, json, problem }) => {
    const read = problem ? { mistakes: [problem] } : readFile(ItemShape, json)
    const item = 'content' in read ? read.content : undefined
    const mistakes = item
      ? [...checkItem(item, { ...reference, services, pinyin }), ...checkFileName(file, item.code)]
      : read.mistakes
    tell(`items/${file}`, mistakes)
    return item && !mistakes.length ? [item] : []
  })
  const profiles = filesIn(folder, 'cities').flatMap(({ file, json, problem }) => {
    const read = problem ? { mistakes: [problem] } : readFile(ProfileShape, json)
    const profile = 'content' in read ? read.content : undefined
    const mistakes = profile
      ? [...checkProfile(profile, items, reference), ...checkFileName(file, profile.city)]
      : read.mistakes
    tell(`cities/${file}`, mistakes)
    return profile && !mistakes.length ? [profile] : []
  })
  return { reference, pinyin, items, profiles, wrong }
}

function readReference(folder: string, tell: (file: string, mistakes: Mistake[]) => void): Reference {
  const whole: Record<string, unknown> = {}
  for (const name of tables) {
    const { json, problem } = readJson(`${folder}${name}.json`)
    if (problem) tell(`${name}.json`, [problem])
    Object.assign(whole, json)
  }
  const read = readFile(ReferenceShape, whole)
  if (read.content) return read.content
  tell('offices、laws、events、roles、fees', read.mistakes)
  return { offices: [], laws: [], events: [], roles: [], fees: [] }
}

const PinyinShape = z.object({ 拼音: z.record(z.string().length(1), z.string().regex(/^[a-z]+( [a-z]+)*$/)) })

function readPinyin(folder: string, tell: (file: string, mistakes: Mistake[]) => void): Readings {
  const { json, problem } = readJson(`${folder}pinyin.json`)
  const read = PinyinShape.safeParse(json)
  if (read.success) return readingsOf(read.data.拼音)
  tell('pinyin.json', [problem ?? { where: '整个文件', what: '要写成一个字配它的读音，例如 "还": "huan hai"。' }])
  return new Map()
}

const filesIn = (folder: string, name: string) =>
  readdirSync(`${folder}${name}`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, ...readJson(`${folder}${name}/${file}`) }))

function readJson(path: string): { json?: unknown; problem?: Mistake } {
  try {
    return { json: JSON.parse(readFileSync(path, 'utf8')) as unknown }
  } catch (error) {
    return { problem: brokenJson(error) }
  }
}

/** The parser's English is kept at the end: it names the place. */
export const brokenJson = (error: unknown): Mistake => ({
  where: '整个文件',
  what: `这不是正确的 JSON：多半是少了逗号、引号或括号。（${(error as Error).message}）`,
})

const checkFileName = (file: string, name: string): Mistake[] =>
  file === `${name}.json` ? [] : [{ where: '整个文件', what: `文件名应当是 ${name}.json。` }]
