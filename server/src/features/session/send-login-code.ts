import { maskPhone } from '../../domain/identity/mask.ts'
import { readMobile } from '../../domain/identity/phone.ts'
import { phoneLimits } from '../../domain/identity/sms-code-limits.ts'
import type { Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SessionNeeds } from './needs.ts'
import { CODE_MINUTES, type CodePurpose } from './sms-code-store.ts'

type Needs = Pick<SessionNeeds, 'codes' | 'sendAtOnce'>

/** A login code by SMS, to a mainland mobile number. */
export async function sendLoginCode(needs: Needs, written: string, call: Call) {
  const phone = readMobile(written) ?? refuse('PHONE_INVALID', { field: 'phone' })
  await sendCode(needs, phone, 'login', { now: call.now, device: call.device })
  return {
    resendAfterSeconds: phoneLimits.gapSeconds,
    validForMinutes: CODE_MINUTES,
    maskedPhone: maskPhone(phone),
  }
}

/**
 * Makes a code, sends it, and takes it back when it was certainly not sent. Without an answer from the provider it counts as
 * sent: the same code is never sent twice silently, the person asks for a new one.
 */
export async function sendCode(
  { codes, sendAtOnce }: Needs,
  phone: string,
  purpose: CodePurpose,
  asked: { now: Date; device?: string; forAccount?: string },
) {
  const { id, code } = await codes.issue(phone, purpose, asked)
  const vars = { code, minutes: String(CODE_MINUTES) }
  const outcome = await sendAtOnce({ id, phone, template: 'login-code', vars })
  if (outcome === 'sent' || outcome === 'unknown') return
  await codes.takeBack(phone, purpose, id, asked.now)
  if (outcome === 'unreachable') {
    return refuse('PHONE_INVALID', { field: 'phone', text: '这个号码收不到短信，请核对。' })
  }
  if (outcome === 'limited') return refuse('CODE_LIMIT')
  return refuse('UNAVAILABLE', { text: '短信暂时发不出去，我们正在处理。', retryAfterSeconds: phoneLimits.gapSeconds })
}
