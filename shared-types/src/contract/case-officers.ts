import { z } from 'zod'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const staff = { staff: ['clerk', 'registrar', 'supervisor'] } as const
const watchers = { staff: ['clerk', 'registrar', 'supervisor', 'inspector'] } as const
const NamedShape = z.object({ staffNo: z.string(), name: z.string() })

export const ColleagueShape = NamedShape.extend({
  post: z.string(),
  /** Cases in hand; ten stands for ten and more. */
  load: z.int(),
  isAway: z.boolean(),
  /** What this colleague could take over, in words. */
  works: z.string(),
})
export type Colleague = z.output<typeof ColleagueShape>

export const DrawShape = z.object({
  work: z.string(),
  /** The same in words: `不动产登记审核`. */
  workName: z.string(),
  at: InstantShape,
  chosen: NamedShape.optional(),
  /** In the order of the lot. */
  order: z.array(NamedShape.extend({ tickets: z.int(), score: z.string() })),
  excluded: z.array(NamedShape.extend({ why: z.string() })),
  /** What anybody needs to compute it by hand: case number, round and salt make the seed. The salt is told when its day is over. */
  seed: z.object({ caseNumber: z.string(), round: z.string(), day: PlainDateShape, salt: z.string().optional() }),
  saltDigest: z.string(),
  inputsDigest: z.string(),
  /** Computed again now from what is kept: which parts came out otherwise. None: the draw was as it says. */
  differs: z.array(z.string()),
})
export type Draw = z.output<typeof DrawShape>

const PickingShape = z.object({
  /** Pieces of own work that were done. */
  picks: z.int(),
  /** Of those: more urgent own work was left behind without a word. */
  skipped: z.int(),
  /** Of those: the same, with a reason. */
  explained: z.int(),
  /** `skipped` of `picks`. */
  sharePercent: z.number(),
})
const span = { from: PlainDateShape, until: PlainDateShape }

export const PickShape = z.object({
  id: IdShape,
  caseId: IdShape,
  number: z.string().optional(),
  name: z.string(),
  work: z.string(),
  at: InstantShape,
  /** What was more urgent and stayed behind. */
  over: z.array(z.object({ number: z.string().optional(), name: z.string() })),
  reason: z.string().optional(),
})
export type Pick = z.output<typeof PickShape>

const OwnPicksShape = z.object({ ...span, measure: PickingShape, items: z.array(PickShape) })
export type OwnPicks = z.output<typeof OwnPicksShape>

/** A clock that stood still longer than its ground usually takes. */
export const LongPauseShape = z.object({
  id: IdShape,
  caseId: IdShape,
  number: z.string().optional(),
  name: z.string(),
  /** Why it stands, and the paper that it rests on. */
  ground: z.string(),
  basis: z.string(),
  paper: z.string().optional(),
  from: InstantShape,
  /** Absent: it still stands. */
  until: InstantShape.optional(),
  workingDays: z.int(),
  usualDays: z.int(),
  /** Who had the case when it stopped. */
  by: NamedShape.optional(),
  finding: z.object({ by: z.string(), isRight: z.boolean(), reason: z.string(), at: InstantShape }).optional(),
})
export type LongPause = z.output<typeof LongPauseShape>

/** Who works on cases: drawn by a lot that can be computed again, handed on by choice, watched for picking. */
export const caseOfficers = routes('/case-officers', {
  colleagues: {
    method: 'GET',
    path: '/cases/:id/colleagues',
    caller: staff,
    summary: '可以接手这件的同事：在手多少件、在不在岗',
    changes: false,
    reply: z.object({ items: z.array(ColleagueShape) }),
    errors: ['NOT_YOUR_CASE'],
  },
  draws: {
    method: 'GET',
    path: '/cases/:id/draws',
    caller: watchers,
    summary: '这件的抽签记录，按留存的内容重新算一遍',
    changes: false,
    reply: z.object({
      hands: z.array(
        NamedShape.extend({ work: z.string(), workName: z.string(), since: InstantShape, how: z.string() }),
      ),
      items: z.array(DrawShape),
    }),
    errors: ['NOT_YOUR_CASE'],
  },
  picking: {
    method: 'GET',
    path: '/picking',
    caller: { staff: ['supervisor', 'inspector'] },
    summary: '最近两周有没有先挑容易的办：每人多少、哪些件总被放下',
    changes: false,
    reply: z.object({
      ...span,
      all: PickingShape,
      people: z.array(NamedShape.extend(PickingShape.shape)),
      leftBehind: z.array(
        z.object({ id: IdShape, number: z.string().optional(), name: z.string(), times: z.int(), holder: z.string() }),
      ),
    }),
    errors: [],
  },
  ownPicks: {
    method: 'GET',
    path: '/picks',
    caller: staff,
    summary: '我先办了后面的哪几件，可以说明理由',
    changes: false,
    reply: OwnPicksShape,
    errors: [],
  },
  explainPick: {
    method: 'PUT',
    path: '/picks/:id/reason',
    caller: staff,
    summary: '说明为什么先办这一件',
    changes: true,
    body: z.strictObject({ reason: typedText(200, '理由') }),
    reply: OwnPicksShape,
    errors: [],
  },
  longPauses: {
    method: 'GET',
    path: '/long-pauses',
    caller: { staff: ['supervisor', 'inspector'] },
    summary: '停得太久的办件：理由、材料、停了几天，等督查核对的在前',
    changes: false,
    reply: z.object({ items: z.array(LongPauseShape) }),
    errors: [],
  },
  checkPause: {
    method: 'PUT',
    path: '/long-pauses/:id',
    caller: { staff: ['inspector'] },
    summary: '督查核对：该不该停这么久，结论当事人看得到',
    changes: true,
    body: z.strictObject({ isRight: z.boolean(), reason: typedText(500, '理由') }),
    reply: z.object({ items: z.array(LongPauseShape) }),
    errors: [],
  },
  salt: {
    method: 'GET',
    path: '/salts/:day',
    caller: 'anyone',
    summary: '某天抽签用的盐：事先公布摘要，过后公布原文',
    changes: false,
    reply: z.object({
      day: PlainDateShape,
      digest: z.string(),
      /** Since when the digest stands. */
      committedAt: InstantShape,
      /** Once the day is over. */
      salt: z.string().optional(),
    }),
    errors: [],
  },
})
