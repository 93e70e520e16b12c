import { createCipheriv, createSign } from 'node:crypto'
import type { Keys } from '../kit/keys.ts'
import type { Person } from '../people/person.ts'

export const PHONE_OUTCOMES = ['ok', 'not-authorised', 'unsigned', 'forged'] as const
export type PhoneOutcome = (typeof PHONE_OUTCOMES)[number]

/**
 * What `my.getPhoneNumber` hands to the mini-program: AES-128-CBC with an IV of zeros, and an RSA2 signature over the cipher text
 * with its double quotes. There is no nonce and no time in it: the same blob can be shown twice.
 */
export function phoneBlob(person: Person, { alipay }: Keys, outcome: PhoneOutcome = 'ok'): string {
  const plain =
    outcome === 'not-authorised'
      ? {
          code: '40003',
          msg: 'Insufficient Conditions',
          subCode: 'isv.invalid-auth-relations',
          subMsg: '无效的授权关系',
        }
      : { code: '10000', msg: 'Success', mobile: person.phone }
  const key = Buffer.from(alipay.aesKey, 'base64')
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16))
  const response = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]).toString('base64')
  const signed = outcome === 'forged' ? response : `"${response}"`
  const sign = createSign('RSA-SHA256').update(signed, 'utf8').sign(alipay.alipayPrivateKey, 'base64')
  return JSON.stringify({
    response,
    // Without the signature set up in the console the field is missing; a server must not accept that.
    ...(outcome === 'unsigned' ? {} : { sign }),
    sign_type: 'RSA2',
    encrypt_type: 'AES',
    charset: 'UTF-8',
  })
}
