import { isPlainDate, type PlainDate } from '@anju/shared-types'

/**
 * 公民身份号码 (GB 11643-1999): 6 region, 8 birth, 3 sequence (odd = male), 1 check (ISO 7064 MOD 11-2).
 * Residents of 港澳台 with a residence permit have 81/82/83; the foreigners' permanent residence card of 2023-12-01 has the
 * same frame with a leading 9. The region is the place of first registration, never today's 户籍, and no region table is
 * asked: codes are added (莱芜区 370116 in 2019), and a table of yesterday refuses people of today.
 */
export type IdNumberKind = 'citizen' | 'hong-kong-macao-taiwan' | 'foreign-permanent'

export interface CitizenId {
  number: string
  kind: IdNumberKind
  born: PlainDate
  gender: 'male' | 'female'
}

/** Why a number is not accepted, with the sentence a citizen reads. */
export const idNumberProblems = {
  length: '身份证号码应为 18 位。',
  'first-generation': '15 位的第一代身份证已停用，请填写 18 位身份证号码。',
  characters: '身份证号码只能是数字，最后一位可以是 X。',
  'birth-date': '身份证号码里的出生日期不存在，请核对。',
  'birth-in-future': '身份证号码里的出生日期还没有到，请核对。',
  'check-digit': '身份证号码有一位填错了，请核对。',
} as const
export type IdNumberProblem = keyof typeof idNumberProblems

export type IdNumberCheck = { ok: true; id: CitizenId } | { ok: false; problem: IdNumberProblem }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/** The 18th place of the first 17 digits. */
export function idCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0)
  return checkDigits[sum % 11]!
}

/** Blanks removed, full-width digits and a small x folded; nothing else is repaired. */
export function normaliseIdNumber(written: string): string {
  return [...written]
    .map((char) => (char >= '０' && char <= '９' ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char))
    .join('')
    .replace(/[\s\u3000]/g, '')
    .replace(/[xｘＸ]$/, 'X')
}

/** Checks what a person wrote. `today` decides whether the birth lies in the future. */
export function checkIdNumber(written: string, today: PlainDate): IdNumberCheck {
  const number = normaliseIdNumber(written)
  const bad = (problem: IdNumberProblem) => ({ ok: false, problem }) as const
  if (/^\d{15}$/.test(number)) return bad('first-generation')
  if (number.length !== 18) return bad('length')
  if (!/^\d{17}[\dX]$/.test(number)) return bad('characters')
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  // Before the check digit: 370102190002290016 has the right one although 1900 was no leap year.
  if (!isPlainDate(born)) return bad('birth-date')
  if (idCheckDigit(number) !== number[17]) return bad('check-digit')
  if (born > today) return bad('birth-in-future')
  const gender = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { ok: true, id: { number, kind: kindOf(number), born, gender } }
}

function kindOf(number: string): IdNumberKind {
  if (number.startsWith('9')) return 'foreign-permanent'
  return /^8[123]/.test(number) ? 'hong-kong-macao-taiwan' : 'citizen'
}

/**
 * Old title books hold the 15 digits of the first-generation card (ended 2013-01-01, 居民身份证法): insert the century and
 * compute the check digit. Undefined when it is not such a number. Only for matching old records, never as an input.
 */
export function toEighteenDigits(firstGeneration: string): string | undefined {
  if (!/^\d{15}$/.test(firstGeneration)) return undefined
  const first17 = `${firstGeneration.slice(0, 6)}19${firstGeneration.slice(6)}`
  return first17 + idCheckDigit(first17)
}
