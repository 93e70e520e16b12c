import { z } from 'zod'
import { routes } from '../route.ts'
import { dayParts, waitlistStates } from '../states.ts'
import { AppointmentShape } from './appointments.ts'
import { AllowedActionsShape, ClockTimeShape, IdShape, InstantShape, keysOf, PlainDateShape } from './shapes.ts'

const HallNameShape = z.object({ id: IdShape, name: z.string(), address: z.string() })

/** A freed place, kept for one person until `endsAt` (E16). */
export const PlaceOfferShape = z.object({
  id: IdShape,
  hall: HallNameShape,
  date: PlainDateShape,
  from: ClockTimeShape,
  to: ClockTimeShape,
  endsAt: InstantShape,
  totalSeconds: z.int(),
  /** What becomes of the place the person holds now, in words; absent when they hold none. */
  replaces: z.string().optional(),
})
export type PlaceOffer = z.output<typeof PlaceOfferShape>

/** Somebody's place in the line, as they see it. */
export const WaitEntryShape = z.object({
  id: IdShape,
  state: z.enum(keysOf(waitlistStates)),
  stateLabel: z.string(),
  service: z.object({ code: IdShape, name: z.string() }),
  halls: z.array(HallNameShape),
  from: PlainDateShape,
  to: PlainDateShape,
  parts: z.array(z.enum(keysOf(dayParts))),
  joinedAt: InstantShape,
  /** First in line is 1; while in line. */
  rank: z.int().optional(),
  offer: PlaceOfferShape.optional(),
  /** Places that went to somebody further back, each with the reason; the newest first. */
  passed: z.array(z.object({ at: InstantShape, text: z.string() })),
  history: z.array(z.object({ at: InstantShape, text: z.string() })),
  serverNow: InstantShape,
  allowedActions: AllowedActionsShape,
})
export type WaitEntry = z.output<typeof WaitEntryShape>

/** The link in a message names the offer: a tap on an old one never takes a new one. */
const OfferIdShape = z.strictObject({ offerId: IdShape })

export const waitlist = routes('/waitlist', {
  join: {
    method: 'POST',
    path: '',
    caller: 'verified',
    summary: '候补：约满的日子空出名额，按先后给您保留 15 分钟',
    changes: true,
    body: z.strictObject({
      service: IdShape,
      hallIds: z.array(IdShape).min(1, '请选大厅').max(5, '最多选 5 个大厅'),
      from: PlainDateShape,
      to: PlainDateShape,
      parts: z.array(z.enum(keysOf(dayParts))).min(1, '请选上午或下午'),
    }),
    reply: WaitEntryShape,
    errors: ['SERVICE_NOT_HERE', 'BOOKING_PAUSED', 'WAITING_ALREADY', 'PLACES_FREE'],
  },
  list: {
    method: 'GET',
    path: '',
    caller: 'account',
    summary: '我的候补',
    changes: false,
    reply: z.object({ items: z.array(WaitEntryShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'account',
    summary: '一个候补：排第几、有没有名额、为什么被跳过',
    changes: false,
    reply: WaitEntryShape,
    errors: ['NOT_YOURS'],
  },
  accept: {
    method: 'POST',
    path: '/:id/accept',
    caller: 'verified',
    summary: '要这个名额：约上之后才放回原来的',
    changes: true,
    body: OfferIdShape,
    reply: AppointmentShape,
    errors: ['NOT_YOURS', 'OFFER_ENDED', 'MOVE_TOO_LATE'],
  },
  decline: {
    method: 'POST',
    path: '/:id/decline',
    caller: 'verified',
    summary: '不要这个名额：给下一位，次序不变',
    changes: true,
    body: OfferIdShape,
    reply: WaitEntryShape,
    errors: ['NOT_YOURS', 'OFFER_ENDED'],
  },
  leave: {
    method: 'POST',
    path: '/:id/leave',
    caller: 'account',
    summary: '退出候补',
    changes: true,
    reply: WaitEntryShape,
    errors: ['NOT_YOURS'],
  },
})
