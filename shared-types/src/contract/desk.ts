import { z } from 'zod'
import { routes } from '../route.ts'
import { ticketStates } from '../states.ts'
import { NoShowShape } from './appointments.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

/** A ticket as the clerk sees it. */
export const DeskTicketShape = z.object({
  id: IdShape,
  number: z.string(),
  state: z.enum(Object.keys(ticketStates) as [keyof typeof ticketStates]),
  stateLabel: z.string(),
  service: z.object({ code: IdShape, name: z.string() }),
  /** Masked; the full name is shown only for the person at one's own window. */
  name: z.string(),
  /** 赵** 代 王**: whoever stands here acts for that person. */
  madeBy: z.string().optional(),
  takenAt: InstantShape,
  calledAt: InstantShape.optional(),
  startedAt: InstantShape.optional(),
  recalls: z.number().int(),
  waitedMinutes: z.number().int(),
  byAppointment: z.boolean(),
  needs: z.array(z.string()),
  remark: z.string(),
  orderReason: z.string(),
  allowedActions: AllowedActionsShape,
})
export type DeskTicket = z.output<typeof DeskTicketShape>

export const DeskShape = z.object({
  hall: z.object({ id: IdShape, name: z.string() }),
  serverNow: InstantShape,
  /** The caller's own window today, if opened. */
  window: z.object({ no: z.string(), services: z.array(IdShape), openedAt: InstantShape }).optional(),
  windows: z.array(
    z.object({
      no: z.string(),
      services: z.array(z.string()),
      openedBy: z.string().optional(),
      current: z.string().optional(),
    }),
  ),
  current: DeskTicketShape.optional(),
  waiting: z.array(DeskTicketShape),
  missed: z.array(DeskTicketShape),
  servedToday: z.number().int(),
  services: z.array(z.object({ code: IdShape, name: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type Desk = z.output<typeof DeskShape>

const AppealShape = z.object({
  id: IdShape,
  name: z.string(),
  openedAt: InstantShape,
  noShow: NoShowShape,
  hallRanLate: z.string(),
})
export type Appeal = z.output<typeof AppealShape>

const desk_ = { staff: ['clerk', 'supervisor'] } as const
const chief = { staff: ['supervisor'] } as const

export const desk = routes('/staff', {
  desk: {
    method: 'GET',
    path: '/desk',
    caller: desk_,
    summary: '我的窗口工作台',
    changes: false,
    reply: DeskShape,
    errors: [],
  },
  openWindow: {
    method: 'POST',
    path: '/windows/:no/open',
    caller: desk_,
    summary: '开启窗口',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_BUSY'],
  },
  closeWindow: {
    method: 'POST',
    path: '/windows/:no/close',
    caller: desk_,
    summary: '关闭窗口',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_BUSY', 'WINDOW_CLOSED', 'WINDOW_TAKEN'],
  },
  callNext: {
    method: 'POST',
    path: '/windows/:no/call-next',
    caller: desk_,
    summary: '叫下一位',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_BUSY', 'WINDOW_CLOSED', 'WINDOW_TAKEN', 'QUEUE_EMPTY'],
  },
  recall: {
    method: 'POST',
    path: '/tickets/:id/recall',
    caller: desk_,
    summary: '重呼',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  start: {
    method: 'POST',
    path: '/tickets/:id/start',
    caller: desk_,
    summary: '开始办理',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  finish: {
    method: 'POST',
    path: '/tickets/:id/finish',
    caller: desk_,
    summary: '办结',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  miss: {
    method: 'POST',
    path: '/tickets/:id/miss',
    caller: desk_,
    summary: '过号',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  requeue: {
    method: 'POST',
    path: '/tickets/:id/requeue',
    caller: desk_,
    summary: '过号的群众回来了，重新排入',
    changes: true,
    reply: DeskShape,
    errors: ['WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  transfer: {
    method: 'POST',
    path: '/tickets/:id/transfer',
    caller: desk_,
    summary: '转到另一项业务的窗口，不重新排队',
    changes: true,
    body: z.strictObject({ service: IdShape }),
    reply: DeskShape,
    errors: ['SERVICE_NOT_HERE', 'ALREADY_IN_QUEUE', 'WINDOW_TAKEN', 'WINDOW_CLOSED'],
  },
  checkIn: {
    method: 'POST',
    path: '/check-in',
    caller: desk_,
    summary: '扫描群众出示的预约码，代为取号',
    changes: true,
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    reply: DeskTicketShape,
    errors: ['MY_CODE_INVALID', 'TOO_EARLY', 'ALREADY_IN_QUEUE', 'HALL_CLOSED'],
  },
  walkIn: {
    method: 'POST',
    path: '/walk-ins',
    caller: desk_,
    summary: '为没有手机的群众现场取号',
    changes: true,
    body: z.strictObject({ service: IdShape, name: z.string().trim().min(1).max(100) }),
    reply: DeskTicketShape,
    errors: ['SERVICE_NOT_HERE', 'HALL_CLOSED'],
  },
  appeals: {
    method: 'GET',
    path: '/appeals',
    caller: chief,
    summary: '待处理的爽约申诉',
    changes: false,
    reply: z.object({ items: z.array(AppealShape) }),
    errors: [],
  },
  decideAppeal: {
    method: 'POST',
    path: '/appeals/:id',
    caller: chief,
    summary: '处理爽约申诉',
    changes: true,
    body: z.strictObject({ uphold: z.boolean(), answer: z.string().trim().min(2, '请写明理由').max(500) }),
    reply: AppealShape,
    errors: ['APPEAL_DECIDED'],
  },
})
