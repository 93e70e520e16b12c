import { maskPhone } from '../../domain/identity/mask.ts'
import type { Call, Account as Caller } from '../../platform/http/call.ts'
import { isRefusal, Refusal } from '../../platform/refusal.ts'
import type { Account } from '../accounts/account-store.ts'
import { sendCode } from '../session/send-login-code.ts'
import { CODE_MINUTES } from '../session/sms-code-store.ts'
import type { MeNeeds } from './needs.ts'

/**
 * The identity belongs to another account already. Whoever reads a code on that account's phone may join the two. Gives the refusal
 * that says so; only reached by somebody whose name and ID number the register has confirmed.
 */
export async function offerClaim(
  needs: Pick<MeNeeds, 'claims' | 'codes' | 'sendAtOnce'>,
  caller: Caller,
  other: Account,
  call: Call,
): Promise<Refusal> {
  const [phone] = other.phones
  if (!phone) {
    return new Refusal('REAL_NAME_ELSEWHERE', {
      text: '这个身份已在另一个没有手机号的账号上实名，请带身份证到窗口办理。',
    })
  }
  try {
    await sendCode(needs, phone, 'claim', { now: call.now, device: call.device, forAccount: caller.accountId })
  } catch (error) {
    if (isRefusal(error, 'CODE_LIMIT') || isRefusal(error, 'UNAVAILABLE')) return error
    if (isRefusal(error, 'PHONE_INVALID')) {
      return new Refusal('REAL_NAME_ELSEWHERE', { text: words(phone, '收不到短信，请带身份证到窗口办理') })
    }
    if (!isRefusal(error, 'CODE_TOO_SOON')) throw error
    // Asked twice within a minute: the code that was sent first is still good.
    const { retryAfterSeconds } = error
    const hasOne = (await needs.claims.targetOf(caller.accountId, call.now)) === other.id
    if (!hasOne) return new Refusal('REAL_NAME_ELSEWHERE', { retryAfterSeconds, text: words(phone, '刚收到过验证码') })
  }
  await needs.claims.open(caller.accountId, other.id, new Date(call.now.getTime() + CODE_MINUTES * 60_000))
  return new Refusal('REAL_NAME_ELSEWHERE', { text: words(phone, '会收到验证码') })
}

const words = (phone: string, what: string) => `这个身份已在手机号 ${maskPhone(phone)} 上实名，该手机${what}。`
