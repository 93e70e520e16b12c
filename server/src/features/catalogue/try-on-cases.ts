import { addDays, type FileTrial, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import { dryRun } from '../../domain/catalogue/dry-run.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import { limitWords } from '../../domain/catalogue/limit-words.ts'
import type { NewVersion, Versions } from './catalogue-store.ts'
import type { TriedCases, TriedRow } from './tried-cases.ts'

const DAYS = 30

type Tried = NonNullable<FileTrial['affects']['cases']>

/** What an edited file would have meant for the cases of the last 30 days (E81). Reads only. */
export async function tryOnCases(cases: TriedCases, fresh: NewVersion, versions: Versions, now: Date): Promise<Tried> {
  const since = addDays(shanghaiDate(now), -DAYS)
  const rows = await cases.since(shanghaiInstant(since, '00:00'))
  if (fresh.what === 'city') return { since, ...ofCity(fresh.content, rows, versions) }
  const { cases: count, changed, lines } = ofItem(fresh.content, rows, versions)
  return { since, count, changed, lines }
}

function ofItem(next: Item, rows: readonly TriedRow[], { items }: Versions) {
  const all = items.get(next.code) ?? []
  const tried = rows.flatMap(({ items: own, answers }) => {
    const version = own.find(({ code }) => code === next.code)?.version
    const under = all.find((one) => one.version === version)
    return under ? [{ under, answers }] : []
  })
  return dryRun(next, tried)
}

/** A city's file changes what is promised, and what is offered at all. */
function ofCity(next: CityProfile, rows: readonly TriedRow[], { profiles }: Versions): Omit<Tried, 'since'> {
  const newest = profiles.get(next.city)?.at(-1)
  const promise = (profile: CityProfile | undefined, code: string) => {
    const offer = profile?.offers.find((one) => one.code === code)
    return offer && (offer.promise.map((one) => limitWords(one)).join('、') || '没有承诺')
  }
  const counts = new Map<string, number>()
  for (const { items } of rows) for (const { code } of items) counts.set(code, (counts.get(code) ?? 0) + 1)
  const changes = [...counts].flatMap(([code, count]) => {
    const [was, is] = [promise(newest, code), promise(next, code)]
    return was === is ? [] : [{ count, text: `${code} 的承诺：${was ?? '不办'} → ${is ?? '不办'}` }]
  })
  return {
    count: rows.length,
    changed: changes.reduce((sum, { count }) => sum + count, 0),
    lines: changes.map(({ count, text }) => `${text}：${count} 件`),
  }
}
