import { z } from 'zod'
import { routes } from '../route.ts'
import { ticketStates } from '../states.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

/** The estimate and how good such estimates have been here (E20). */
export const EstimateShape = z.object({
  waitMinutes: z.tuple([z.number().int(), z.number().int()]),
  /** For instance `最近 40 次预估，36 次误差在 6 分钟以内`; absent until there are 10. */
  trackRecord: z
    .object({ count: z.number().int(), within: z.number().int(), toleranceMinutes: z.number().int() })
    .optional(),
})

export const TicketShape = z.object({
  id: IdShape,
  /** Shown on the hall's screen, for instance `A012`. */
  number: z.string(),
  state: z.enum(Object.keys(ticketStates) as [keyof typeof ticketStates]),
  stateLabel: z.string(),
  hall: z.object({ id: IdShape, name: z.string() }),
  service: z.object({ code: IdShape, name: z.string() }),
  takenAt: InstantShape,
  /** People who will be called before this one; 0 = next. Only while waiting. */
  ahead: z.number().int().optional(),
  estimate: EstimateShape.optional(),
  window: z.string().optional(),
  calledAt: InstantShape.optional(),
  openWindows: z.number().int(),
  appointmentId: IdShape.optional(),
  /** 赵** 代 王**, when somebody took it for another. */
  madeBy: z.string().optional(),
  /** Why this place in the order (E22): plain words. */
  orderReason: z.string(),
  serverNow: InstantShape,
  allowedActions: AllowedActionsShape,
})
export type Ticket = z.output<typeof TicketShape>

export const DisplayShape = z.object({
  hall: z.object({ id: IdShape, name: z.string() }),
  serverNow: InstantShape,
  open: z.boolean(),
  openText: z.string(),
  calls: z.array(
    z.object({
      number: z.string(),
      window: z.string(),
      state: z.enum(['called', 'serving', 'missed']),
      at: InstantShape,
      recalls: z.number().int(),
    }),
  ),
  waiting: z.array(
    z.object({
      service: z.string(),
      count: z.number().int(),
      waitMinutes: z.tuple([z.number().int(), z.number().int()]),
      next: z.array(z.string()),
    }),
  ),
  /** For scanning; changes every minute, old ones are accepted for two more. */
  checkIn: z.object({ code: z.string(), url: z.string(), expiresAt: InstantShape }),
})
export type Display = z.output<typeof DisplayShape>

export const queue = routes('/queue', {
  checkIn: {
    method: 'POST',
    path: '/check-in',
    caller: 'verified',
    summary: '扫描大厅取号码：有今日预约的转为取号，没有的按所选业务现场取号',
    changes: true,
    body: z.strictObject({
      hallCode: z.string().min(1).max(200),
      service: IdShape.optional(),
      /** This appointment and no other, for instance of somebody who has delegated it to the caller. */
      appointmentId: IdShape.optional(),
    }),
    reply: TicketShape,
    errors: [
      'HALL_CODE_INVALID',
      'HALL_CODE_EXPIRED',
      'HALL_CLOSED',
      'TOO_EARLY',
      'ALREADY_IN_QUEUE',
      'SERVICE_REQUIRED',
      'SERVICE_NOT_HERE',
      'NOT_YOURS',
      'NOT_DELEGATED',
    ],
  },
  mine: {
    method: 'GET',
    path: '/tickets',
    caller: 'account',
    summary: '我今天的号',
    changes: false,
    reply: z.object({ items: z.array(TicketShape) }),
    errors: [],
  },
  ticket: {
    method: 'GET',
    path: '/tickets/:id',
    caller: 'account',
    summary: '一个号的位置与预计等候',
    changes: false,
    reply: TicketShape,
    errors: ['NOT_YOURS'],
  },
  follow: {
    method: 'GET',
    path: '/tickets/:id/stream',
    caller: 'account',
    summary: '一个号的实时变化（server-sent events）',
    changes: false,
    stream: true,
    reply: TicketShape,
    errors: ['NOT_YOURS'],
  },
  leave: {
    method: 'POST',
    path: '/tickets/:id/leave',
    caller: 'account',
    summary: '不等了',
    changes: true,
    reply: TicketShape,
    errors: ['NOT_YOURS'],
  },
})

export const display = routes('/open', {
  show: {
    method: 'GET',
    path: '/halls/:hallId/display',
    caller: 'anyone',
    summary: '大厅叫号屏',
    changes: false,
    reply: DisplayShape,
    errors: [],
  },
  follow: {
    method: 'GET',
    path: '/halls/:hallId/display/stream',
    caller: 'anyone',
    summary: '大厅叫号屏的实时变化（server-sent events）',
    changes: false,
    stream: true,
    reply: DisplayShape,
    errors: [],
  },
})
