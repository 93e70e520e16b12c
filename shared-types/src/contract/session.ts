import { z } from 'zod'
import { routes } from '../route.ts'
import { MeShape } from './me.ts'
import { DoneShape, InstantShape } from './shapes.ts'

const Phone = z.string().trim().min(1).max(32)
const SmsCode = z.string().regex(/^\d{6}$/, '请填写 6 位数字')
export const TokensShape = z.object({
  accessToken: z.string(),
  accessExpiresAt: InstantShape,
  refreshToken: z.string(),
  refreshExpiresAt: InstantShape,
})
export type Tokens = z.output<typeof TokensShape>

/** `choose`: several people share this phone (老人、双胞胎共用手机); the person says who they are, or that they are new here. */
export const LoginReplyShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in'), tokens: TokensShape, me: MeShape }),
  z.object({
    kind: z.literal('choose'),
    ticket: z.string(),
    people: z.array(
      z.object({
        choice: z.string(),
        maskedName: z.string(),
        /** The number was not used for long and may be somebody else's by now: their ID number is asked for too. */
        proof: z.literal('id-number').optional(),
      }),
    ),
  }),
])
export type LoginReply = z.output<typeof LoginReplyShape>

const single = { unkeyed: 'a single-use code makes a repeat harmless' }

export const session = routes('/session', {
  sendCode: {
    method: 'POST',
    path: '/sms-code',
    caller: 'anyone',
    summary: '发送登录验证码短信',
    changes: { unkeyed: 'limited to one message a minute per phone' },
    body: z.strictObject({ phone: Phone }),
    reply: z.object({
      resendAfterSeconds: z.number().int(),
      validForMinutes: z.number().int(),
      maskedPhone: z.string(),
    }),
    errors: ['PHONE_INVALID', 'CODE_TOO_SOON', 'CODE_LIMIT'],
  },
  byPhone: {
    method: 'POST',
    path: '/phone',
    caller: 'anyone',
    summary: '手机号加验证码登录；与家人共用手机号而本人还没有账号时 someoneElse 为 true，总是先选是哪一位',
    changes: single,
    body: z.strictObject({ phone: Phone, code: SmsCode, someoneElse: z.boolean().default(false) }),
    reply: LoginReplyShape,
    errors: ['PHONE_INVALID', 'CODE_WRONG', 'CODE_EXPIRED'],
  },
  choose: {
    method: 'POST',
    path: '/choose',
    caller: 'anyone',
    summary: '多人共用手机号时选择本人（choice 为 new 表示新用户）',
    changes: single,
    body: z.strictObject({
      ticket: z.string().max(200),
      choice: z.string().max(64),
      /** Where `proof` asks for it. */
      idNumber: z.string().trim().max(32).optional(),
    }),
    reply: LoginReplyShape,
    errors: ['CHOICE_EXPIRED', 'PERSON_NOT_PROVED'],
  },
  byWechat: {
    method: 'POST',
    path: '/wechat',
    caller: 'anyone',
    summary: '微信登录',
    changes: single,
    body: z.strictObject({ code: z.string().min(1).max(256) }),
    reply: LoginReplyShape,
    errors: ['PLATFORM_CODE_REFUSED', 'PLATFORM_SILENT'],
  },
  byAlipay: {
    method: 'POST',
    path: '/alipay',
    caller: 'anyone',
    summary: '支付宝登录',
    changes: single,
    body: z.strictObject({ authCode: z.string().min(1).max(256) }),
    reply: LoginReplyShape,
    errors: ['PLATFORM_CODE_REFUSED', 'PLATFORM_SILENT'],
  },
  bindWechatPhone: {
    method: 'POST',
    path: '/wechat/phone',
    caller: 'account',
    summary: '用微信手机号授权绑定手机号',
    changes: single,
    body: z.strictObject({ code: z.string().min(1).max(256) }),
    reply: LoginReplyShape,
    errors: ['PLATFORM_CODE_REFUSED', 'PLATFORM_SILENT'],
  },
  bindAlipayPhone: {
    method: 'POST',
    path: '/alipay/phone',
    caller: 'account',
    summary: '用支付宝手机号授权绑定手机号',
    changes: single,
    body: z.strictObject({ response: z.string().min(1).max(4096) }),
    reply: LoginReplyShape,
    errors: ['PLATFORM_CODE_REFUSED', 'PLATFORM_SILENT'],
  },
  bindPhone: {
    method: 'POST',
    path: '/bind-phone',
    caller: 'account',
    summary: '用短信验证码绑定手机号',
    changes: single,
    body: z.strictObject({ phone: Phone, code: SmsCode }),
    reply: LoginReplyShape,
    errors: ['PHONE_INVALID', 'CODE_WRONG', 'CODE_EXPIRED'],
  },
  refresh: {
    method: 'POST',
    path: '/refresh',
    caller: 'anyone',
    summary: '续期登录（旧的续期凭证随即作废）',
    changes: { unkeyed: 'rotation makes a repeat detectable; it ends the family of tokens' },
    body: z.strictObject({ refreshToken: z.string().min(1).max(512) }),
    reply: TokensShape,
    errors: ['SESSION_REUSED'],
  },
  logout: {
    method: 'POST',
    path: '/logout',
    caller: 'account',
    summary: '退出登录；everywhere 为 true 时退出全部设备',
    changes: { unkeyed: 'ending an ended session changes nothing' },
    body: z.strictObject({ everywhere: z.boolean().default(false) }),
    reply: DoneShape,
    errors: [],
  },
})
