import { createSign, createVerify, randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Incoming } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'
import { createNonceMemory } from '../kit/nonces.ts'

export const BASE_PATH = '/wechat-pay'
const WINDOW_MS = 5 * 60_000
const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '

/** Checks who asks: the five signed lines over path and query as they came, the window, the nonce. Gives the reason, or undefined. */
export function createRequestCheck({ wechatPay }: Keys, clock: Clock) {
  const isNew = createNonceMemory(clock, WINDOW_MS)
  return ({ method, path, rawQuery, headers, body }: Incoming): string | undefined => {
    const header = headers.authorization ?? ''
    if (!header.startsWith(SCHEME)) return 'Http头缺少Authorization签名信息'
    const given = Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
    const { mchid, nonce_str: nonce = '', timestamp = '', serial_no: serial, signature = '' } = given
    if (mchid !== wechatPay.mchid) return '商户号不存在'
    if (serial !== wechatPay.merchantSerial) return '商户证书序列号有误'
    if (nonce === '' || nonce.length > 32) return '随机串有误'
    if (!/^\d{10}$/.test(timestamp) || !clock.isFresh(Number(timestamp) * 1_000, WINDOW_MS)) return '时间戳已过期'
    const target = path.slice(BASE_PATH.length) + (rawQuery === '' ? '' : `?${rawQuery}`)
    const isRight = createVerify('RSA-SHA256')
      .update(`${method}\n${target}\n${timestamp}\n${nonce}\n`)
      .update(body)
      .update('\n')
      .verify(wechatPay.merchantPublicKey, signature, 'base64')
    if (!isRight) return '签名错误，请检查后再试'
    if (!isNew(`${timestamp} ${nonce}`)) return '请求重复'
    return undefined
  }
}

/** Which of WeChat Pay's two keys signs: the platform certificate's, or the public key that a merchant downloads once. */
export type TrustMode = 'certificate' | 'public-key'

export type Defect = 'wrong-signature' | 'signtest' | 'stale' | 'unknown-serial'

/** The four headers over a body that WeChat Pay sends, answer or callback. */
export function signedHeaders(
  { wechatPay }: Keys,
  clock: Clock,
  mode: TrustMode,
  body: string,
  defect?: Defect,
): Record<string, string> {
  // The machine's time: a tester who moves this world's clock has not moved our server's.
  const now = Math.floor((clock.now() - clock.offset()) / 1_000)
  const timestamp = String(defect === 'stale' ? now - 600 : now)
  const nonce = randomBytes(16).toString('hex')
  const [serial, key] =
    mode === 'certificate'
      ? [wechatPay.platformSerial, wechatPay.platformPrivateKey]
      : [wechatPay.publicKeyId, wechatPay.publicKeyPrivateKey]
  const right = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(key, 'base64')
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': defect === 'unknown-serial' ? 'F'.repeat(40) : serial,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-signature':
      defect === 'wrong-signature' ? flip(right) : defect === 'signtest' ? `WECHATPAY/SIGNTEST/${right}` : right,
  }
}

const flip = (base64: string) => (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1)
