import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything the consoles of the providers would hand out, made once and kept in the data folder. */
export type Keys = {
  wechat: { appid: string; secret: string; originalId: string; pushToken: string; pushAesKey: string }
  alipay: {
    appId: string
    /** Ours: signs what we ask. */
    appPrivateKey: string
    appPublicKey: string
    /** Alipay's: signs what it answers. */
    alipayPrivateKey: string
    alipayPublicKey: string
    aesKey: string
  }
  /** The merchant's account at Alipay, which the money goes to (PID). */
  alipayPay: { sellerId: string }
  wechatPay: {
    mchid: string
    /** Ours: signs what we ask. */
    merchantSerial: string
    merchantPrivateKey: string
    merchantPublicKey: string
    /** 32 ASCII characters: opens callbacks and certificates. */
    apiV3Key: string
    /** WeChat Pay's two ways to sign: by platform certificate (old) and by public key (new). */
    platformSerial: string
    platformPrivateKey: string
    publicKeyId: string
    publicKeyPrivateKey: string
    publicKey: string
  }
  tencentSms: { secretId: string; secretKey: string; sdkAppId: string }
  aliyunSms: { keyId: string; keySecret: string }
  /** A sub-account of the same cloud that may speak and nothing else. */
  tencentTts: { secretId: string; secretKey: string }
  receiptSecret: string
  population: { appKey: string; appSecret: string }
  /** One key for every other source of the city's data exchange. */
  govData: { appKey: string; appSecret: string }
  /** The register signs its pushes with the same secret. */
  register: { appKey: string; appSecret: string }
  s3: { accessKey: string; secretKey: string }
  /** The courier signs its pushes with the same secret. */
  courier: { appKey: string; appSecret: string }
  /** The finance office's system for receipts. */
  fiscal: { appKey: string; appSecret: string }
  /** SM2, in hex: what a city's key management would keep. */
  certificates: { privateKey: string }
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Reads the keys of a data folder, or makes them on the first start. */
export function loadKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'keys.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Keys>) : {}
  // A folder made by an earlier version keeps its keys and gets those that came since.
  const missing = KEY_NAMES.filter((name) => !known[name])
  if (missing.length === 0) return known as Keys
  const keys = { ...known, ...Object.fromEntries(missing.map((name) => [name, makers[name]()])) } as Keys
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
  return keys
}

const makers: { [K in keyof Keys]: () => Keys[K] } = {
  wechat: () => ({
    appid: `wx${hex(8)}`,
    secret: hex(16),
    originalId: `gh_${hex(6)}`,
    pushToken: letters(32),
    // 43 characters of Base64 without the padding, as the console makes it.
    pushAesKey: randomBytes(32).toString('base64').slice(0, 43),
  }),
  alipay: () => {
    const app = rsaPair()
    const alipay = rsaPair()
    return {
      appId: `2021${digits(12)}`,
      appPrivateKey: app.privateKey,
      appPublicKey: app.publicKey,
      alipayPrivateKey: alipay.privateKey,
      alipayPublicKey: alipay.publicKey,
      aesKey: randomBytes(16).toString('base64'),
    }
  },
  alipayPay: () => ({ sellerId: `2088${digits(12)}` }),
  wechatPay: () => {
    const merchant = rsaPair()
    const byPublicKey = rsaPair()
    return {
      mchid: `19${digits(8)}`,
      merchantSerial: serialNumber(),
      merchantPrivateKey: merchant.privateKey,
      merchantPublicKey: merchant.publicKey,
      apiV3Key: letters(32),
      platformSerial: serialNumber(),
      platformPrivateKey: rsaPair().privateKey,
      publicKeyId: `PUB_KEY_ID_01${digits(30)}`,
      publicKeyPrivateKey: byPublicKey.privateKey,
      publicKey: byPublicKey.publicKey,
    }
  },
  tencentSms: () => ({ secretId: `AKID${letters(32)}`, secretKey: letters(32), sdkAppId: `1400${digits(6)}` }),
  tencentTts: () => ({ secretId: `AKID${letters(32)}`, secretKey: letters(32) }),
  aliyunSms: () => ({ keyId: `LTAI5t${letters(18)}`, keySecret: letters(30) }),
  receiptSecret: () => hex(16),
  population: () => ({ appKey: `anju-${hex(6)}`, appSecret: hex(32) }),
  govData: () => ({ appKey: `anju-${hex(6)}`, appSecret: hex(32) }),
  s3: () => ({ accessKey: letters(20).toUpperCase(), secretKey: letters(40) }),
  courier: () => ({ appKey: `anju-${hex(6)}`, appSecret: hex(32) }),
  fiscal: () => ({ appKey: `anju-${hex(6)}`, appSecret: hex(32) }),
  register: () => ({ appKey: `anju-${hex(6)}`, appSecret: hex(32) }),
  // The order of the group begins with FFFFFFFE: whatever begins with 1 is below it.
  certificates: () => ({ privateKey: `1${hex(32).slice(1)}` }),
}
const KEY_NAMES = Object.keys(makers) as (keyof Keys)[]

/** RSA-2048: alipay-sdk cuts the signed text at a place that is right only for signatures of this length. */
function rsaPair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Of a certificate: 40 hex digits, positive as a signed number. */
const serialNumber = () => `5${hex(20).toUpperCase().slice(1)}`
const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')
const letters = (count: number) =>
  Array.from({ length: count }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join('')
