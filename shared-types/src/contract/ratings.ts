import { z } from 'zod'
import { routes } from '../route.ts'
import { ratingStates } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const LevelShape = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)])
const StateShape = z.enum(Object.keys(ratingStates) as [keyof typeof ratingStates])
const said = z.object({ level: LevelShape, label: z.string(), words: z.string().optional(), at: InstantShape })

export const RatingShape = z.object({
  id: IdShape,
  /** What was done. */
  matter: z.string(),
  kind: z.enum(['case', 'visit']),
  servedAt: InstantShape,
  /** Until when it may be rated. */
  until: InstantShape,
  state: StateShape,
  stateLabel: z.string(),
  rating: said.optional(),
  again: said.optional(),
  /** What happens with it, in a sentence. */
  now: z.string(),
  allowedActions: AllowedActionsShape,
})
export type Rating = z.output<typeof RatingShape>

/** Without who rated, as long as it is not over. */
export const StaffRatingShape = z.object({
  id: IdShape,
  matter: z.string(),
  state: StateShape,
  stateLabel: z.string(),
  rating: said.optional(),
  again: said.optional(),
  /** Masked; only once it is over. */
  who: z.string().optional(),
  /** Whoever served, by name; only once it is over. */
  served: z.array(z.string()).optional(),
  /** Whether it is about the caller. */
  isMine: z.boolean(),
  due: InstantShape.optional(),
  isLate: z.boolean(),
  correction: z.string().optional(),
  appeal: z.object({ by: z.string(), reason: z.string(), at: InstantShape, answer: z.string().optional() }).optional(),
  allowedActions: AllowedActionsShape,
})
export type StaffRating = z.output<typeof StaffRatingShape>

const RateShape = z.strictObject({
  level: LevelShape,
  words: z.string().trim().max(500, '最多 500 个字。').default(''),
})
const staff = { staff: ['clerk', 'registrar', 'supervisor', 'inspector'] } as const

export const ratings = routes('/ratings', {
  mine: {
    method: 'GET',
    path: '',
    caller: 'account',
    summary: '我能评的和评过的：办完一件，评一次',
    changes: false,
    reply: z.object({ items: z.array(RatingShape) }),
    errors: [],
  },
  rate: {
    method: 'POST',
    path: '/:id/rate',
    caller: 'account',
    summary: '评价：五级选一，可以写几句',
    changes: true,
    body: RateShape,
    reply: RatingShape,
    errors: ['NOT_YOURS', 'RATING_OVER'],
  },
  again: {
    method: 'POST',
    path: '/:id/again',
    caller: 'account',
    summary: '整改以后再评一次',
    changes: true,
    body: RateShape,
    reply: RatingShape,
    errors: ['NOT_YOURS', 'RATING_OVER'],
  },
  desk: {
    method: 'GET',
    path: '/desk',
    caller: staff,
    summary: '差评：要回访、要整改、要核实申诉的；办结前看不到是谁评的',
    changes: false,
    reply: z.object({ items: z.array(StaffRatingShape) }),
    errors: [],
  },
  correct: {
    method: 'POST',
    path: '/:id/correct',
    caller: { staff: ['supervisor'] },
    summary: '写明怎么整改的，并告诉评价人',
    changes: true,
    body: z.strictObject({ words: typedText(500, '整改情况') }),
    reply: StaffRatingShape,
    errors: [],
  },
  appeal: {
    method: 'POST',
    path: '/:id/appeal',
    caller: staff,
    summary: '经办人认为是误评，申请核实',
    changes: true,
    body: z.strictObject({ reason: typedText(300, '理由') }),
    reply: StaffRatingShape,
    errors: ['NOT_YOUR_RATING'],
  },
  decideAppeal: {
    method: 'POST',
    path: '/:id/appeal/decide',
    caller: { staff: ['supervisor', 'inspector'] },
    summary: '由没有经办过的人核实是不是误评',
    changes: true,
    body: z.strictObject({ isWrong: z.boolean(), reason: typedText(300, '理由') }),
    reply: StaffRatingShape,
    errors: ['SAME_PERSON'],
  },
})

export const RatingCountsShape = z.object({
  name: z.string(),
  /** From 非常满意 to 非常不满意. */
  levels: z.array(z.object({ level: LevelShape, label: z.string(), count: z.int() })),
  /** 未评: a number of its own. */
  unrated: z.int(),
  bad: z.int(),
  corrected: z.int(),
  /** Found wrong, not counted above. */
  annulled: z.int(),
})
export type RatingCountsOf = z.output<typeof RatingCountsShape>

export const openRatings = routes('/open/ratings', {
  counts: {
    method: 'GET',
    path: '',
    caller: 'anyone',
    summary: '好差评公开：各事项每一级多少、未评多少、差评整改了多少',
    changes: false,
    query: z.strictObject({ from: PlainDateShape.optional() }),
    reply: z.object({ since: PlainDateShape, all: RatingCountsShape, items: z.array(RatingCountsShape) }),
    errors: [],
  },
})
