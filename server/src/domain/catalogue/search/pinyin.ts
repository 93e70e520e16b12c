/** Readings by character, the usual one first: `还` is `['huan', 'hai']`. */
export type Readings = ReadonlyMap<string, readonly string[]>

/** The content of pinyin.json: `{ "还": "huan hai" }`. */
export const readingsOf = (table: Readonly<Record<string, string>>): Readings =>
  new Map(Object.entries(table).map(([character, words]) => [character, words.split(' ')]))

/** More than this many ways of reading one name help nobody. */
const MOST_WAYS = 8

/** Every way of reading a text, syllable by syllable; none when a character is not in the table. Letters read as themselves. */
export function syllables(text: string, readings: Readings): string[][] {
  let ways: string[][] = [[]]
  for (const character of text) {
    const read = /[a-z0-9]/.test(character) ? [character] : readings.get(character)
    if (!read) return []
    ways = ways.flatMap((way) => read.map((syllable) => [...way, syllable])).slice(0, MOST_WAYS)
  }
  return ways
}

/** How a syllable sounds to an ear that does not tell zh from z, ing from in, n from l. */
export const folded = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^n(?=[aeiouv])/, 'l')
