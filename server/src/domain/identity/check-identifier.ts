import type { IdentifierKind, PlainDate } from '@anju/shared-types'
import { certificateNumberProblems, checkCertificateNumber } from './certificate-number.ts'
import { checkIdNumber, idNumberProblems, toEighteenDigits } from './citizen-id.ts'
import { checkCreditCode, creditCodeProblems } from './credit-code.ts'
import { checkName, nameProblems } from './person-name.ts'
import { readMobile } from './phone.ts'
import { checkRealEstateUnit, realEstateUnitProblems } from './real-estate-unit.ts'

export interface IdentifierVerdict {
  valid: boolean
  /** The form it is stored and compared in. */
  normalized?: string
  /** Why not; of a valid one, what to mind. In words for citizens. */
  reason?: string
}

const refused = (reason: string): IdentifierVerdict => ({ valid: false, reason })
const accepted = (normalized: string, reason?: string): IdentifierVerdict => ({
  valid: true,
  normalized,
  ...(reason ? { reason } : {}),
})

/** What is wrong with a number or name as a person wrote it. Says nothing about whether it exists. */
export const checkIdentifier = (kind: IdentifierKind, value: string, today: PlainDate): IdentifierVerdict =>
  checks[kind](value, today)

const checks: Record<IdentifierKind, (value: string, today: PlainDate) => IdentifierVerdict> = {
  citizenId(value, today) {
    const check = checkIdNumber(value, today)
    if (!check.ok) {
      const today18 = toEighteenDigits(value.trim())
      if (!today18) return refused(idNumberProblems[check.problem])
      return refused(
        `这是 15 位的旧号码，2013 年起不再使用。按国家标准推算，现在的号码应是 ${today18}，请以身份证为准。`,
      )
    }
    const { number, kind } = check.id
    if (kind === 'foreign-permanent') return accepted(number, '这是外国人永久居留身份证的号码，只能按这种证件使用。')
    if (kind === 'hong-kong-macao-taiwan') return accepted(number, '这是港澳台居民居住证的号码。')
    return accepted(number)
  },
  creditCode(value) {
    const check = checkCreditCode(value)
    return check.ok ? accepted(check.code, check.warning) : refused(creditCodeProblems[check.problem])
  },
  realEstateUnit(value) {
    const check = checkRealEstateUnit(value)
    return check.ok ? accepted(check.code) : refused(realEstateUnitProblems[check.problem])
  },
  certificateNumber(value) {
    const check = checkCertificateNumber(value)
    if (!check.ok) return refused(certificateNumberProblems[check.problem])
    return accepted(check.number, check.kind === 'old-book' ? '旧版证书继续有效，以登记簿查询为准。' : undefined)
  },
  mobile(value) {
    const number = readMobile(value)
    return number ? accepted(number) : refused('手机号码应是 1 开头的 11 位数字。')
  },
  name(value) {
    const check = checkName(value)
    return check.ok ? accepted(check.name) : refused(nameProblems[check.problem])
  },
}
