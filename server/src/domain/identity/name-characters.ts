import { NAME_SEPARATOR, normaliseName } from './person-name.ts'

/** What other systems are likely to do with a character. */
export type CharacterKind = 'usual' | 'rare' | 'private' | 'separator'

export interface NameCharacter {
  char: string
  /** `U+20BB7`. */
  codePoint: string
  kind: CharacterKind
}

export const codePointOf = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/**
 * A name character by character. `rare`: outside what every phone and old system has, which is GBK's 20,902 ideographs (4E00 to 9FA5);
 * `private`: a code point that means another character in every font (card readers and old police tables give them).
 */
export const charactersOf = (name: string): NameCharacter[] =>
  [...normaliseName(name)].map((char) => ({ char, codePoint: codePointOf(char), kind: kindOf(char) }))

function kindOf(char: string): CharacterKind {
  if (char === NAME_SEPARATOR) return 'separator'
  if (/\p{Co}/u.test(char)) return 'private'
  const at = char.codePointAt(0)!
  return /\p{Script=Han}/u.test(char) && (at < 0x4e00 || at > 0x9fa5) ? 'rare' : 'usual'
}

/** Places in which two spellings differ, counted by characters; empty when they have different lengths. */
export function differingPlaces(one: string, other: string): number[] {
  const [a, b] = [[...normaliseName(one)], [...normaliseName(other)]]
  if (a.length !== b.length) return []
  return a.flatMap((char, place) => (char === b[place] ? [] : [place]))
}
