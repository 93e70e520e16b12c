import { z } from 'zod'
import { routes } from '../route.ts'
import { IdShape, InstantShape } from './shapes.ts'

/** What an owner who is no side of a case may know of it: which home, what kind, when. Nothing about the others. */
export const OwnerAlertShape = z.object({
  id: IdShape,
  home: z.string(),
  matter: z.string(),
  /** 有人提交了申请, 已受理, 有人查看了登记信息. */
  what: z.string(),
  at: InstantShape,
  /** How it stands now, in one sentence. */
  text: z.string(),
  /** Whether 不是我 still stops it. */
  maySayNo: z.boolean(),
  saidNoAt: InstantShape.optional(),
})
export type OwnerAlert = z.output<typeof OwnerAlertShape>

export const ownerAlerts = routes('/owner-alerts', {
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我名下房屋的提醒：哪套房、什么事、什么时候',
    changes: false,
    reply: z.object({ items: z.array(OwnerAlertShape), lookUps: z.boolean() }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'verified',
    summary: '一条房屋提醒',
    changes: false,
    reply: OwnerAlertShape,
    errors: ['NOT_YOURS'],
  },
  notMe: {
    method: 'POST',
    path: '/:id/not-me',
    caller: 'verified',
    summary: '不是我：不是当事人的权利人也能立即冻结，值班人员核实',
    changes: true,
    body: z.strictObject({ words: z.string().trim().max(500).default('') }),
    reply: OwnerAlertShape,
    errors: ['NOT_YOURS'],
  },
  watchLookUps: {
    method: 'PUT',
    path: '/look-ups',
    caller: 'verified',
    summary: '有人查看我名下房屋的登记信息时，也提醒我',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({ on: z.boolean() }),
    reply: z.object({ on: z.boolean() }),
    errors: [],
  },
})
