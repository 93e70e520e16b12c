import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { officialHosts, readConfig, settings } from '../config.ts'
import { settingsDocument } from '../tools/settings-table.ts'

const key = (fill: string) => Buffer.alloc(32, fill).toString('base64')
const complete: Record<string, string> = {
  MONGODB_URI: 'mongodb://db.internal/anju?replicaSet=rs0',
  REDIS_URL: 'redis://redis.internal',
  TOKEN_KEYS: key('a'),
  FIELD_KEYS: `1:${key('b')}`,
  BLIND_INDEX_KEY: key('c'),
  HALL_CODE_KEY: key('d'),
  QUOTE_KEYS: key('e'),
  FILE_LINK_KEYS: key('f'),
  CERTIFICATE_KEY: `2026-1:${'1'.repeat(64)}`,
  CLAMD_URL: 'tcp://clamd.internal:3310',
  WX_APPID: 'wx1',
  WX_SECRET: 's',
  WXPAY_MCHID: '1',
  WXPAY_SERIAL_NO: 'A'.repeat(40),
  WXPAY_PRIVATE_KEY: '-----BEGIN\\nKEY',
  WXPAY_API_V3_KEY: 'k'.repeat(32),
  WX_PUSH_TOKEN: 't',
  WX_PUSH_AES_KEY: 'k'.repeat(43),
  WX_TEMPLATES: '{}',
  ALIPAY_APP_ID: '1',
  ALIPAY_APP_PRIVATE_KEY: '-----BEGIN\\nKEY',
  ALIPAY_PUBLIC_KEY: 'p',
  ALIPAY_SELLER_ID: '2088',
  ALIPAY_AES_KEY: 'a',
  ALIPAY_TEMPLATES: '{}',
  SMS_TENCENT_SECRET_ID: 'i',
  SMS_TENCENT_SECRET_KEY: 'k',
  SMS_TENCENT_APP_ID: '1',
  SMS_TENCENT_TEMPLATES: '{}',
  SMS_ALIYUN_KEY_ID: 'i',
  SMS_ALIYUN_KEY_SECRET: 'k',
  SMS_ALIYUN_TEMPLATES: '{}',
  TTS_TENCENT_SECRET_ID: 'i',
  TTS_TENCENT_SECRET_KEY: 'k',
  SMS_RECEIPT_SECRET: 'receipt-secret-0000',
  GOV_POPULATION_BASE: 'https://exchange.example',
  GOV_POPULATION_APP_KEY: 'k',
  GOV_POPULATION_APP_SECRET: 's',
  GOV_DATA_BASE: 'https://exchange.example/data',
  GOV_REGISTER_BASE: 'https://register.example/api',
  GOV_REGISTER_APP_KEY: 'k',
  GOV_REGISTER_APP_SECRET: 's',
  COURIER_BASE: 'https://courier.example/api',
  COURIER_APP_KEY: 'k',
  COURIER_APP_SECRET: 's',
  FISCAL_BASE: 'https://fiscal.example/api',
  FISCAL_APP_KEY: 'k',
  FISCAL_APP_SECRET: 's',
  FISCAL_VERIFY_URL: 'https://fiscal.example/verify',
  GOV_DATA_APP_KEY: 'k',
  GOV_DATA_APP_SECRET: 's',
}
const production = {
  ...complete,
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://anju.example',
  METRICS_TOKEN: 'metrics-token-0000',
}

describe('settings', () => {
  test('a complete set is read, with defaults and real line ends', () => {
    const config = readConfig(complete)
    expect(config).toMatchObject({ PORT: 8080, CITY: 'jinan', TRUST_PROXY: false, TOKEN_KEYS: [key('a')] })
    expect(config.ALIPAY_APP_PRIVATE_KEY).toBe('-----BEGIN\nKEY')
  })

  test('everything that is wrong is told at once', () => {
    const { MONGODB_URI: _, ...without } = complete
    const bad = { ...without, PORT: 'many', WX_TEMPLATES: '{', TOKEN_KEYS: 'short' }
    expect(() => readConfig(bad)).toThrow(/PORT[\s\S]*MONGODB_URI[\s\S]*WX_TEMPLATES: is not JSON/)
    expect(() => readConfig({ ...complete, TOKEN_KEYS: 'short' })).toThrow('TOKEN_KEYS: each key needs')
  })

  test('an empty variable counts as not set', () => {
    expect(readConfig({ ...complete, PORT: '' }).PORT).toBe(8080)
    expect(() => readConfig({ ...complete, REDIS_URL: '' })).toThrow('REDIS_URL')
  })

  test('the message names settings, never their values', () => {
    expect(() => readConfig({ ...complete, BLIND_INDEX_KEY: 'my-secret' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('my-secret') }),
    )
  })
})

describe('in production', () => {
  test('the official hosts and https are accepted', () => {
    expect(readConfig(production).NODE_ENV).toBe('production')
  })

  test.each(Object.keys(officialHosts))('%s may point nowhere else', (name) => {
    const host = officialHosts[name as keyof typeof officialHosts]!
    for (const url of [
      'http://127.0.0.1:8090/x',
      `http://${host}`,
      `https://${host}.evil.example`,
      `https://${host}:8443`,
      'nonsense',
    ]) {
      expect(() => readConfig({ ...production, [name]: url })).toThrow(`${name}: in production only https://${host}`)
    }
  })

  test.each(['PUBLIC_ORIGIN', 'GOV_POPULATION_BASE', 'GOV_DATA_BASE', 'GOV_REGISTER_BASE', 'COURIER_BASE'])(
    '%s must be https',
    (name) => {
      expect(() => readConfig({ ...production, [name]: 'http://plain.example' })).toThrow(
        `${name}: in production only https`,
      )
    },
  )

  test('the law of the day decides: no rule set is pinned', () => {
    expect(() => readConfig({ ...production, ELIGIBILITY_RULES: 'jinan-2018-04-19' })).toThrow('ELIGIBILITY_RULES')
    expect(readConfig({ ...complete, ELIGIBILITY_RULES: 'jinan-2018-04-19' }).ELIGIBILITY_RULES).toBe(
      'jinan-2018-04-19',
    )
  })

  test('certificates are signed with a key of the city, never with one of a sandbox or none', () => {
    const dev = `dev-1:${'1'.repeat(64)}`
    expect(() => readConfig({ ...production, CERTIFICATE_KEY: dev })).toThrow('CERTIFICATE_KEY: in production')
    expect(() => readConfig({ ...production, CERTIFICATE_KEY: '' })).toThrow('CERTIFICATE_KEY')
    expect(() => readConfig({ ...complete, CERTIFICATE_KEY: '2026-1:short' })).toThrow('CERTIFICATE_KEY: is not')
    expect(readConfig({ ...complete, CERTIFICATE_KEY: dev }).CERTIFICATE_KEY).toBe(dev)
  })

  test('figures need a token', () => {
    expect(() => readConfig({ ...production, METRICS_TOKEN: '' })).toThrow('METRICS_TOKEN')
  })
})

describe('papers', () => {
  test('a bucket needs its name and keys, in production https', () => {
    expect(() => readConfig({ ...complete, S3_ENDPOINT: 'https://s3.example' })).toThrow('S3_ENDPOINT: needs S3_BUCKET')
    const s3 = { S3_BUCKET: 'papers', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 's' }
    expect(readConfig({ ...complete, ...s3, S3_ENDPOINT: 'http://minio.local' }).S3_BUCKET).toBe('papers')
    expect(() => readConfig({ ...production, ...s3, S3_ENDPOINT: 'http://minio.local' })).toThrow(
      'S3_ENDPOINT: in production only https',
    )
  })

  test('links need a key of some length, the scanner an address that is understood', () => {
    expect(() => readConfig({ ...complete, FILE_LINK_KEYS: 'short' })).toThrow('FILE_LINK_KEYS: at least one key')
    expect(() => readConfig({ ...complete, CLAMD_URL: 'http://clamd' })).toThrow('CLAMD_URL')
  })
})

test('every setting is explained', () => {
  expect(
    Object.entries(settings)
      .filter(([, schema]) => !schema.description)
      .map(([name]) => name),
  ).toEqual([])
})

test('docs/settings.md is current (node --import tsx server/src/tools/write-settings.ts)', async () => {
  expect(await readFile(new URL('../../../docs/settings.md', import.meta.url), 'utf8')).toBe(settingsDocument())
})
