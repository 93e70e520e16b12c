import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock.ts'
import type { Ids } from '../platform/ids.ts'
import { type Alipay, createAlipay } from './alipay/index.ts'
import type { AlipayPay } from './alipay-pay/alipay-pay.ts'
import { createAlipayPay } from './alipay-pay/index.ts'
import type { GatewayNeeds } from './ask.ts'
import { createScanner, type Scanner } from './clamd/index.ts'
import { type Courier, createCourier } from './courier/index.ts'
import { createFiscalReceipts, type FiscalReceipts } from './fiscal-receipts/index.ts'
import { createEnterprises, type Enterprises } from './gov-data/enterprises.ts'
import { createPopulation, type Population } from './gov-data/population.ts'
import { createReferencePrices, type ReferencePrices } from './gov-data/reference-prices.ts'
import { createGovSources, type GovSources } from './gov-data/sources.ts'
import { createRegisterGateway } from './register/index.ts'
import type { Register } from './register/register.ts'
import { createAliyunSms } from './sms/aliyun.ts'
import type { SmsProvider } from './sms/provider.ts'
import { createTencentSms } from './sms/tencent.ts'
import { createFileStore, type Files } from './storage/index.ts'
import { createVoice, type Voice } from './voice/index.ts'
import { createWechat, type Wechat } from './wechat/index.ts'
import { createWechatPay } from './wechat-pay/index.ts'
import type { WechatPay } from './wechat-pay/wechat-pay.ts'

/** Every outside system, in our words. */
export interface Gateways {
  wechat: Wechat
  wechatPay: WechatPay
  alipay: Alipay
  alipayPay: AlipayPay
  /** In the order in which they are tried. */
  sms: readonly [SmsProvider, SmsProvider]
  population: Population
  /** Household, marriage, social insurance, tax, register, contracts, talent, military, the fund's accounts and loans. */
  govSources: GovSources
  /** 企业登记: on whose licence somebody stands. */
  enterprises: Enterprises
  referencePrices: ReferencePrices
  /** 不动产登记簿: reading, entries, changes. */
  register: Register
  /** Carries results to citizens and papers to us. */
  courier: Courier
  /** 财政电子票据. */
  fiscalReceipts: FiscalReceipts
  /** Looks for viruses in papers. */
  scanner: Scanner
  /** Reads texts aloud. */
  voice: Voice
  /** Papers at rest, sealed. */
  files: Files
}

export interface GatewaysNeeds {
  redis: Redis
  /** Times stand in signatures: providers refuse a clock that is minutes off. */
  clock: Clock
  ids: Ids
  log: Logger
  metrics?: { outside(system: string, outcome: string, ms: number): void }
}

/** Made once in wiring.ts. Throws when a key cannot be used. */
export function createGateways(config: Config, { redis, clock, ids, log, metrics }: GatewaysNeeds): Gateways {
  const timed: GatewayNeeds['timed'] = metrics && ((system, outcome, ms) => metrics.outside(system, outcome, ms))
  const needs = { log, timeoutMs: config.OUTSIDE_TIMEOUT_MS, timed, redis, clock, ids }
  const exchange = {
    baseUrl: config.GOV_DATA_BASE,
    appKey: config.GOV_DATA_APP_KEY,
    appSecret: config.GOV_DATA_APP_SECRET,
  }
  const alipayAccount = {
    baseUrl: config.ALIPAY_BASE,
    appId: config.ALIPAY_APP_ID,
    privateKey: config.ALIPAY_APP_PRIVATE_KEY,
    publicKey: config.ALIPAY_PUBLIC_KEY,
  }
  return {
    wechat: createWechat(
      {
        baseUrl: config.WX_API_BASE,
        appid: config.WX_APPID,
        secret: config.WX_SECRET,
        pushToken: config.WX_PUSH_TOKEN,
        pushAesKey: config.WX_PUSH_AES_KEY,
        templates: config.WX_TEMPLATES,
      },
      needs,
    ),
    wechatPay: createWechatPay(
      {
        baseUrl: config.WXPAY_BASE,
        appid: config.WX_APPID,
        mchid: config.WXPAY_MCHID,
        serialNo: config.WXPAY_SERIAL_NO,
        privateKey: config.WXPAY_PRIVATE_KEY,
        apiV3Key: config.WXPAY_API_V3_KEY,
        publicKeyId: config.WXPAY_PUBLIC_KEY_ID,
        publicKey: config.WXPAY_PUBLIC_KEY,
        notifyUrl: `${config.PUBLIC_ORIGIN}/callbacks/wechat-pay`,
      },
      needs,
    ),
    alipay: createAlipay(
      { ...alipayAccount, aesKey: config.ALIPAY_AES_KEY, templates: config.ALIPAY_TEMPLATES },
      needs,
    ),
    alipayPay: createAlipayPay(
      {
        ...alipayAccount,
        sellerId: config.ALIPAY_SELLER_ID,
        notifyUrl: `${config.PUBLIC_ORIGIN}/callbacks/alipay-pay`,
      },
      needs,
    ),
    sms: [
      createTencentSms(
        {
          baseUrl: config.SMS_TENCENT_BASE,
          secretId: config.SMS_TENCENT_SECRET_ID,
          secretKey: config.SMS_TENCENT_SECRET_KEY,
          appId: config.SMS_TENCENT_APP_ID,
          signName: config.SMS_SIGN_NAME,
          templates: config.SMS_TENCENT_TEMPLATES,
        },
        needs,
      ),
      createAliyunSms(
        {
          baseUrl: config.SMS_ALIYUN_BASE,
          keyId: config.SMS_ALIYUN_KEY_ID,
          keySecret: config.SMS_ALIYUN_KEY_SECRET,
          signName: config.SMS_SIGN_NAME,
          templates: config.SMS_ALIYUN_TEMPLATES,
        },
        needs,
      ),
    ],
    population: createPopulation(
      {
        baseUrl: config.GOV_POPULATION_BASE,
        appKey: config.GOV_POPULATION_APP_KEY,
        appSecret: config.GOV_POPULATION_APP_SECRET,
      },
      needs,
    ),
    govSources: createGovSources(exchange, { ...needs, timeoutMs: config.GOV_DATA_TIMEOUT_MS }),
    enterprises: createEnterprises(exchange, { ...needs, timeoutMs: config.GOV_DATA_TIMEOUT_MS }),
    referencePrices: createReferencePrices(exchange, { ...needs, timeoutMs: config.GOV_DATA_TIMEOUT_MS }),
    register: createRegisterGateway(
      {
        baseUrl: config.GOV_REGISTER_BASE,
        appKey: config.GOV_REGISTER_APP_KEY,
        appSecret: config.GOV_REGISTER_APP_SECRET,
      },
      { ...needs, timeoutMs: config.GOV_REGISTER_TIMEOUT_MS },
    ),
    courier: createCourier(
      { baseUrl: config.COURIER_BASE, appKey: config.COURIER_APP_KEY, appSecret: config.COURIER_APP_SECRET },
      needs,
    ),
    fiscalReceipts: createFiscalReceipts(
      {
        baseUrl: config.FISCAL_BASE,
        appKey: config.FISCAL_APP_KEY,
        appSecret: config.FISCAL_APP_SECRET,
        verifyUrl: config.FISCAL_VERIFY_URL,
      },
      needs,
    ),
    scanner: createScanner({ url: config.CLAMD_URL, timeoutMs: config.CLAMD_TIMEOUT_MS }, needs),
    voice: createVoice(
      {
        baseUrl: config.TTS_TENCENT_BASE,
        secretId: config.TTS_TENCENT_SECRET_ID,
        secretKey: config.TTS_TENCENT_SECRET_KEY,
        voiceType: config.TTS_TENCENT_VOICE,
      },
      { ...needs, timeoutMs: config.TTS_TIMEOUT_MS },
    ),
    files: createFileStore(config),
  }
}
