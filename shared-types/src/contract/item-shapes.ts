import { z } from 'zod'
import { feeTransactions } from '../money-words.ts'
import { IdShape, PlainDateShape } from './shapes.ts'

/** A law or notice with the article, and when it was issued. `unsure`: 以当地公布为准. */
export const ItemBasisShape = z.object({
  law: z.string(),
  article: z.string().optional(),
  number: z.string(),
  date: z.string(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemBasis = z.output<typeof ItemBasisShape>

export const ItemLimitShape = z.object({
  /** As people say it: 2 个工作小时, 即时办结. */
  words: z.string(),
  count: z.int().optional(),
  unit: z.enum(['minute', 'workingHour', 'workingDay', 'day', 'month', 'instant']),
  from: z.string().optional(),
  applies: z.string().optional(),
  basis: ItemBasisShape.optional(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemLimit = z.output<typeof ItemLimitShape>

export const ItemLineShape = z.object({
  code: IdShape,
  kind: z.enum(['trade', 'registration', 'fund']),
  kindLabel: z.string(),
  plainName: z.string(),
  name: z.string(),
  summary: z.string(),
  channel: z.enum(['online', 'window', 'both', 'instant', 'internal']),
  channelLabel: z.string(),
  /** What this city promises; empty when it has published nothing. */
  promise: z.array(ItemLimitShape),
  /** What the law gives the office; empty when no national text says anything. */
  statutory: z.array(ItemLimitShape),
  /** Why it was found, when it was searched for. */
  found: z
    .object({ by: z.enum(['words', 'pinyin', 'initials', 'sound', 'near', 'event']), term: z.string() })
    .optional(),
})
export type ItemLine = z.output<typeof ItemLineShape>

const MissingShape = z.enum(['deferrable', 'promise', 'key'])

export const ItemMaterialShape = z.object({
  id: IdShape,
  name: z.string(),
  form: z.string().optional(),
  why: z.string(),
  basis: ItemBasisShape,
  /** Office that already holds it. */
  heldBy: z.string().optional(),
  /** `waived`: nobody brings it here. `system`: filled in for the applicant. `bring`: the applicant's. */
  handling: z.enum(['waived', 'system', 'bring']),
  handlingText: z.string(),
  ifMissing: MissingShape,
  ifMissingText: z.string(),
  /** In words, when it is asked for only in some situations. */
  when: z.string().optional(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemMaterial = z.output<typeof ItemMaterialShape>

export const ItemStepShape = z.object({
  name: z.string(),
  role: z.string(),
  what: z.string(),
  clock: z.enum(['before', 'runs', 'paused', 'after']),
  clockText: z.string(),
})
export type ItemStep = z.output<typeof ItemStepShape>

export const HallOfficerShape = z.object({ name: z.string(), staffNo: z.string(), role: z.string() })

/** Who answers for an item in a hall, and who when that one is away (E8). */
export const HallOfficersShape = z.object({
  hallId: IdShape,
  hallName: z.string(),
  phone: z.string(),
  officer: HallOfficerShape.optional(),
  standIn: HallOfficerShape.optional(),
})
export type HallOfficers = z.output<typeof HallOfficersShape>

export const ItemVersionShape = z.object({ item: z.int(), city: z.int() })

export const ItemQuestionShape = z.object({
  title: z.string(),
  ask: z.string(),
  why: z.string().optional(),
  options: z.array(z.string()),
})
export type ItemQuestion = z.output<typeof ItemQuestionShape>

export const ItemShape = ItemLineShape.extend({
  on: PlainDateShape,
  city: z.object({ code: IdShape, name: z.string() }),
  version: ItemVersionShape,
  effectiveFrom: PlainDateShape,
  synonyms: z.array(z.string()),
  events: z.array(z.string()),
  applicants: z.string(),
  /** Service of the halls under which a place is booked. */
  service: IdShape.optional(),
  questions: z.array(ItemQuestionShape),
  materials: z.array(ItemMaterialShape),
  steps: z.array(ItemStepShape),
  fees: z.array(
    z.object({ rule: z.string(), name: z.string(), payer: z.string(), text: z.string(), unsure: z.boolean() }),
  ),
  feeNote: z.string().optional(),
  /** Transaction of POST fees/estimate. */
  estimateAs: z.enum(Object.keys(feeTransactions) as [keyof typeof feeTransactions]).optional(),
  statutoryNote: z.string().optional(),
  promiseNote: z.string().optional(),
  duties: z.array(ItemLimitShape),
  basis: z.array(ItemBasisShape),
  refusals: z.array(z.string()),
  faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
  officers: z.array(HallOfficersShape),
  /** What changed and when, the newest first. */
  changes: z.array(z.object({ version: z.int(), effectiveFrom: PlainDateShape, lines: z.array(z.string()) })),
  note: z.string().optional(),
})
export type Item = z.output<typeof ItemShape>
