import { z } from 'zod'
import { routes } from '../route.ts'
import { realNameStates } from '../states.ts'
import { IdShape, InstantShape } from './shapes.ts'

const StaffShape = z.object({
  staffNo: z.string(),
  name: z.string(),
  roles: z.array(z.enum(['clerk', 'registrar', 'supervisor', 'inspector', 'admin'])),
  hallId: IdShape,
  hallName: z.string(),
})

export const MeShape = z.object({
  id: IdShape,
  maskedPhone: z.string().optional(),
  realName: z.object({
    state: z.enum(Object.keys(realNameStates) as [keyof typeof realNameStates]),
    label: z.string(),
    maskedName: z.string().optional(),
    /** Where the answer comes from and how old it is (E32). */
    source: z.string().optional(),
    asOf: InstantShape.optional(),
  }),
  channels: z.array(z.enum(['h5', 'wechat', 'alipay'])),
  staff: StaffShape.optional(),
  preferences: z.object({ largeType: z.boolean() }),
  unreadNotices: z.number().int(),
})
export type Me = z.output<typeof MeShape>

/** Who of staff looked, when, at what and why. */
export const AccessLogShape = z.object({
  items: z.array(z.object({ at: InstantShape, who: z.string(), what: z.string(), why: z.string() })),
})
export type AccessLog = z.output<typeof AccessLogShape>

export const me = routes('/me', {
  get: { method: 'GET', path: '', caller: 'account', summary: '我的账号', changes: false, reply: MeShape, errors: [] },
  proveRealName: {
    method: 'POST',
    path: '/real-name',
    caller: 'account',
    summary: '核验姓名和身份证号码（人口信息系统）；系统没有回应时转为排队核验，不判为不符',
    changes: true,
    body: z.strictObject({ name: z.string().min(1).max(100), idNumber: z.string().min(1).max(32) }),
    reply: MeShape,
    errors: [
      'NAME_INVALID',
      'ID_NUMBER_INVALID',
      'REAL_NAME_MISMATCH',
      'REAL_NAME_DONE',
      'REAL_NAME_ELSEWHERE',
      'CODE_LIMIT',
    ],
  },
  claimRealName: {
    method: 'POST',
    path: '/real-name/claim',
    caller: 'account',
    summary: '身份已在另一个手机号实名时，用发到原手机号的验证码确认并合并账号',
    changes: { unkeyed: 'a single-use code makes a repeat harmless' },
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, '请填写 6 位数字') }),
    reply: z.object({ merged: z.literal(true) }),
    errors: ['CODE_WRONG', 'CODE_EXPIRED'],
  },
  savePreferences: {
    method: 'PUT',
    path: '/preferences',
    caller: 'account',
    summary: '保存偏好（长辈版大字）',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({ largeType: z.boolean() }),
    reply: MeShape,
    errors: [],
  },
  accessLog: {
    method: 'GET',
    path: '/access-log',
    caller: 'account',
    summary: '谁在什么时候因为什么看过我的资料',
    changes: false,
    reply: AccessLogShape,
    errors: [],
  },
})
