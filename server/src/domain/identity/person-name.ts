/**
 * Names are code points (D9): NFC, never NFKC, which would turn a name into another one.
 * 民委发〔2016〕33号: the separator of names such as 阿依古丽·买买提 is U+00B7, a name field holds at least 50 characters.
 */
export const NAME_SEPARATOR = '\u00b7'
const MAX_NAME_CHARACTERS = 50

/** What people and machines type instead: ・ • ‧ ⋅ ∙ ． . ･ */
const separators = /[\u30fb\u2022\u2027\u22c5\u2219\uff0e.\uff65\u00b7]/gu
/** Zero-width characters and marks of writing direction come along when a name is pasted. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/gu

/** Every separator variant becomes U+00B7. */
export const foldSeparators = (text: string): string => text.replace(separators, NAME_SEPARATOR)

const writtenInHan = /\p{Script=Han}|\p{Co}/u

/**
 * The form a name is stored in. A name in Chinese characters loses blanks (李 华 is typed to align with 李国华) and has one
 * kind of separator; a name in Latin letters (foreign permanent residents) keeps single blanks and its full stops.
 */
export function normaliseName(written: string): string {
  const text = written.normalize('NFC').replace(invisible, '')
  if (!writtenInHan.test(text)) return text.trim().replace(/\s+/gu, ' ')
  return foldSeparators(text.replace(/[\s\u3000]/gu, ''))
}

export const nameProblems = {
  empty: '请填写姓名。',
  'too-short': '姓名至少两个字，请按身份证填写全名。',
  'too-long': '姓名最多 50 个字。',
  characters: '姓名里有不能用的字符，请按身份证填写；少数民族姓名用“·”分隔。',
  separator: '姓名里“·”的位置有误，请按身份证填写。',
  damaged: '姓名里有没能显示的字，请重新输入；打不出的字可到窗口办理。',
} as const
export type NameProblem = keyof typeof nameProblems

export type NameCheck = { ok: true; name: string } | { ok: false; problem: NameProblem }

/** `?`, `□`, `*` and U+FFFD stand where a system could not carry a character. */
const lost = /[?？□■*＊\ufffd]|[\ud800-\udfff]/u
// Private-use code points are let through: ID-card readers give them for characters of older police tables.
const hanName = /^[\p{Script=Han}\p{Co}\u00b7]+$/u
const latinName = /^[\p{Script=Latin}\p{M}' ,.\-\u2019]+$/u

/** Checks what a person wrote; `name` is the form to store. */
export function checkName(written: string): NameCheck {
  const name = normaliseName(written)
  const bad = (problem: NameProblem) => ({ ok: false, problem }) as const
  const length = [...name].length
  if (length === 0) return bad('empty')
  if (lost.test(name)) return bad('damaged')
  if (!hanName.test(name) && !latinName.test(name)) return bad('characters')
  if (/^\u00b7|\u00b7$|\u00b7\u00b7/u.test(name)) return bad('separator')
  if (length < 2) return bad('too-short')
  if (length > MAX_NAME_CHARACTERS) return bad('too-long')
  return { ok: true, name }
}
