import { NAME_SEPARATOR, normaliseName } from './person-name.ts'

/**
 * Are two written names the same person's? `same` after NFC, separator folding and trimming. `soft` when they differ only by
 * a known variant, a private-use code point, a character that a system lost, or a missing separator: a person decides, never
 * the machine. Everything else is `different`.
 */
export type NameMatch = 'same' | 'soft' | 'different'

/** Each row is one character in the forms that registers, banks and old papers use for it. */
const variantRows = [
  '𠮷吉',
  '䶮龑',
  '㛃婕',
  '𬭎鈜',
  '𫖯頫',
  '𫍯諟',
  '𫘧騄',
  '𫖮顗',
  '𬘭綝',
  '峯峰',
  '羣群',
  '昇升陞',
  '堃坤',
  '喆哲',
  '甦苏',
  '淼渺',
  '鉅钜巨',
  '銘铭',
  '鑑鉴鑒',
  '於于',
  '闫阎閻閆',
  '肖萧蕭',
  '付傅',
  '沈瀋',
  '邱丘',
]
const variants = new Map(variantRows.flatMap((row) => [...row].map((char) => [char, row] as const)))

const standsForAny = (char: string) => /\p{Co}|[?？□■*＊\ufffd]/u.test(char)

const mayBeSame = (a: string, b: string) =>
  a === b || standsForAny(a) || standsForAny(b) || (variants.has(a) && variants.get(a) === variants.get(b))

/** Compares two names as written by two systems. */
export function matchNames(one: string, other: string): NameMatch {
  const [a, b] = [normaliseName(one), normaliseName(other)]
  if (a === b) return a === '' ? 'different' : 'same'
  const upper = a.toUpperCase() === b.toUpperCase()
  if (upper) return 'soft'
  const [left, right] = [charactersOf(a), charactersOf(b)]
  const alike = left.length === right.length && left.every((char, place) => mayBeSame(char, right[place]!))
  // A name of which nothing but lost characters is left matches anybody; that is no hint at all.
  const isSure = left.some((char, place) => char === right[place])
  return alike && isSure ? 'soft' : 'different'
}

const charactersOf = (name: string) => [...name].filter((char) => char !== NAME_SEPARATOR && char !== ' ')
