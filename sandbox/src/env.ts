import type { Keys } from './kit/keys.ts'
import { alipayKeys, FILED, SMS_SIGN_NAME, wechatKeys } from './phones/templates.ts'

/** Everything our server needs to know of the outside world, the way the providers' consoles would hand it out. */
export function serverEnv(baseUrl: string, keys: Keys): Record<string, string> {
  const pushed = FILED.filter((template) => template.push)
  const byName = <T>(templates: typeof FILED, describe: (template: (typeof FILED)[number]) => T) =>
    JSON.stringify(Object.fromEntries(templates.map((template) => [template.name, describe(template)])))
  return {
    WX_API_BASE: `${baseUrl}/wechat`,
    WX_APPID: keys.wechat.appid,
    WX_SECRET: keys.wechat.secret,
    WX_PUSH_TOKEN: keys.wechat.pushToken,
    WX_PUSH_AES_KEY: keys.wechat.pushAesKey,
    WX_TEMPLATES: byName(pushed, (template) => ({ id: template.wechatId, fields: wechatKeys(template) })),
    WXPAY_BASE: `${baseUrl}/wechat-pay`,
    WXPAY_MCHID: keys.wechatPay.mchid,
    WXPAY_SERIAL_NO: keys.wechatPay.merchantSerial,
    WXPAY_PRIVATE_KEY: onOneLine(keys.wechatPay.merchantPrivateKey),
    WXPAY_API_V3_KEY: keys.wechatPay.apiV3Key,
    WXPAY_PUBLIC_KEY_ID: keys.wechatPay.publicKeyId,
    WXPAY_PUBLIC_KEY: onOneLine(keys.wechatPay.publicKey),
    ALIPAY_BASE: `${baseUrl}/alipay`,
    ALIPAY_APP_ID: keys.alipay.appId,
    ALIPAY_APP_PRIVATE_KEY: onOneLine(keys.alipay.appPrivateKey),
    ALIPAY_PUBLIC_KEY: onOneLine(keys.alipay.alipayPublicKey),
    ALIPAY_SELLER_ID: keys.alipayPay.sellerId,
    ALIPAY_AES_KEY: keys.alipay.aesKey,
    ALIPAY_TEMPLATES: byName(pushed, (template) => ({ id: template.alipayId, fields: alipayKeys(template) })),
    SMS_SIGN_NAME,
    SMS_RECEIPT_SECRET: keys.receiptSecret,
    SMS_TENCENT_BASE: `${baseUrl}/sms/tencent`,
    SMS_TENCENT_SECRET_ID: keys.tencentSms.secretId,
    SMS_TENCENT_SECRET_KEY: keys.tencentSms.secretKey,
    SMS_TENCENT_APP_ID: keys.tencentSms.sdkAppId,
    SMS_TENCENT_TEMPLATES: byName(FILED, ({ tencentId, vars }) => ({ id: tencentId, vars })),
    SMS_ALIYUN_BASE: `${baseUrl}/sms/aliyun`,
    SMS_ALIYUN_KEY_ID: keys.aliyunSms.keyId,
    SMS_ALIYUN_KEY_SECRET: keys.aliyunSms.keySecret,
    SMS_ALIYUN_TEMPLATES: byName(FILED, ({ aliyunCode, vars }) => ({ id: aliyunCode, vars })),
    TTS_TENCENT_BASE: `${baseUrl}/tts/tencent`,
    TTS_TENCENT_SECRET_ID: keys.tencentTts.secretId,
    TTS_TENCENT_SECRET_KEY: keys.tencentTts.secretKey,
    CERTIFICATE_KEY: `dev-1:${keys.certificates.privateKey}`,
    GOV_POPULATION_BASE: `${baseUrl}/gov/population`,
    GOV_POPULATION_APP_KEY: keys.population.appKey,
    GOV_POPULATION_APP_SECRET: keys.population.appSecret,
    GOV_DATA_BASE: `${baseUrl}/gov/data`,
    GOV_DATA_APP_KEY: keys.govData.appKey,
    GOV_DATA_APP_SECRET: keys.govData.appSecret,
    GOV_REGISTER_BASE: `${baseUrl}/gov/register`,
    GOV_REGISTER_APP_KEY: keys.register.appKey,
    GOV_REGISTER_APP_SECRET: keys.register.appSecret,
    COURIER_BASE: `${baseUrl}/courier`,
    COURIER_APP_KEY: keys.courier.appKey,
    COURIER_APP_SECRET: keys.courier.appSecret,
    FISCAL_BASE: `${baseUrl}/fiscal`,
    FISCAL_APP_KEY: keys.fiscal.appKey,
    FISCAL_APP_SECRET: keys.fiscal.appSecret,
    FISCAL_VERIFY_URL: `${baseUrl}/fiscal/verify`,
  }
}

/** An environment variable holds one line: line ends of a PEM are written as `\n`. */
function onOneLine(pem: string): string {
  return pem.trim().replaceAll('\n', '\\n')
}
