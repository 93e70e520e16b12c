import { z } from 'zod'
import { routes } from '../route.ts'
import { appealStates, appointmentStates } from '../states.ts'
import { QuoteShape } from './halls.ts'
import { AllowedActionsShape, ClockTimeShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

/** What is typed while the place is held; kept on the server so that another device can go on (E11). */
export const AppointmentDraftShape = z.strictObject({
  remark: z.string().max(200).default(''),
  /** Help wanted on the day. */
  needs: z.array(z.enum(['wheelchair', 'hearing', 'sight', 'interpreter', 'companion'])).default([]),
})
export type AppointmentDraft = z.output<typeof AppointmentDraftShape>

export const AppointmentShape = z.object({
  id: IdShape,
  /** Read aloud on the phone and at the desk, for instance `A7K2M9`. */
  code: z.string(),
  state: z.enum(Object.keys(appointmentStates) as [keyof typeof appointmentStates]),
  stateLabel: z.string(),
  service: z.object({ code: IdShape, name: z.string() }),
  hall: z.object({ id: IdShape, name: z.string(), address: z.string() }),
  slotId: IdShape,
  date: PlainDateShape,
  from: ClockTimeShape,
  to: ClockTimeShape,
  holdEndsAt: InstantShape.optional(),
  /** The server's clock, so that a phone with a wrong clock counts down rightly. */
  serverNow: InstantShape,
  draft: AppointmentDraftShape,
  quote: QuoteShape.optional(),
  bring: z.array(z.string()),
  cancelBefore: InstantShape,
  checkInFrom: InstantShape,
  lateMinutes: z.number().int().optional(),
  movedTo: IdShape.optional(),
  ticketId: IdShape.optional(),
  /** To an agent: for whom. */
  actsFor: z.object({ name: z.string(), delegationId: IdShape }).optional(),
  /** To the person: who made it for them, and whether they still have to say that they want it. */
  madeBy: z.object({ shown: z.string(), askedToKeep: z.boolean() }).optional(),
  history: z.array(z.object({ at: InstantShape, text: z.string() })),
  allowedActions: AllowedActionsShape,
})
export type Appointment = z.output<typeof AppointmentShape>

export const NoShowShape = z.object({
  appointmentId: IdShape,
  service: z.string(),
  hall: z.string(),
  at: InstantShape,
  counts: z.boolean(),
  /** When this record stops counting. */
  decaysAt: InstantShape,
  appeal: z.object({
    state: z.enum(Object.keys(appealStates) as [keyof typeof appealStates]),
    label: z.string(),
    reason: z.string().optional(),
    answer: z.string().optional(),
  }),
})
export type NoShow = z.output<typeof NoShowShape>

export const appointments = routes('/appointments', {
  hold: {
    method: 'POST',
    path: '',
    caller: 'verified',
    summary: '占住一个时段的名额（10 分钟内确认）',
    changes: true,
    body: z.strictObject({
      slotId: IdShape,
      /** For whoever has delegated booking to the caller; the place counts as that person's. */
      delegationId: IdShape.optional(),
    }),
    reply: AppointmentShape,
    errors: [
      'PLACE_TAKEN',
      'PLACE_PAST',
      'PLACE_NOT_RELEASED',
      'ONE_PER_SERVICE',
      'BOOKING_PAUSED',
      'NOT_YOURS',
      'NOT_DELEGATED',
      'AGENT_QUOTA',
    ],
  },
  list: {
    method: 'GET',
    path: '',
    caller: 'account',
    summary: '我的预约（含保留中的，换手机也能接着办）',
    changes: false,
    reply: z.object({ items: z.array(AppointmentShape) }),
    errors: [],
  },
  noShows: {
    method: 'GET',
    path: '/no-shows',
    caller: 'account',
    summary: '我的爽约记录与网上预约状态',
    changes: false,
    reply: z.object({
      items: z.array(NoShowShape),
      counting: z.number().int(),
      limit: z.number().int(),
      pausedUntil: InstantShape.optional(),
      rule: z.string(),
    }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'account',
    summary: '一个预约',
    changes: false,
    reply: AppointmentShape,
    errors: ['NOT_YOURS'],
  },
  saveDraft: {
    method: 'PUT',
    path: '/:id/draft',
    caller: 'verified',
    summary: '保存正在填写的内容',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: AppointmentDraftShape,
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'HOLD_ENDED'],
  },
  confirm: {
    method: 'POST',
    path: '/:id/confirm',
    caller: 'verified',
    summary: '确认预约',
    changes: true,
    body: AppointmentDraftShape,
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'HOLD_ENDED'],
  },
  release: {
    method: 'POST',
    path: '/:id/release',
    caller: 'verified',
    summary: '放弃保留的名额',
    changes: true,
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'HOLD_ENDED'],
  },
  move: {
    method: 'POST',
    path: '/:id/move',
    caller: 'verified',
    summary: '改期：新时段占到之后才放回原时段',
    changes: true,
    body: z.strictObject({ slotId: IdShape }),
    reply: AppointmentShape,
    errors: [
      'NOT_YOURS',
      'NOT_DELEGATED',
      'PLACE_TAKEN',
      'PLACE_PAST',
      'PLACE_NOT_RELEASED',
      'MOVE_TOO_LATE',
      'SERVICE_NOT_HERE',
    ],
  },
  cancel: {
    method: 'POST',
    path: '/:id/cancel',
    caller: 'verified',
    summary: '取消预约（前一天 24:00 前）',
    changes: true,
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'CANCEL_TOO_LATE'],
  },
  runLate: {
    method: 'POST',
    path: '/:id/late',
    caller: 'verified',
    summary: '告诉大厅我会晚到',
    changes: true,
    body: z.strictObject({ minutes: z.union([z.literal(15), z.literal(30)]) }),
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED'],
  },
  keep: {
    method: 'POST',
    path: '/:id/keep',
    caller: 'verified',
    summary: '委托收回以后，本人说代办人约的这个号还要',
    changes: true,
    reply: AppointmentShape,
    errors: ['NOT_YOURS'],
  },
  appeal: {
    method: 'POST',
    path: '/:id/appeal',
    caller: 'account',
    summary: '对爽约记录申诉',
    changes: true,
    body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因').max(500) }),
    reply: NoShowShape,
    errors: ['NOT_YOURS', 'APPEAL_EXISTS'],
  },
  showCode: {
    method: 'GET',
    path: '/:id/show-code',
    caller: 'verified',
    summary: '出示给工作人员扫描的动态预约码',
    changes: false,
    reply: z.object({ code: z.string(), expiresAt: InstantShape, serverNow: InstantShape }),
    errors: ['NOT_YOURS', 'NOT_DELEGATED'],
  },
})
