import { createDecipheriv, createVerify } from 'node:crypto'
import type { Logger } from 'pino'
import { readMobile } from '../../domain/identity/phone.ts'
import { isText, readJson } from '../ask.ts'
import type { PlatformLogin, PlatformPhone } from '../platform-login.ts'
import type { AlipayCall } from './call.ts'
import { refusedAuthorisation } from './codes.ts'

/**
 * Who is behind an auth code of `my.getAuthCode`. New apps get an open_id (per app), older ones a user_id (2088...); an app in
 * transition gets both, and both must lead to one account.
 */
export async function loginByAlipay(call: AlipayCall, authCode: string): Promise<PlatformLogin> {
  // Parameters of this method stand at the top level, not in biz_content.
  const answer = await call('alipay.system.oauth.token', { grant_type: 'authorization_code', code: authCode })
  if (answer.ok) {
    const [first, ...more] = [answer.body.open_id, answer.body.user_id].filter(isText)
    return first ? { kind: 'person', ids: [first, ...more] } : { kind: 'silent' }
  }
  const isNo = (answer.kind === 'gateway' || answer.kind === 'rejected') && refusedAuthorisation.has(answer.code)
  return isNo ? { kind: 'refused', code: answer.code } : { kind: 'silent' }
}

/**
 * Opens what `my.getPhoneNumber` gave: RSA2 over the cipher text with its double quotes, then AES-128-CBC with an IV of zeros.
 * There is no nonce and no time in it; who shows it, and when, is for the session to check. A blob without signature comes
 * from an app whose console has no key set, or from somebody who made it up: refused.
 */
export function openAlipayPhone(
  keys: { publicKey: string; aesKey: string },
  written: string,
  log: Logger,
): PlatformPhone {
  const blob = readJson(written)
  if (!isText(blob?.response) || !isText(blob.sign) || blob.sign_type !== 'RSA2') {
    if (blob && !blob.sign) log.error({ system: 'alipay-phone' }, 'phone number without signature')
    return { kind: 'refused', code: 'unsigned' }
  }
  const isGenuine = createVerify('RSA-SHA256')
    .update(`"${blob.response}"`, 'utf8')
    .verify(keys.publicKey, blob.sign, 'base64')
  if (!isGenuine) return { kind: 'refused', code: 'wrong signature' }
  const { code, mobile, subCode } = decrypt(keys.aesKey, blob.response)
  if (String(code) !== '10000') return { kind: 'refused', code: String(subCode ?? code) }
  const phone = isText(mobile) ? readMobile(mobile) : undefined
  return phone ? { kind: 'phone', phone } : { kind: 'refused', code: 'not-mainland' }
}

/** Only called with text that Alipay signed: a failure here is a wrong key of ours and is thrown. */
function decrypt(aesKey: string, cipherText: string): Record<string, unknown> {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(aesKey, 'base64'), Buffer.alloc(16))
  const plain = Buffer.concat([decipher.update(Buffer.from(cipherText, 'base64')), decipher.final()])
  return readJson(plain.toString('utf8')) ?? {}
}
