import type { FileTrial, PlainDate } from '@anju/shared-types'
import { checkItem } from '../../domain/catalogue/check-item.ts'
import { checkProfile } from '../../domain/catalogue/check-profile.ts'
import { diffVersions } from '../../domain/catalogue/diff.ts'
import type { Mistake } from '../../domain/catalogue/file-words.ts'
import { whyNotNext } from '../../domain/catalogue/on-day.ts'
import type { Reference } from '../../domain/catalogue/reference.ts'
import type { Readings } from '../../domain/catalogue/search/pinyin.ts'
import { brokenJson } from './catalogue-files.ts'
import { codeOf, type NewVersion, type Versions } from './catalogue-store.ts'
import { ItemShape, ProfileShape, readFile } from './file-shape.ts'

/** An edited file, as far as it could be read, with everything wrong in it and what it would change. */
export interface EditedFile {
  fresh?: NewVersion
  mistakes: Mistake[]
  lines: string[]
}

interface Against {
  reference: Reference
  pinyin: Readings
  services: readonly string[]
  versions: Versions
  today: PlainDate
}

/** Reads an edited file and compares it with the newest version. A city's file is the one that names a city. */
export function readEdited(text: string, against: Against): EditedFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { mistakes: [brokenJson(error)], lines: [] }
  }
  const isCity = typeof json === 'object' && json !== null && '城市' in json
  return isCity ? readCity(json, against) : readItem(json, against)
}

function readItem(json: unknown, { reference, pinyin, services, versions, today }: Against): EditedFile {
  const { content, mistakes } = readFile(ItemShape, json)
  if (!content) return { mistakes, lines: [] }
  const newest = versions.items.get(content.code)?.at(-1)
  return {
    fresh: { what: 'item', content },
    mistakes: [...checkItem(content, { ...reference, pinyin, services }), ...whyNotNext(content, newest, today)],
    lines: newest ? diffVersions(newest, content) : ['新增事项'],
  }
}

function readCity(json: unknown, { reference, versions, today }: Against): EditedFile {
  const { content, mistakes } = readFile(ProfileShape, json)
  if (!content) return { mistakes, lines: [] }
  const newest = versions.profiles.get(content.city)?.at(-1)
  const items = [...versions.items.keys()].map((code) => ({ code }))
  return {
    fresh: { what: 'city', content },
    mistakes: [...checkProfile(content, items, reference), ...whyNotNext(content, newest, today)],
    lines: newest ? diffVersions(newest, content) : ['新增城市档案'],
  }
}

/** The reply of a trial: nothing of it is stored. */
export function trialOf(
  { fresh, mistakes, lines }: EditedFile,
  versions: Versions,
  { appointments, cases }: Pick<FileTrial['affects'], 'appointments' | 'cases'>,
): FileTrial {
  const code = fresh ? codeOf(fresh) : ''
  return {
    what: fresh?.what ?? 'item',
    code,
    name: fresh?.content.name ?? '',
    version: fresh?.content.version ?? 0,
    effectiveFrom: fresh?.content.effectiveFrom,
    mistakes,
    lines,
    affects: {
      appointments,
      guides: fresh?.what === 'city' ? [fresh.content.name] : citiesOffering(versions, code),
      cases,
      note: noteOf(cases),
    },
  }
}

/** What is not there to be tried out is said, rather than left out in silence. */
function noteOf(cases: FileTrial['affects']['cases']): string {
  if (!cases) return '文件还读不通，没有用办件试算。'
  if (cases.count === 0) return `${cases.since} 以来没有这样的办件，只能列出办事指南和预约的变化。`
  return `用 ${cases.since} 以来的 ${cases.count} 件试算；已经受理的件不受影响，仍按受理时的版本办。`
}

const citiesOffering = ({ profiles }: Versions, code: string): string[] =>
  [...profiles.values()].flatMap((all) => {
    const newest = all.at(-1)
    return newest?.offers.some((offer) => offer.code === code) ? [newest.name] : []
  })
