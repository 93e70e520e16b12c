/**
 * 统一社会信用代码 (GB 32100-2015): 18 places of digits and letters without I O S V Z. 1 authority, 1 kind, 6 region, 9 organization code
 * (GB 11714, with a check of its own at place 17), 1 check.
 */
export const creditCodeProblems = {
  length: '统一社会信用代码应为 18 位。',
  'old-number': '这是 15 位的旧注册号，请填写营业执照上 18 位的统一社会信用代码。',
  characters: '统一社会信用代码只有数字和大写字母，没有 I、O、S、V、Z，请核对是否把 0 写成了 O、1 写成了 I。',
  kind: '统一社会信用代码开头两位不是有效的登记管理部门和机构类别，请核对。',
  region: '统一社会信用代码第 3 至 8 位应是数字的行政区划，请核对。',
  'check-digit': '统一社会信用代码有一位填错了，请核对。',
} as const
export type CreditCodeProblem = keyof typeof creditCodeProblems

export type CreditCodeCheck =
  | { ok: true; code: string; warning?: string }
  | { ok: false; problem: CreditCodeProblem; code: string }

const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** Organization codes know all 36 letters and digits. */
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** First place: authority (1 编制, 5 民政, 9 市场监管, A 军委, N 农业, Y 其他); second: kind (91 企业, 92 个体工商户, 93 合作社 ...). */
const kinds = /^[1-9ANY][1-59]/

/** The 18th place of the first 17. */
export function creditCodeCheck(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * characters.indexOf(first17[place] ?? ''), 0)
  return characters[(31 - (sum % 31)) % 31] ?? ''
}

/** The 17th place: the check of the organization code before it. */
function organizationCheck(first8: string): string {
  const value = (char: string) => Number.parseInt(char, 36)
  const sum = innerWeights.reduce((total, weight, place) => total + weight * value(first8[place] ?? '0'), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Full-width characters, blanks, dashes and small letters folded; nothing else is repaired. */
export const normaliseCreditCode = (written: string): string =>
  written
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000-]/g, '')
    .toUpperCase()

/** Checks what a person wrote. */
export function checkCreditCode(written: string): CreditCodeCheck {
  const code = normaliseCreditCode(written)
  const bad = (problem: CreditCodeProblem) => ({ ok: false, problem, code }) as const
  if (/^\d{15}$/.test(code)) return bad('old-number')
  if (code.length !== 18) return bad('length')
  if ([...code].some((char) => !characters.includes(char))) return bad('characters')
  if (!kinds.test(code)) return bad('kind')
  if (!/^..\d{6}/.test(code)) return bad('region')
  if (creditCodeCheck(code) !== code[17]) return bad('check-digit')
  if (organizationCheck(code.slice(8, 16)) === code[16]) return { ok: true, code }
  // Some codes of 个体工商户 were issued early with an organization part that fails its own check.
  if (code.startsWith('92'))
    return { ok: true, code, warning: '第 17 位校验不符，早期个体工商户代码可能如此，请对照营业执照核对。' }
  return bad('check-digit')
}
