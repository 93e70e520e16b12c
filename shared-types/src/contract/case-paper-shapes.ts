import { z } from 'zod'
import { ItemMaterialShape } from './item-shapes.ts'
import { IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const PaperShape = z.object({
  documentId: IdShape.optional(),
  how: z.enum(['uploaded', 'seen']),
  howText: z.string(),
  at: InstantShape,
  by: z.string(),
  /** Why it cannot be used. */
  unusable: z.string().optional(),
})

/** What an office said when the machine asked it. */
export const InstantFactShape = z.object({
  material: z.string(),
  name: z.string(),
  source: z.string(),
  said: z.enum(['found', 'not-found', 'silent', 'doubtful']),
  saidText: z.string(),
  text: z.string(),
  /** How old the office's own data are. */
  asOf: InstantShape.optional(),
  at: InstantShape,
})
export type InstantFactView = z.output<typeof InstantFactShape>

/** What can stand in for a paper that is not there: 免提交, 告知承诺, 容缺受理, 容缺收件. Four things, never one flag. */
export const PaperCureShape = z.object({
  cure: z.enum(['waiver', 'pledge', 'deferral', 'keeping']),
  name: z.string(),
  allowed: z.boolean(),
  /** What it means, or why it is not to be had here. */
  text: z.string(),
  /** The last day that may be named. */
  latest: PlainDateShape.optional(),
  /** What one signs, sentence by sentence; empty where nothing is promised. */
  statement: z.array(z.string()),
  source: z.string(),
})
export type PaperCure = z.output<typeof PaperCureShape>

/** A promise of a case: which paper, by when, whose clock runs, what follows. */
export const PaperPromiseShape = z.object({
  id: IdShape,
  material: IdShape,
  name: z.string(),
  cure: z.enum(['pledge', 'deferral']),
  cureName: z.string(),
  promisedOn: PlainDateShape,
  /** Last day; none where the promise stands for the paper for good. */
  due: PlainDateShape.optional(),
  /** Days that are left; 0 on the last day. */
  daysLeft: z.int().optional(),
  state: z.enum(['open', 'kept', 'broken']),
  stateText: z.string(),
  /** The paper came and waits for somebody to look at it. */
  isDelivered: z.boolean(),
  clockText: z.string(),
  ifBroken: z.string(),
  source: z.string(),
  statement: z.array(z.string()),
  /** Until when the day may be moved, once; absent: not any more. */
  postponeUntil: PlainDateShape.optional(),
  postponed: z.object({ from: PlainDateShape, reason: z.string() }).optional(),
})
export type PaperPromise = z.output<typeof PaperPromiseShape>

export const CaseMaterialShape = ItemMaterialShape.extend({
  /** `open`: still to come from the applicants. */
  status: z.enum(['waived', 'system', 'given', 'promised', 'open']),
  statusText: z.string(),
  papers: z.array(PaperShape),
  /** Item of a package that asks for it. */
  item: IdShape,
  /** Of a paper that is owed: what can stand in for it. */
  cures: z.array(PaperCureShape),
})
export type CaseMaterial = z.output<typeof CaseMaterialShape>

/** The one complete list (一次性告知). */
export const ShortfallShape = z.object({
  at: InstantShape,
  by: z.string(),
  due: PlainDateShape,
  items: z.array(z.object({ material: z.string(), name: z.string(), why: z.string(), basis: z.string() })),
  /** Why more was asked for than the first list said, and who allowed it. */
  override: z.string().optional(),
  /** Of a list before acceptance: what was handed in is kept until the last day, and no clock runs (容缺收件). */
  keeping: z.string().optional(),
})
export type Shortfall = z.output<typeof ShortfallShape>
