import { type PlainDate, plainDate } from '@anju/shared-types'
import { type RuleRow, rowOn, sourceOf } from '../money/rule-row.ts'

export type StepUpReasonKind = 'price' | 'device' | 'phone' | 'several-owners' | 'delegation'

export interface StepUpReason {
  kind: StepUpReasonKind
  /** As the person reads it. */
  text: string
  source: string
}

export interface StepUpQuestion {
  /** The day of the yes: it picks the rule. */
  on: PlainDate
  now: Date
  /** The yes gives a home, or a right in it, away. */
  disposes: boolean
  /** An agent has filled it in for whoever says yes now. */
  isFilledByAgent: boolean
  /** The price is far under the value, or there is none where one belongs (see `extra-steps.ts`). */
  isFarUnderValue: boolean
  /** The device has said yes for owners of other households lately (see `extra-steps.ts`). */
  hasSeveralOwners: boolean
  /** Since when this account is known on the device; undefined: never before. */
  deviceSince?: Date
  /** The account was known on another device before this one. */
  hadOtherDevice: boolean
  /** When the phone number of the account took the place of another one. */
  phoneChangedAt?: Date
}

export interface StepUpRule {
  newDeviceDays: number
  phoneChangedDays: number
  /** How long a passed check may be used. */
  validMinutes: number
}

/**
 * Nobody is asked for a face because it is easy: only where a yes would give a home away and something is unusual. Whoever will not or
 * cannot has a way of equal standing.
 */
const stepUpRules: readonly RuleRow<StepUpRule>[] = [
  {
    id: 'step-up',
    effectiveFrom: plainDate('2025-06-01'),
    basis: {
      document: '个人信息保护法；人脸识别技术应用安全管理办法',
      date: plainDate('2025-03-13'),
      article: '第二十八、二十九条：确有必要、单独同意；不得把刷脸作为唯一的核验方式。天数和分钟数是本平台规则',
    },
    decidedOn: '申请之日',
    unsure: true,
    value: { newDeviceDays: 3, phoneChangedDays: 7, validMinutes: 30 },
  },
]

export const stepUpRuleOn = (on: PlainDate): RuleRow<StepUpRule> => rowOn(stepUpRules, on) ?? stepUpRules[0]!

const DAY_MS = 86_400_000

/** Why a live check is needed before this yes; none: the yes is enough. Never a refusal. */
export function stepUpReasons(question: StepUpQuestion): StepUpReason[] {
  const row = stepUpRuleOn(question.on)
  const source = sourceOf(row)
  const { newDeviceDays, phoneChangedDays } = row.value
  const { now, deviceSince, hadOtherDevice, phoneChangedAt } = question
  const within = (at: Date | undefined, days: number) =>
    at !== undefined && now.getTime() - at.getTime() < days * DAY_MS
  const reason = (kind: StepUpReasonKind, text: string): StepUpReason => ({ kind, text, source })
  if (!question.disposes) return []
  return [
    ...(question.isFilledByAgent ? [reason('delegation', '这件事是代办人替您填的。')] : []),
    ...(question.isFarUnderValue ? [reason('price', '价款明显低于参考价。')] : []),
    // The first device of an account is not a new one: everybody begins with it.
    ...(hadOtherDevice && (deviceSince === undefined || within(deviceSince, newDeviceDays))
      ? [reason('device', '这是您最近才用的一部手机。')]
      : []),
    ...(within(phoneChangedAt, phoneChangedDays) ? [reason('phone', '您的手机号码刚换过。')] : []),
    ...(question.hasSeveralOwners ? [reason('several-owners', '这部手机最近替别的权利人确认过。')] : []),
  ]
}
