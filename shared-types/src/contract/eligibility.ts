import { z } from 'zod'
import {
  type Confidence,
  confidences,
  type EligibilityCity,
  type EligibilityDecision,
  type EligibilityFact,
  eligibilityCities,
  eligibilityDecisions,
  eligibilityFacts,
  type Finding,
  findings,
} from '../eligibility-words.ts'
import { routes } from '../route.ts'
import { keysOf, PlainDateShape } from './shapes.ts'

export const EligibilityCityShape = z.enum(keysOf(eligibilityCities) as [EligibilityCity], {
  error: '没有收录这个城市的购房资格规则。',
})
const FactNameShape = z.enum(keysOf(eligibilityFacts) as [EligibilityFact])
const ConfidenceShape = z.enum(keysOf(confidences) as [Confidence])
const FindingShape = z.enum(keysOf(findings) as [Finding])

const UnknownShape = z.literal('unknown')
const yesNo = z.union([z.boolean(), UnknownShape], { error: '请填 true、false 或 "unknown"。' })
const whole = (most: number) =>
  z.union([z.int().min(0).max(most), UnknownShape], { error: `请填 0 到 ${most} 的整数，或 "unknown"。` })
const months = whole(1200)

/**
 * What is known of a buyer. Every fact may be left out or be "unknown". Months are of 社保 or 个税, the longer of the two, late
 * payments (补缴) not counted: unbroken up to the purchase, or the longest unbroken run inside the last 36 or 24 months.
 */
export const EligibilityFactsShape = z.strictObject({
  buyer: z
    .enum(['individual', 'company', 'overseas', 'unknown'], { error: '买方要写成 individual、company 或 overseas。' })
    .optional(),
  hukou: z.enum(['local', 'other', 'unknown'], { error: '户籍要写成 local（本市）或 other（外地）。' }).optional(),
  /** Homes of the couple and their minor children in the area in which the rule counts; those of `children` come on top. */
  homes: whole(99).optional(),
  /** In the whole city; as `homes` when left out. */
  homesInCity: whole(99).optional(),
  married: yesNo.optional(),
  minorChildren: whole(20).optional(),
  /** Of any age; as `minorChildren` when left out. */
  childrenCount: whole(20).optional(),
  /** Gives `minorChildren` by the day of the decision, and the homes that a child owns as long as it is under 18. */
  children: z
    .array(z.strictObject({ born: PlainDateShape, homes: z.int().min(0).max(99).optional() }))
    .max(20, '最多填 20 个子女。')
    .optional(),
  socialInsuranceConsecutiveMonths: months.optional(),
  socialInsuranceConsecutiveMonthsInLast36: whole(36).optional(),
  socialInsuranceConsecutiveMonthsInLast24: whole(24).optional(),
  residencePermitYears: z
    .union([z.number().min(0).max(100), UnknownShape], { error: '请填居住证年数，或 "unknown"。' })
    .optional(),
  workResidencePermit: yesNo.optional(),
  /** `true`: full-time bachelor or above. */
  degree: z
    .union([z.boolean(), z.enum(['none', 'college', 'bachelor', 'master', 'doctor']), UnknownShape], {
      error: '学历要写成 none、college（大专）、bachelor、master 或 doctor。',
    })
    .optional(),
  employmentContract: yesNo.optional(),
  talentCertificate: z
    .union([z.boolean(), z.enum(['A', 'B', 'C', 'D', 'E']), UnknownShape], {
      error: '人才认定请填 true、false 或类别 A 至 E。',
    })
    .optional(),
  military: yesNo.optional(),
  divorcedOn: z
    .union([PlainDateShape, z.literal('none'), UnknownShape], { error: '请填离婚日期、"none" 或 "unknown"。' })
    .optional(),
  /** Of the former family, at the time of the divorce. */
  homesBeforeDivorce: whole(99).optional(),
  insideSecondRing: yesNo.optional(),
  overseasConditions: yesNo.optional(),
  companyMonths: months.optional(),
  companyTaxFen: whole(1_000_000_000_000).optional(),
  companyStaff: whole(1_000_000).optional(),
  companyStaffInsured5Years: whole(1_000_000).optional(),
  staffHousing: yesNo.optional(),
  builtBefore2000: yesNo.optional(),
})
export type GivenFacts = z.output<typeof EligibilityFactsShape>

const areaError = { error: '面积要写成大于 0、最多两位小数的平方米数。' }
const areaText = /^\d{1,7}(\.\d{1,2})?$/

export const EvaluateShape = z.strictObject({
  city: EligibilityCityShape,
  /** The day that decides: of signing (网签). */
  on: PlainDateShape,
  /** Code or Chinese name of a district or ring; left out, it is a fact that is not known. */
  zone: z.string({ error: '房子所在区域要写成文字。' }).max(40, '区域名称太长。').optional(),
  areaSqm: z
    .union([z.number(areaError), z.string(areaError)], areaError)
    .refine((value) => areaText.test(String(value)) && Number(value) > 0, areaError)
    .transform(Number)
    .optional(),
  homeKind: z.enum(['new', 'resale'], { error: '要写成 new（新建商品房）或 resale（二手房）。' }).optional(),
  /** Day on which the registry took in the papers (收件): decides for second-hand homes where the rule says so. */
  receivedOn: PlainDateShape.optional(),
  facts: EligibilityFactsShape.default({}),
  /** Facts that the person cannot tell: never the next question. Another one is asked as long as it can settle the matter. */
  skip: z.array(FactNameShape).max(40).optional(),
})
export type EvaluateRequest = z.output<typeof EvaluateShape>

const DocumentShape = z.object({
  name: z.string(),
  number: z.string().optional(),
  issuedOn: PlainDateShape.optional(),
  confidence: ConfidenceShape,
})

const FactNodeShape = z.object({
  kind: z.literal('fact'),
  fact: FactNameShape,
  text: z.string(),
  result: FindingShape,
  /** Where the value is from and as of when; absent while it is not known. */
  source: z.string().optional(),
  asOf: z.string().optional(),
})
const ClauseNodeShape = z.object({
  kind: z.literal('clause'),
  text: z.string(),
  result: FindingShape,
  children: z.array(FactNodeShape),
})
const RuleNodeShape = z.object({
  kind: z.literal('rule'),
  id: z.string(),
  /** Whom the row is for. */
  buyer: z.string(),
  text: z.string(),
  result: FindingShape,
  /** Homes a family may own by this row; null: no limit. */
  limit: z.int().nullable(),
  document: DocumentShape,
  note: z.string().optional(),
  children: z.array(ClauseNodeShape),
})
export const ExplanationShape = z.object({
  kind: z.literal('decision'),
  text: z.string(),
  result: FindingShape,
  /** The rows of the table that can speak about this buyer, the most telling first. */
  children: z.array(RuleNodeShape),
  /** What else a reader has to know: which day decides, what is not confirmed, what was taken for granted. */
  notes: z.array(z.string()),
})
export type Explanation = z.output<typeof ExplanationShape>
export type RuleNode = z.output<typeof RuleNodeShape>

export const EligibilityQuestionShape = z.object({
  fact: FactNameShape,
  text: z.string(),
  hint: z.string().optional(),
  /** Where the answer goes: `zone` and `areaSqm` stand beside `facts`. */
  kind: z.enum(['choice', 'yes-no', 'number', 'date']),
  unit: z.string().optional(),
  most: z.int().optional(),
  /** Multiply the answer by this before it goes into `facts` (万元 -> fen). */
  scale: z.int().optional(),
  options: z.array(z.object({ value: z.union([z.string(), z.boolean(), z.number()]), label: z.string() })).optional(),
})
export type EligibilityQuestion = z.output<typeof EligibilityQuestionShape>

export const FlipShape = z.object({
  /** The answer after the change. */
  decision: z.enum(['eligible', 'ineligible']),
  text: z.string(),
  changes: z.array(z.object({ fact: FactNameShape, text: z.string() })),
  /** First day on which the answer is another although nothing but time has passed. */
  on: PlainDateShape.optional(),
  onText: z.string().optional(),
})
export type Flip = z.output<typeof FlipShape>

export const EvaluationShape = z.object({
  decision: z.enum(keysOf(eligibilityDecisions) as [EligibilityDecision]),
  /** Homes that may still be bought for certain; null: no limit. */
  remaining: z.int().nullable(),
  rulesetVersion: z.string(),
  /** The fact whose answer settles most. Absent when the answer stands. */
  ask: FactNameShape.optional(),
  question: EligibilityQuestionShape.optional(),
  explanation: ExplanationShape,
  flip: FlipShape.optional(),
  /** Rare circumstances that nobody mentioned and that would matter: taken as absent, to be stated by whom they concern. */
  presumed: z.array(EligibilityQuestionShape).optional(),
})
export type Evaluation = z.output<typeof EvaluationShape>

export const RuleSetShape = z.object({
  version: z.string(),
  title: z.string(),
  from: PlainDateShape,
  /** In force on some day from `from` to this one: the source does not say which. */
  fromAtLatest: PlainDateShape.optional(),
  /** Last day; absent while in force. */
  to: PlainDateShape.optional(),
  counted: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      buyer: z.string(),
      where: z.string().optional(),
      conditions: z.array(z.string()),
      limit: z.int().nullable(),
      document: DocumentShape,
      note: z.string().optional(),
    }),
  ),
})
export type RuleSetView = z.output<typeof RuleSetShape>

export const eligibility = routes('/open/eligibility', {
  evaluate: {
    method: 'POST',
    path: '/evaluate',
    caller: 'anyone',
    summary: '购房资格测算：能不能买、还能买几套、为什么、还要问什么、怎样会变',
    changes: { unkeyed: 'computes only, stores nothing' },
    body: EvaluateShape,
    reply: EvaluationShape,
    errors: ['DATE_NOT_COVERED'],
  },
  rules: {
    method: 'GET',
    path: '/rules',
    caller: 'anyone',
    summary: '某个城市收录的购房资格规则：每一行的条件、套数、文件与施行日期，以及区域名称',
    changes: false,
    query: z.strictObject({ city: EligibilityCityShape }),
    reply: z.object({
      city: EligibilityCityShape,
      name: z.string(),
      zones: z.array(z.object({ code: z.string(), name: z.string() })),
      items: z.array(RuleSetShape),
    }),
    errors: [],
  },
})
