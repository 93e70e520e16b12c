import { editDistance } from '../edit-distance.ts'
import { folded, type Readings, syllables } from './pinyin.ts'

/** In which way a term was recognised, for the words under a result. */
export type FoundBy = 'words' | 'pinyin' | 'initials' | 'sound' | 'near'

/** A name of an item, read once for all searches. */
export interface Term {
  text: string
  pairs: readonly string[]
  ways: readonly Way[]
}

/** One way of reading a name. */
interface Way {
  full: string
  initials: string
  folded: string
  syllables: readonly string[]
  /** Which letters occur, one bit each: words that share too few cannot be one slip apart. */
  letters: number
}

export interface Match {
  score: number
  by: FoundBy
}

export function termOf(text: string, readings: Readings): Term {
  const ways = syllables(text, readings).map((way) => ({
    full: way.join(''),
    initials: way.map((syllable) => syllable[0]).join(''),
    folded: way.map(folded).join(''),
    syllables: way,
    letters: lettersOf(way.join('')),
  }))
  return { text, pairs: pairs(text), ways }
}

const lettersOf = (word: string): number => {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) - 97)
  return letters
}

const none: Match = { score: 0, by: 'words' }
const best = (matches: readonly Match[]): Match =>
  matches.reduce((winner, match) => (match.score > winner.score ? match : winner), none)

/** How well what was typed fits a term, 0 to 100. */
export function matchTerm(query: Term, term: Term): Match {
  const isLatin = /^[a-z0-9]+$/.test(query.text)
  return isLatin ? byLetters(query, term) : best([byWords(query, term), bySound(query, term)])
}

function byWords(query: Term, term: Term): Match {
  if (query.text === term.text) return { score: 100, by: 'words' }
  const [short, long] = query.text.length < term.text.length ? [query.text, term.text] : [term.text, query.text]
  // One character says too little: 证 is in every name.
  if (short.length >= 2 && long.includes(short)) {
    const share = short.length / long.length
    return { score: (long.startsWith(short) ? 70 : 64) + 25 * share, by: 'words' }
  }
  const alike = likeness(query.pairs, term.pairs)
  return alike >= 0.4 ? { score: 20 + 55 * alike, by: 'words' } : none
}

/** The right sound with the wrong characters (过护), and a slip of one or two letters in it. */
function bySound(query: Term, term: Term): Match {
  return best(
    query.ways.flatMap((typed) =>
      term.ways.map((way): Match => {
        if (typed.full === way.full) return { score: 94, by: 'sound' }
        if (typed.folded === way.folded) return { score: 88, by: 'sound' }
        if (typed.syllables.length >= 3 && within(way.syllables, typed.syllables)) return { score: 72, by: 'sound' }
        return slips(typed, way, 62)
      }),
    ),
  )
}

function byLetters({ text: query, ways: [typed] }: Term, { text, ways }: Term): Match {
  if (text === query) return { score: 100, by: 'words' }
  return best(
    ways.map((way): Match => {
      if (query === way.full) return { score: 96, by: 'pinyin' }
      if (query === way.folded) return { score: 90, by: 'pinyin' }
      if (query.length >= 2 && query === way.initials) return { score: 92, by: 'initials' }
      if (query.length >= 3 && way.full.startsWith(query)) return { score: 74 + part(query, way.full), by: 'pinyin' }
      if (query.length >= 3 && way.initials.startsWith(query)) {
        return { score: 66 + part(query, way.initials), by: 'initials' }
      }
      if (query.length >= 4 && way.full.includes(query)) return { score: 60 + part(query, way.full), by: 'pinyin' }
      return typed ? slips(typed, way, 76) : none
    }),
  )
}

const part = (short: string, long: string): number => (15 * short.length) / long.length

/** One slip in five letters, three at most; words shorter than four letters must be right. */
function slips(query: Way, term: Way, most: number): Match {
  const [typed, right] = [query.full, term.full]
  if (typed.length < 4) return none
  const allowed = Math.min(3, Math.floor(Math.max(typed.length, right.length) / 5) + 1)
  if (Math.abs(typed.length - right.length) > allowed) return none
  if (bits(query.letters & ~term.letters) > allowed || bits(term.letters & ~query.letters) > allowed) return none
  const far = editDistance(typed, right, allowed)
  return far <= allowed ? { score: most - 9 * far, by: 'near' } : none
}

function bits(letters: number): number {
  let count = 0
  for (let left = letters; left; left &= left - 1) count++
  return count
}

const within = (long: readonly string[], short: readonly string[]): boolean =>
  long.some((_, at) => short.every((syllable, i) => long[at + i] === syllable))

/** Neighbouring characters; a single one stands for itself. */
const pairs = (text: string): string[] => {
  const characters = [...text]
  return characters.length < 2 ? characters : characters.slice(1).map((one, i) => characters[i]! + one)
}

/** Dice: 1 when all pairs are shared, 0 when none is. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  const shared = a.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (a.length + b.length)
}
