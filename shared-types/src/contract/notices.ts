import { z } from 'zod'
import { routes } from '../route.ts'
import { DoneShape, IdShape, InstantShape } from './shapes.ts'

export const NoticeShape = z.object({
  id: IdShape,
  at: InstantShape,
  title: z.string(),
  text: z.string(),
  /** Page of the mini-program that shows the matter, without a leading slash. */
  page: z.string().optional(),
  read: z.boolean(),
  /** How it reached the person: 短信已送达, 微信未订阅 and so on. */
  deliveries: z.array(z.object({ channel: z.enum(['sms', 'wechat', 'alipay']), text: z.string() })),
})
export type Notice = z.output<typeof NoticeShape>

export const notices = routes('/notices', {
  list: {
    method: 'GET',
    path: '',
    caller: 'account',
    summary: '我的消息，新的在前',
    changes: false,
    query: z.strictObject({ before: InstantShape.optional() }),
    reply: z.object({ items: z.array(NoticeShape), unread: z.number().int() }),
    errors: [],
  },
  read: {
    method: 'POST',
    path: '/:id/read',
    caller: 'account',
    summary: '标为已读',
    changes: { unkeyed: 'reading twice is reading' },
    reply: DoneShape,
    errors: ['NOT_YOURS'],
  },
  templates: {
    method: 'GET',
    path: '/templates',
    caller: 'account',
    summary: '可以请您订阅的消息模板（微信、支付宝）',
    changes: false,
    reply: z.object({
      items: z.array(
        // `left`: how many messages of it may still be sent; without one it would be silent.
        z.object({ template: z.string(), id: z.string(), title: z.string(), left: z.number().int().optional() }),
      ),
    }),
    errors: [],
  },
  subscribed: {
    method: 'POST',
    path: '/subscriptions',
    caller: 'account',
    summary: '告知订阅结果',
    changes: true,
    body: z.strictObject({
      accepted: z.array(z.string().max(64)).max(5),
      rejected: z.array(z.string().max(64)).max(5),
    }),
    reply: DoneShape,
    errors: [],
  },
})
