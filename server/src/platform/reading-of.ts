import { createRequire } from 'node:module'

/** Readings that the library lacks: characters of people's names, from the dictionary 汉语大字典. */
const alsoRead: Readonly<Record<string, string>> = { '\u{20BB7}': 'jí' }

let pinyin: ((char: string) => string) | undefined

/** How a character is read, with its tone; nothing where nobody knows. A character of several readings has its usual one. */
export function readingOf(char: string): string | undefined {
  if (alsoRead[char]) return alsoRead[char]
  // Half a megabyte of readings that most processes never need.
  pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin(char: string): string }).pinyin
  const reading = pinyin(char)
  return reading === char ? undefined : reading
}
