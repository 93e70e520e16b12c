import { z } from 'zod'

/** A JSON text in the environment, parsed and checked. */
const json = <S extends z.ZodType>(shape: S) =>
  z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        ctx.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(shape)
const pem = z.string().transform((text) => text.replaceAll('\\n', '\n'))
const list = z.string().transform((text) => text.split(',').filter(Boolean))
const PlatformTemplates = z.record(z.string(), z.object({ id: z.string(), fields: z.record(z.string(), z.string()) }))
const SmsTemplates = z.record(z.string(), z.object({ id: z.string(), vars: z.array(z.string()) }))

/**
 * Every setting of the server, once. `.describe` is its documentation (docs/settings.md is made from it). Nothing here knows the
 * sandbox: base URLs point at whatever the operator names; in production only at the official hosts (D12).
 */
export const settings = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('Mode. production turns on the checks below.'),
  PORT: z.coerce.number().int().default(8080).describe('Port of api and H5.'),
  WORKER_PORT: z.coerce
    .number()
    .int()
    .default(0)
    .describe('Port of /healthz, /readyz and /metrics of a process that is only a worker; 0 = none.'),
  STOP_DELAY_MS: z.coerce
    .number()
    .int()
    .default(0)
    .describe('How long /readyz says no before a stopping api takes no more connections: time for the load balancer.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PUBLIC_ORIGIN: z.string().default('http://127.0.0.1:8080').describe('Where phones and callbacks reach the api.'),
  H5_DIR: z.string().default('miniapp/dist/h5').describe('Folder of the built H5 app, served at /.'),
  PDF_FONT_DIR: z
    .string()
    .default('.data/fonts')
    .describe(
      'Folder of the fonts for rare characters (docs/fonts.md). A font with more characters that is put there goes before them.',
    ),
  CITY: z.enum(['jinan', 'luohe', 'anshan', 'xiamen', 'liaoyuan']).default('jinan').describe('City profile.'),
  MONGODB_URI: z.string().describe('MongoDB replica set, or the local stand-in.'),
  REDIS_URL: z.string().describe('Redis for queues, limits and live views.'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9:_-]*$/)
    .default('anju:')
    .describe('Begins every key, so that several installations can share one Redis.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('pino level.'),
  TOKEN_KEYS: list.describe(
    'Signing keys of access tokens, newest first, at least 32 characters each; older ones still verify.',
  ),
  ACCESS_MINUTES: z.coerce.number().int().default(15).describe('Life of an access token.'),
  REFRESH_DAYS: z.coerce.number().int().default(30).describe('Life of a refresh token that is not used.'),
  FIELD_KEYS: list.describe('`version:base64 of 32 bytes`, newest first: encryption of personal fields.'),
  BLIND_INDEX_KEY: z.string().min(32).describe('Key of the blind indexes; changing it needs a re-index.'),
  HALL_CODE_KEY: z
    .string()
    .min(32)
    .describe('Signs the check-in code on the hall screen and the code a citizen shows.'),
  QUOTE_KEYS: list.describe(
    'Signing keys of fee quotes, newest first, at least 32 characters each; older ones still verify quotes that were given.',
  ),
  FILE_LINK_KEYS: list.describe(
    'Signing keys of the short-lived addresses of papers, newest first, at least 32 characters each; older ones still verify.',
  ),
  CERTIFICATE_KEY: z
    .string()
    .regex(/^[0-9a-z][0-9a-z.-]{0,23}:[0-9a-f]{64}$/, 'is not `version:private key in 64 hex digits`')
    .describe(
      'SM2 key that signs e-certificates: `version:private key in hex`. Production takes none that begins with dev.',
    ),
  CERTIFICATE_OLD_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .describe('SM2 keys that signed before, as `version:public key (04…) in hex`: what they signed still verifies.'),
  STORAGE_DIR: z
    .string()
    .default('.data/files')
    .describe('Folder of the papers (sealed), when no S3_ENDPOINT is named. Api and workers share it.'),
  S3_ENDPOINT: z
    .string()
    .default('')
    .describe('A store that speaks S3, for instance https://s3.oss-cn-hangzhou.aliyuncs.com; empty: STORAGE_DIR.'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket, as the store names it.'),
  S3_BUCKET: z.string().default('').describe('Private bucket of the papers; it exists already.'),
  S3_ACCESS_KEY: z.string().default('').describe('Access key of the bucket.'),
  S3_SECRET_KEY: z.string().default('').describe('Secret key of the bucket.'),
  S3_PATH_STYLE: z
    .stringbool()
    .default(false)
    .describe('Bucket in the path (MinIO) instead of in the host name (OSS, COS).'),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp|unix):\/\//)
    .describe('Virus scanner: tcp://host:3310 or unix:///run/clamav/clamd.ctl. Its StreamMaxLength is at least 21M.'),
  CLAMD_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .default(30_000)
    .describe('How long the scanner may be silent; then the paper waits, it is never taken as clean.'),
  READ_PAPERS: z
    .stringbool()
    .default(true)
    .describe(
      'Whether workers read the printed words of a page to see what kind of paper it is (a second and 150 MB a page, one at a time).',
    ),
  METRICS_TOKEN: z
    .string()
    .default('')
    .describe(
      'Bearer token of /metrics. Without it /metrics answers only on the machine itself; production needs one.',
    ),
  TRUST_PROXY: z
    .stringbool()
    .default(false)
    .describe('Whether a load balancer in front of the api tells the address of the caller (x-forwarded-for).'),
  CALLS_PER_MINUTE: z.coerce
    .number()
    .int()
    .default(240)
    .describe('Calls a minute per person, or per device before login.'),
  WX_API_BASE: z.string().default('https://api.weixin.qq.com').describe('WeChat server API.'),
  WX_APPID: z.string().describe('WeChat mini-program id.'),
  WX_SECRET: z.string().describe('WeChat mini-program secret.'),
  WXPAY_BASE: z.string().default('https://api.mch.weixin.qq.com').describe('WeChat Pay v3.'),
  WXPAY_MCHID: z.string().describe('Merchant number at WeChat Pay.'),
  WXPAY_SERIAL_NO: z
    .string()
    .regex(/^[0-9A-F]{40}$/)
    .describe('Serial number of the merchant certificate, upper case.'),
  WXPAY_PRIVATE_KEY: pem.describe('Private key of the merchant certificate, PEM.'),
  WXPAY_API_V3_KEY: z.string().length(32).describe('APIv3 key: opens callbacks and certificates.'),
  WXPAY_PUBLIC_KEY_ID: z
    .string()
    .default('')
    .describe('PUB_KEY_ID_… of the WeChat Pay public key; empty for a merchant of platform certificates only.'),
  WXPAY_PUBLIC_KEY: pem.default('').describe('The WeChat Pay public key, PEM.'),
  WX_PUSH_TOKEN: z.string().describe('Token of WeChat message push.'),
  WX_PUSH_AES_KEY: z.string().length(43).describe('EncodingAESKey of WeChat message push.'),
  WX_TEMPLATES: json(PlatformTemplates).describe('Our template name -> WeChat template id and field names.'),
  ALIPAY_BASE: z.string().default('https://openapi.alipay.com').describe('Alipay gateway host.'),
  ALIPAY_APP_ID: z.string().describe('Alipay mini-program id.'),
  ALIPAY_APP_PRIVATE_KEY: pem.describe('Our RSA2 private key (PEM, newlines as \\n).'),
  ALIPAY_PUBLIC_KEY: pem.describe(
    "Alipay's public key (PEM); without it answers cannot be trusted, so the server refuses to start.",
  ),
  ALIPAY_SELLER_ID: z.string().describe('Our account at Alipay that the money goes to (PID, 2088...).'),
  ALIPAY_AES_KEY: z.string().describe('AES key of encrypted phone numbers (base64).'),
  ALIPAY_TEMPLATES: json(PlatformTemplates).describe('Our template name -> Alipay template id and field names.'),
  SMS_TENCENT_BASE: z.string().default('https://sms.tencentcloudapi.com').describe('First SMS provider.'),
  SMS_TENCENT_SECRET_ID: z.string().describe('Tencent Cloud SecretId.'),
  SMS_TENCENT_SECRET_KEY: z.string().describe('Tencent Cloud SecretKey.'),
  SMS_TENCENT_APP_ID: z.string().describe('SmsSdkAppId.'),
  SMS_TENCENT_TEMPLATES: json(SmsTemplates).describe(
    'Our template name -> Tencent template id and order of variables.',
  ),
  SMS_ALIYUN_BASE: z.string().default('https://dysmsapi.aliyuncs.com').describe('Second SMS provider.'),
  SMS_ALIYUN_KEY_ID: z.string().describe('Aliyun AccessKeyId.'),
  SMS_ALIYUN_KEY_SECRET: z.string().describe('Aliyun AccessKeySecret.'),
  SMS_ALIYUN_TEMPLATES: json(SmsTemplates).describe('Our template name -> Aliyun template code and variables.'),
  TTS_TENCENT_BASE: z
    .string()
    .default('https://tts.tencentcloudapi.com')
    .describe('Voice that reads pages aloud on phones without one (Tencent Cloud TTS).'),
  TTS_TENCENT_SECRET_ID: z.string().describe('SecretId of a sub-account that may call TextToVoice.'),
  TTS_TENCENT_SECRET_KEY: z.string().describe('SecretKey of that sub-account.'),
  TTS_TENCENT_VOICE: z.coerce
    .number()
    .int()
    .default(0)
    .describe("VoiceType of the provider's list of voices; 0 is its own choice."),
  TTS_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .default(10_000)
    .describe('How long the voice may take for one piece of a text; then the page says who else can read it.'),
  SMS_SIGN_NAME: z.string().default('安居一窗').describe('SMS signature, without brackets.'),
  SMS_RECEIPT_SECRET: z.string().min(16).describe('Secret part of the receipt URL: receipts are not signed.'),
  GOV_POPULATION_BASE: z.string().describe('Population register (city data exchange).'),
  GOV_POPULATION_APP_KEY: z.string().describe('Our key at the data exchange.'),
  GOV_POPULATION_APP_SECRET: z.string().describe('Our secret at the data exchange.'),
  GOV_DATA_BASE: z
    .string()
    .describe('Data exchange: household, marriage, social insurance, tax, register, contracts, talent, military.'),
  GOV_DATA_APP_KEY: z.string().describe('Our key at the data exchange of these sources.'),
  GOV_DATA_APP_SECRET: z.string().describe('Our secret at the data exchange of these sources.'),
  GOV_DATA_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .default(4000)
    .describe('How long one source may take; then its facts count as not answered, never as no.'),
  GOV_REGISTER_BASE: z.string().describe('Real-estate register: reading units, entries, changes.'),
  GOV_REGISTER_APP_KEY: z.string().describe('Our key at the register.'),
  GOV_REGISTER_APP_SECRET: z.string().describe('Our secret at the register; it signs its callbacks with the same one.'),
  GOV_REGISTER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .default(8000)
    .describe('How long the register may take; then an entry counts as unanswered and its outcome is asked for.'),
  COURIER_BASE: z.string().describe('Courier of results and papers: orders and where a parcel is.'),
  COURIER_APP_KEY: z.string().describe('Our key at the courier, who knows our counter by it.'),
  COURIER_APP_SECRET: z.string().describe('Our secret at the courier; it signs its callbacks with the same one.'),
  FISCAL_BASE: z.string().describe("The finance office's system for 财政电子票据: issuing, striking, asking."),
  FISCAL_APP_KEY: z.string().describe("Our key at the finance office's receipt system."),
  FISCAL_APP_SECRET: z.string().describe("Our secret at the finance office's receipt system."),
  FISCAL_VERIFY_URL: z
    .string()
    .describe('Public page on which anybody checks a fiscal receipt; code, number and check code are added to it.'),
  ELIGIBILITY_RULES: z
    .string()
    .default('')
    .describe(
      'Version of the rule set that official eligibility checks are fixed to, for demonstrations (for instance jinan-2018-04-19); every page says so. Empty: the law of the day. Production refuses it.',
    ),
  OUTSIDE_TIMEOUT_MS: z.coerce.number().int().default(5000).describe('How long an outside system may take.'),
} as const

const shape = z.object(settings)
export type Config = z.output<typeof shape>

/** In production these must be https on exactly these hosts: a forgotten test setting must not receive citizens' data. */
export const officialHosts: Partial<Record<keyof Config, string>> = {
  WX_API_BASE: 'api.weixin.qq.com',
  WXPAY_BASE: 'api.mch.weixin.qq.com',
  ALIPAY_BASE: 'openapi.alipay.com',
  SMS_TENCENT_BASE: 'sms.tencentcloudapi.com',
  SMS_ALIYUN_BASE: 'dysmsapi.aliyuncs.com',
  TTS_TENCENT_BASE: 'tts.tencentcloudapi.com',
}

/** Reads and checks everything at once; throws one error that lists every problem. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in settings && value !== ''))
  const result = shape.safeParse(given)
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const config = result.data
  if (config) {
    if (config.TOKEN_KEYS.some((key) => key.length < 32))
      problems.push('TOKEN_KEYS: each key needs at least 32 characters')
    if (!config.TOKEN_KEYS.length) problems.push('TOKEN_KEYS: at least one key')
    if (!config.QUOTE_KEYS.length || config.QUOTE_KEYS.some((key) => key.length < 32))
      problems.push('QUOTE_KEYS: at least one key, each of at least 32 characters')
    if (!config.FILE_LINK_KEYS.length || config.FILE_LINK_KEYS.some((key) => key.length < 32))
      problems.push('FILE_LINK_KEYS: at least one key, each of at least 32 characters')
    if (config.S3_ENDPOINT && (!config.S3_BUCKET || !config.S3_ACCESS_KEY || !config.S3_SECRET_KEY))
      problems.push('S3_ENDPOINT: needs S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY')
    if (config.NODE_ENV === 'production') problems.push(...productionProblems(config))
  }
  if (problems.length || !config) throw new Error(`The settings are not usable:\n- ${problems.join('\n- ')}`)
  return config
}

function productionProblems(config: Config): string[] {
  const problems: string[] = []
  for (const [name, host] of Object.entries(officialHosts)) {
    const url = URL.canParse(String(config[name as keyof Config]))
      ? new URL(String(config[name as keyof Config]))
      : undefined
    if (url?.protocol !== 'https:' || url.host !== host) problems.push(`${name}: in production only https://${host}`)
  }
  for (const name of [
    'PUBLIC_ORIGIN',
    'GOV_POPULATION_BASE',
    'GOV_DATA_BASE',
    'GOV_REGISTER_BASE',
    'COURIER_BASE',
    'FISCAL_BASE',
    'FISCAL_VERIFY_URL',
  ] as const) {
    if (!config[name].startsWith('https://')) problems.push(`${name}: in production only https`)
  }
  if (config.S3_ENDPOINT && !config.S3_ENDPOINT.startsWith('https://'))
    problems.push('S3_ENDPOINT: in production only https')
  if (config.ELIGIBILITY_RULES) problems.push('ELIGIBILITY_RULES: in production the law of the day decides')
  if (config.CERTIFICATE_KEY.startsWith('dev'))
    problems.push('CERTIFICATE_KEY: in production a key of its own, made where it is kept')
  if (config.METRICS_TOKEN.length < 16) problems.push('METRICS_TOKEN: in production at least 16 characters')
  return problems
}
