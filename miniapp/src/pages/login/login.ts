import type { LoginReply } from '@anju/shared-types'
import { call } from '../../api/client.ts'
import type { Answer, Refused } from '../../api/routes.ts'
import { askPlatformProof } from '../../platform/login'
import type { PhoneProof, PlatformProof } from '../../platform/types.ts'
import { beginSession } from '../../stores/session.ts'

/** In, or several people share this phone and one must say who they are, or refused. */
export type LoginResult =
  | { step: 'in' }
  | { step: 'choose'; ticket: string; people: readonly { choice: string; maskedName: string }[] }
  | { step: 'refused'; refused: Refused }

type LoginAnswer = { ok: true; reply: LoginReply } | { ok: false; refused: Refused }

function resultOf(answer: LoginAnswer): LoginResult {
  if (!answer.ok) return { step: 'refused', refused: answer.refused }
  const { reply } = answer
  if (reply.kind === 'choose') return { step: 'choose', ticket: reply.ticket, people: reply.people }
  beginSession(reply.tokens, reply.me)
  return { step: 'in' }
}

const platformRefused: Refused = {
  code: 'PLATFORM_CODE_REFUSED',
  status: 0,
  text: '没有得到平台的登录授权。',
  next: '请再点一次，或改用短信验证码登录。',
}

async function byPlatform(proof: PlatformProof): Promise<Answer<'session.byWechat'>> {
  return proof.channel === 'wechat'
    ? call('session.byWechat', { body: { code: proof.code } })
    : call('session.byAlipay', { body: { authCode: proof.authCode } })
}

/** Who opened WeChat or Alipay; null in a browser or when the platform does not tell. */
async function openerOf(): Promise<Answer<'session.byWechat'> | null> {
  if (!askPlatformProof) return null
  try {
    return await byPlatform(await askPlatformProof())
  } catch (error) {
    console.warn('the platform gave no login code', error)
    return null
  }
}

/** One tap on WeChat or Alipay: who opened it, then the phone number the platform vouches for. */
export async function loginWithPlatformPhone(phone: PhoneProof): Promise<LoginResult> {
  const opener = await openerOf()
  if (!opener) return { step: 'refused', refused: platformRefused }
  const known = resultOf(opener)
  if (known.step !== 'in' || (opener.ok && opener.reply.kind === 'in' && opener.reply.me.maskedPhone)) return known
  return resultOf(
    phone.channel === 'wechat'
      ? await call('session.bindWechatPhone', { body: { code: phone.code } })
      : await call('session.bindAlipayPhone', { body: { response: phone.response } }),
  )
}

/** Phone and SMS code. On WeChat and Alipay the account is tied to the platform too, so that its messages arrive. */
export async function loginWithSmsCode(phone: string, code: string, someoneElse: boolean): Promise<LoginResult> {
  const opener = await openerOf()
  if (opener?.ok && resultOf(opener).step === 'in')
    return resultOf(await call('session.bindPhone', { body: { phone, code } }))
  return resultOf(await call('session.byPhone', { body: { phone, code, someoneElse } }))
}

/** `choice` is `new` for somebody who has not been here before. */
export async function chooseWhoIAm(ticket: string, choice: string, idNumber?: string): Promise<LoginResult> {
  return resultOf(await call('session.choose', { body: { ticket, choice, ...(idNumber && { idNumber }) } }))
}
