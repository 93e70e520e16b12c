import { z } from 'zod'
import { routes } from '../route.ts'
import { collectionEnds, collectionStates, collectionWays, paperHolders } from '../states.ts'
import { typedText } from './case-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])
const staff = { staff: ['clerk', 'supervisor'] } as const

/** Where somebody is who gives or gets a parcel. */
export const ContactShape = z.strictObject({
  name: typedText(60, '姓名'),
  phone: z.string().regex(/^1[3-9]\d{9}$/, '手机号要 11 位数字。'),
  address: z.string().trim().min(6, '请写到门牌号。').max(120, '地址最多 120 个字。'),
})
const CustodyShape = z.object({
  from: z.string(),
  to: z.string(),
  at: InstantShape,
  person: z.string(),
  /** 交接码核对无误, or what stood in its place. */
  how: z.string(),
})
const TrackLineShape = z.object({ at: InstantShape, text: z.string(), place: z.string() })

const paper = {
  id: IdShape,
  caseId: IdShape,
  direction: z.enum(['out', 'in']),
  state: keysOf(collectionStates),
  stateLabel: z.string(),
  way: keysOf(collectionWays),
  wayLabel: z.string(),
  /** One sentence: what happens now and what to do. */
  now: z.string(),
  /** Who has the paper. */
  holder: keysOf(paperHolders),
  /** Six digits, while this side has to show them. */
  code: z.string().optional(),
  parcel: z.object({ company: z.string(), trackingNumber: z.string() }).optional(),
  custody: z.array(CustodyShape),
}

export const CollectionShape = z.object({
  ...paper,
  /** Masked. */
  contact: z.object({ name: z.string(), phone: z.string(), address: z.string() }).optional(),
  track: z.array(TrackLineShape),
  allowedActions: AllowedActionsShape,
})
export type Collection = z.output<typeof CollectionShape>

/** Where the result lies until somebody fetches it. */
const ResultHallShape = z.object({
  name: z.string(),
  address: z.string(),
  /** `1–4 号窗口`. */
  windows: z.string(),
  /** As at the door: `工作日 09:00–12:00、13:30–17:00`. */
  hours: z.string(),
  /** Open now, or when next. */
  openText: z.string(),
  phone: z.string(),
  transport: z.string(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})
export type ResultHall = z.output<typeof ResultHallShape>

export const CaseCollectionsShape = z.object({
  caseName: z.string(),
  /** Window where the result lies. */
  place: z.string(),
  hall: ResultHallShape.optional(),
  /** What comes before the paper is in hand, while the fee is not paid. */
  steps: z.array(z.object({ text: z.string(), state: z.enum(['now', 'later']) })),
  /** The result on its way to the citizen. */
  out: CollectionShape.optional(),
  /** Papers on their way to the office. */
  in: CollectionShape.optional(),
  /** `choose`: how the result comes; `fetch`: have papers fetched; `pay`: the fee that it waits for. */
  allowedActions: AllowedActionsShape,
})
export type CaseCollections = z.output<typeof CaseCollectionsShape>

export const StaffCollectionShape = z.object({
  ...paper,
  caseName: z.string(),
  number: z.string(),
  /** Masked. */
  name: z.string(),
  since: InstantShape,
  /** Why somebody has to look. */
  trouble: z.string().optional(),
  allowedActions: AllowedActionsShape,
})
export type StaffCollection = z.output<typeof StaffCollectionShape>

export const collections = routes('/collections', {
  ofCase: {
    method: 'GET',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '一件业务的领取和寄递：证在哪里，怎么拿',
    changes: false,
    reply: CaseCollectionsShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED'],
  },
  choose: {
    method: 'POST',
    path: '/cases/:caseId',
    caller: 'verified',
    summary: '选择窗口、自助取件点或快递；没寄出前可以改',
    changes: true,
    body: z.discriminatedUnion('way', [
      z.strictObject({ way: z.enum(['window', 'pickup']) }),
      z.strictObject({ way: z.literal('courier'), contact: ContactShape }),
    ]),
    reply: CaseCollectionsShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'COLLECTION_NOT_OPEN', 'COLLECTION_UNDER_WAY', 'COURIER_SILENT'],
  },
  fetch: {
    method: 'POST',
    path: '/cases/:caseId/fetch',
    caller: 'verified',
    summary: '请快递上门取材料',
    changes: true,
    body: z.strictObject({ contact: ContactShape }),
    reply: CaseCollectionsShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'COLLECTION_NOT_OPEN'],
  },
  callOff: {
    method: 'POST',
    path: '/cases/:caseId/fetch/call-off',
    caller: 'verified',
    summary: '不用上门取材料了',
    changes: true,
    reply: CaseCollectionsShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED', 'COLLECTION_UNDER_WAY', 'COURIER_SILENT'],
  },
  newCode: {
    method: 'POST',
    path: '/:id/code',
    caller: 'verified',
    summary: '换一个交接码',
    changes: true,
    reply: CaseCollectionsShape,
    errors: ['NOT_YOURS', 'NOT_DELEGATED'],
  },
  desk: {
    method: 'GET',
    path: '/desk',
    caller: staff,
    summary: '交接清单：要发的、要收的、要查的',
    changes: false,
    reply: z.object({ items: z.array(StaffCollectionShape) }),
    errors: [],
  },
  handOver: {
    method: 'POST',
    path: '/desk/hand-over',
    caller: staff,
    summary: '输入或扫领取人的交接码，当面发证',
    changes: true,
    body: z.strictObject({ id: IdShape, code: z.string().regex(/^\d{6}$/, '交接码是 6 位数字。') }),
    reply: StaffCollectionShape,
    errors: ['HAND_OVER_CODE_WRONG', 'HAND_OVER_CODE_VOID', 'COLLECTION_NOT_OPEN'],
  },
  settle: {
    method: 'POST',
    path: '/:id/settle',
    caller: staff,
    summary: '快递出了问题，写明怎么处理的',
    changes: true,
    body: z.strictObject({
      how: keysOf(collectionEnds),
      words: typedText(300, '经过'),
    }),
    reply: StaffCollectionShape,
    errors: ['COLLECTION_NOT_OPEN'],
  },
})
