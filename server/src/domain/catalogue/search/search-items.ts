import type { Item } from '../item.ts'
import type { LifeEvent } from '../reference.ts'
import { type FoundBy, type Match, matchTerm, type Term, termOf } from './match.ts'
import { essence, normalise } from './normalise.ts'
import type { Readings } from './pinyin.ts'

type Named = Pick<Item, 'code' | 'name' | 'plainName' | 'synonyms' | 'events'>

export interface SearchIndex {
  entries: readonly { code: string; terms: readonly { shown: string; weight: number; term: Term }[] }[]
  events: readonly { terms: readonly { shown: string; term: Term }[]; order: ReadonlyMap<string, number> }[]
  readings: Readings
}

export interface Found {
  code: string
  score: number
  by: FoundBy | 'event'
  /** The name by which it was recognised. */
  term: string
}

/** Names of the items of a city and of life events, read once. */
export function indexItems(items: readonly Named[], events: readonly LifeEvent[], readings: Readings): SearchIndex {
  const term = (shown: string) => ({ shown, term: termOf(normalise(shown), readings) })
  return {
    readings,
    entries: items.map(({ code, name, plainName, synonyms }) => ({
      code,
      terms: [
        { ...term(plainName), weight: 1 },
        { ...term(name), weight: 1 },
        ...plainParts(plainName).map((part) => ({ ...term(part), weight: 0.9 })),
        ...synonyms.map((synonym) => ({ ...term(synonym), weight: 0.98 })),
      ],
    })),
    events: events.map(({ name, words }) => ({
      terms: [name, ...words].map(term),
      order: new Map(
        items.flatMap((item) =>
          item.events.filter(({ event }) => event === name).map(({ order }) => [item.code, order] as const),
        ),
      ),
    })),
  }
}

/** 还清贷款、解押 are two names; what stands in brackets is one more. */
const plainParts = (plainName: string): string[] => {
  const parts = plainName.split(/[（）、，]/).filter((part) => [...part].length >= 2)
  return parts.length > 1 ? parts : []
}

/** Below this a likeness is chance. */
const ENOUGH = 44
/** An event must be meant, not only resembled, to bring all its items. */
const ENOUGH_FOR_EVENT = 78
const MOST = 30

/** Items for what a person typed, the best first: plain words, synonyms, pinyin, initials, the wrong character, a slip. */
export function searchItems(index: SearchIndex, typed: string): Found[] {
  const whole = normalise(typed)
  if (!whole) return []
  const queries = [...new Set([whole, essence(whole)])].map((text) => termOf(text, index.readings))
  const fit = (term: Term, shown: string, weight: number): { match: Match; shown: string; score: number } => {
    const matches = queries.map((query) => matchTerm(query, term))
    const match = matches.reduce((a, b) => (b.score > a.score ? b : a))
    return { match, shown, score: match.score * weight }
  }
  const best = new Map<string, Found>()
  const offer = (found: Found) => {
    const known = best.get(found.code)
    if (!known || found.score > known.score) best.set(found.code, found)
  }
  for (const { code, terms } of index.entries) {
    const top = terms
      .map(({ term, shown, weight }) => fit(term, shown, weight))
      .reduce((a, b) => (b.score > a.score ? b : a))
    if (top.score >= ENOUGH) offer({ code, score: top.score, by: top.match.by, term: top.shown })
  }
  const meant = index.events
    .map(({ terms, order }) => ({
      order,
      top: terms.map(({ term, shown }) => fit(term, shown, 1)).reduce((a, b) => (b.score > a.score ? b : a)),
    }))
    .filter(({ top }) => top.score >= ENOUGH_FOR_EVENT)
  // 卖房 sounds like 买房: whoever wrote the one does not mean the other.
  const isWritten = meant.some(({ top }) => top.match.by === 'words')
  for (const { top, order } of meant.filter((one) => !isWritten || one.top.match.by === 'words')) {
    for (const [code, step] of order) offer({ code, score: top.score * 0.6 - step / 10, by: 'event', term: top.shown })
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.code.localeCompare(b.code)).slice(0, MOST)
}
