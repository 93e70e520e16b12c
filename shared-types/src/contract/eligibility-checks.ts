import { z } from 'zod'
import {
  type EligibilityCheckState,
  type EligibilityFact,
  type EligibilityResult,
  eligibilityCheckStates,
  eligibilityFacts,
  eligibilityResults,
  type FactChallengeState,
  type FactSource,
  type FamilyConsentState,
  factChallengeStates,
  factSources,
  familyConsentStates,
} from '../eligibility-words.ts'
import { routes } from '../route.ts'
import { EligibilityCityShape, EligibilityQuestionShape, ExplanationShape, FlipShape } from './eligibility.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const oneOf = <T extends string>(words: Record<T, string>) => z.enum(Object.keys(words) as [T])
const CheckStateShape = oneOf<EligibilityCheckState>(eligibilityCheckStates)
const ResultShape = oneOf<EligibilityResult>(eligibilityResults)
const FactShape = oneOf<EligibilityFact>(eligibilityFacts)
const SourceShape = oneOf<FactSource>(factSources)
const ConsentStateShape = oneOf<FamilyConsentState>(familyConsentStates)
const ChallengeStateShape = oneOf<FactChallengeState>(factChallengeStates)
const NamedShape = z.object({ code: z.string(), name: z.string() })

/** What is asked of whom, why and for how long: read before anybody agrees (个人信息保护法 14, 17, 23). */
export const ConsentStatementShape = z.object({
  /** Sent back with the agreement; an agreement to an older text is refused. */
  version: z.string(),
  title: z.string(),
  purpose: z.string(),
  sources: z.array(z.object({ source: SourceShape, office: z.string(), what: z.string() })),
  kept: z.string(),
  rights: z.string(),
  /** Of the applicant: also agrees for minor children as their guardian. */
  children: z.string(),
})
export type ConsentStatement = z.output<typeof ConsentStatementShape>

/** The rules that decide, on every page and in every decision. */
export const CheckRulesShape = z.object({
  version: z.string(),
  title: z.string(),
  /** Fixed for a demonstration: not the rules of the day. */
  pinned: z.boolean(),
  note: z.string().optional(),
})

const BeforeShape = z.object({
  city: NamedShape,
  rules: CheckRulesShape,
  statement: ConsentStatementShape,
  /** `asks`: what must be said of a home there, because a rule depends on it. */
  zones: z.array(
    z.object({ code: z.string(), name: z.string(), asks: z.array(z.enum(['areaSqm', 'insideSecondRing'])) }),
  ),
  validDays: z.int(),
})

const areaError = { error: '面积要写成大于 0、最多两位小数的平方米数。' }
const StartShape = z.strictObject({
  /** The city of this installation when left out; there is no other. */
  city: EligibilityCityShape.optional(),
  /** Code or Chinese name of one district. */
  zone: z.string({ error: '请选择房子所在的区域。' }).min(1, '请选择房子所在的区域。').max(40, '区域名称太长。'),
  areaSqm: z
    .number(areaError)
    .positive(areaError)
    .max(9_999_999, areaError)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, areaError)
    .optional(),
  homeKind: z.enum(['new', 'resale'], { error: '要写成 new（新建商品房）或 resale（二手房）。' }).optional(),
  insideSecondRing: z.boolean().optional(),
  consent: z.literal(true, { error: '要您同意后，才能向各部门核对。' }),
  /** Version of the statement that was read. */
  statement: z.string().max(40),
})
export type StartCheck = z.output<typeof StartShape>

export const CheckFamilyShape = z.object({
  role: z.enum(['self', 'spouse', 'child']),
  roleLabel: z.string(),
  /** Masked, but for oneself. */
  name: z.string(),
  consent: z.object({
    state: ConsentStateShape,
    label: z.string(),
    at: InstantShape.optional(),
    /** While it is waited for: how that person agrees. */
    how: z.string().optional(),
  }),
})

export const CheckFactShape = z.object({
  fact: FactShape,
  label: z.string(),
  /** `户籍：外地户籍` */
  text: z.string(),
  source: z.string().optional(),
  /** Day as of which the source says so: its age. */
  asOf: z.string().optional(),
  /** Somebody answers for it and it can be contested now. */
  canChallenge: z.boolean(),
})

export const CheckSourceShape = z.object({
  source: SourceShape,
  label: z.string(),
  /** 本人, 配偶, 子女. */
  about: z.string(),
  said: z.enum(['record', 'none', 'unanswered']),
  saidLabel: z.string(),
  asOf: z.string().optional(),
})

export const CheckChallengeShape = z.object({
  id: IdShape,
  fact: FactShape,
  label: z.string(),
  claim: z.string(),
  state: ChallengeStateShape,
  stateLabel: z.string(),
  /** The offices that answer for the fact. */
  owner: z.string(),
  openedAt: InstantShape,
  dueOn: PlainDateShape,
  /** The day is counted over a year without a published calendar. */
  provisional: z.boolean(),
  overdue: z.boolean(),
  answer: z.string().optional(),
})
export type CheckChallenge = z.output<typeof CheckChallengeShape>

const HistoryShape = z.array(z.object({ at: InstantShape, text: z.string() }))

const SummaryShape = z.object({
  id: IdShape,
  /** Read aloud at the desk, for instance `A7K2M9`. */
  code: z.string(),
  state: CheckStateShape,
  stateLabel: z.string(),
  result: ResultShape.optional(),
  resultLabel: z.string().optional(),
  city: NamedShape,
  zone: NamedShape,
  /** What is so now, in one sentence. */
  headline: z.string(),
  startedAt: InstantShape,
  /** Homes that may still be bought; null: no limit; absent while nothing is decided. */
  remaining: z.int().nullable().optional(),
  validTo: PlainDateShape.optional(),
})
export type CheckSummary = z.output<typeof SummaryShape>

export const CheckShape = SummaryShape.extend({
  serverNow: InstantShape,
  /** The server is at work on it: ask again in a few seconds. */
  isWorking: z.boolean(),
  /** What happens next and what one can do, in one or two sentences. */
  next: z.string(),
  rules: CheckRulesShape,
  areaSqm: z.number().optional(),
  homeKind: z.enum(['new', 'resale']).optional(),
  insideSecondRing: z.boolean().optional(),
  decidedAt: InstantShape.optional(),
  /** Rules: worked out from the facts at once (秒批). Person: a member of staff decided. */
  decidedBy: z.enum(['rules', 'person']).optional(),
  /** Of a decision by a person. */
  personsReason: z.string().optional(),
  recheckOn: PlainDateShape.optional(),
  reasons: z.array(z.string()),
  /** Facts that nobody told and that could change the result. */
  gaps: z.array(z.object({ fact: FactShape, label: z.string(), offices: z.array(z.string()) })),
  /** Until when a person looks at it. */
  personBy: z.object({ date: PlainDateShape, provisional: z.boolean() }).optional(),
  /** The one question that is open while asking. */
  question: EligibilityQuestionShape.optional(),
  explanation: ExplanationShape.optional(),
  flip: FlipShape.optional(),
  facts: z.array(CheckFactShape),
  sources: z.array(CheckSourceShape),
  family: z.array(CheckFamilyShape),
  challenges: z.array(CheckChallengeShape),
  history: HistoryShape,
  /** Names of the routes that would be accepted now: answer, withdraw, askPerson, challenge. */
  allowedActions: AllowedActionsShape,
})
export type Check = z.output<typeof CheckShape>

/** What somebody else's check asks of me. */
export const FamilyConsentShape = z.object({
  id: IdShape,
  /** Masked name of who applies. */
  applicant: z.string(),
  relation: z.string(),
  city: NamedShape,
  zone: NamedShape,
  state: ConsentStateShape,
  stateLabel: z.string(),
  askedAt: InstantShape,
  decidedAt: InstantShape.optional(),
  /** What has become of the check, without its content. */
  checkState: z.string(),
  statement: ConsentStatementShape,
  /** agree, refuse; refuse after having agreed takes the consent back. */
  allowedActions: AllowedActionsShape,
})
export type FamilyConsent = z.output<typeof FamilyConsentShape>

const deskKinds = ['gap', 'review', 'refusal', 'sample', 'challenge'] as const
export const EligibilityDeskItemShape = z.object({
  /** gap: a source is silent; review: somebody asked for a person, or a sample differed; refusal: a colleague proposes to refuse; sample: blind; challenge: a fact is contested. */
  kind: z.enum(deskKinds),
  kindLabel: z.string(),
  /** Of the check; of the challenge for `challenge`. */
  id: IdShape,
  checkId: IdShape,
  code: z.string(),
  /** Masked. */
  name: z.string(),
  zone: z.string(),
  about: z.string(),
  since: InstantShape,
  dueOn: PlainDateShape,
  provisional: z.boolean(),
  overdue: z.boolean(),
})
export type EligibilityDeskItem = z.output<typeof EligibilityDeskItemShape>

const reason = (most: number) => z.string().trim().min(2, '请写明理由').max(most, '理由太长。')
const verdict = {
  decision: z.enum(['pass', 'fail'], { error: '请选择通过或不通过。' }),
  reason: reason(500),
  /** With pass only: homes that may still be bought; null sets no limit. */
  remaining: z.int().min(1).max(9).nullable().optional(),
}
const VerdictShape = z
  .strictObject(verdict)
  .refine(({ decision, remaining }) => (decision === 'pass') === (remaining !== undefined), {
    error: '通过时要写明可购套数，不通过时不写。',
    path: ['remaining'],
  })

/** A check as staff see it: names masked, every look recorded. */
export const DeskCheckShape = CheckShape.omit({ allowedActions: true }).extend({
  proposal: z.object({ by: z.string(), at: InstantShape, reason: z.string() }).optional(),
  /** Why a person is asked: the applicant's words, or that a blind sample differed. */
  asked: z.string().optional(),
  consumed: z.object({ contractNumber: z.string(), at: InstantShape }).optional(),
  /** decide, consume, revoke, decideChallenge. */
  allowedActions: AllowedActionsShape,
})
export type DeskCheck = z.output<typeof DeskCheckShape>

/** Facts without the machine's answer (盲审). */
export const BlindSampleShape = z.object({
  id: IdShape,
  city: NamedShape,
  zone: NamedShape,
  rules: CheckRulesShape,
  /** Rows of the table in force, in the notice's words. */
  table: z.array(z.object({ buyer: z.string(), conditions: z.array(z.string()), limit: z.int().nullable() })),
  facts: z.array(CheckFactShape.omit({ canChallenge: true })),
  sources: z.array(CheckSourceShape),
  dueOn: PlainDateShape,
  provisional: z.boolean(),
})
export type BlindSample = z.output<typeof BlindSampleShape>

const staff = { staff: ['clerk', 'supervisor'] } as const
const chief = { staff: ['supervisor'] } as const

export const eligibilityChecks = routes('/eligibility', {
  statement: {
    method: 'GET',
    path: '/statement',
    caller: 'anyone',
    summary: '核验前要知道的：向哪些部门核对什么、为什么、保存多久，按哪一版规则，有哪些区域',
    changes: false,
    reply: BeforeShape,
    errors: ['CHECK_NOT_HERE'],
  },
  start: {
    method: 'POST',
    path: '/checks',
    caller: 'verified',
    summary: '申请购房资格核验（本人同意，并以监护人身份代未成年子女同意）',
    changes: true,
    body: StartShape,
    reply: CheckShape,
    errors: ['CHECK_NOT_HERE', 'CHECK_UNDER_WAY', 'STATEMENT_OUTDATED'],
  },
  list: {
    method: 'GET',
    path: '/checks',
    caller: 'account',
    summary: '我的购房资格核验，新的在前',
    changes: false,
    reply: z.object({ items: z.array(SummaryShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/checks/:id',
    caller: 'account',
    summary: '一次核验：进展、结论、逐条原因、每项事实的来源与日期',
    changes: false,
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  answer: {
    method: 'POST',
    path: '/checks/:id/answer',
    caller: 'verified',
    summary: '回答核验中的一个问题（学历或用工合同）',
    changes: true,
    body: z
      .strictObject({
        degree: z.enum(['none', 'college', 'bachelor', 'master', 'doctor']).optional(),
        employmentContract: z.boolean().optional(),
      })
      .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, {
        error: '请回答正在问的这一个问题。',
      }),
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  withdraw: {
    method: 'POST',
    path: '/checks/:id/withdraw',
    caller: 'verified',
    summary: '取消核验，撤回同意',
    changes: true,
    reply: CheckShape,
    errors: ['NOT_YOURS'],
  },
  askPerson: {
    method: 'POST',
    path: '/checks/:id/ask-person',
    caller: 'verified',
    summary: '对未通过的结论要求人工复核',
    changes: true,
    body: z.strictObject({ why: z.string().trim().max(500, '最多写 500 个字。').default('') }),
    reply: CheckShape,
    errors: ['NOT_YOURS', 'CHECK_UNDER_WAY'],
  },
  challenge: {
    method: 'POST',
    path: '/checks/:id/challenges',
    caller: 'verified',
    summary: '对一项事实提出异议，转数据来源部门核实；核验照常进行',
    changes: true,
    body: z.strictObject({
      fact: FactShape,
      claim: z.string().trim().min(2, '请写明哪里不对').max(500, '最多写 500 个字。'),
    }),
    reply: CheckShape,
    errors: ['NOT_YOURS', 'CHALLENGE_EXISTS'],
  },
  consents: {
    method: 'GET',
    path: '/consents',
    caller: 'verified',
    summary: '家人的核验中等我同意的，和我同意过的',
    changes: false,
    reply: z.object({ items: z.array(FamilyConsentShape) }),
    errors: [],
  },
  agree: {
    method: 'POST',
    path: '/consents/:id/agree',
    caller: 'verified',
    summary: '同意为家人的核验核对我的信息',
    changes: true,
    body: z.strictObject({ statement: z.string().max(40) }),
    reply: FamilyConsentShape,
    errors: ['NOT_YOURS', 'STATEMENT_OUTDATED'],
  },
  refuse: {
    method: 'POST',
    path: '/consents/:id/refuse',
    caller: 'verified',
    summary: '不同意，或者撤回已经给过的同意',
    changes: true,
    reply: FamilyConsentShape,
    errors: ['NOT_YOURS'],
  },
  desk: {
    method: 'GET',
    path: '/desk',
    caller: staff,
    summary: '待办：资料未齐、复核、拟不通过、盲审、异议，按期限先后',
    changes: false,
    reply: z.object({ items: z.array(EligibilityDeskItemShape), serverNow: InstantShape }),
    errors: [],
  },
  find: {
    method: 'GET',
    path: '/desk/codes/:code',
    caller: staff,
    summary: '按核验编号查找（群众报出的 6 位编号）',
    changes: false,
    reply: DeskCheckShape,
    errors: [],
  },
  see: {
    method: 'GET',
    path: '/desk/checks/:id',
    caller: staff,
    summary: '查看一次核验（记入当事人的查阅记录）',
    changes: false,
    reply: DeskCheckShape,
    errors: [],
  },
  decide: {
    method: 'POST',
    path: '/desk/checks/:id/decide',
    caller: staff,
    summary: '人工结论；窗口人员只能拟不通过，由主管决定（窗口无否决权）',
    changes: true,
    body: VerdictShape,
    reply: DeskCheckShape,
    errors: [],
  },
  seeSample: {
    method: 'GET',
    path: '/desk/samples/:id',
    caller: staff,
    summary: '盲审：只看规则和事实，不看机器的结论',
    changes: false,
    reply: BlindSampleShape,
    errors: [],
  },
  decideSample: {
    method: 'POST',
    path: '/desk/samples/:id/decide',
    caller: staff,
    summary: '盲审结论；与机器不一致的转复核',
    changes: true,
    body: z.strictObject({ decision: verdict.decision, reason: verdict.reason }),
    reply: z.object({ agreed: z.boolean(), text: z.string() }),
    errors: [],
  },
  decideChallenge: {
    method: 'POST',
    path: '/desk/challenges/:id/decide',
    caller: staff,
    summary: '登记数据来源部门对异议的答复；更正的重新核对',
    changes: true,
    body: z.strictObject({ upheld: z.boolean(), reason: reason(500) }),
    reply: DeskCheckShape,
    errors: [],
  },
  consume: {
    method: 'POST',
    path: '/desk/checks/:id/consume',
    caller: staff,
    summary: '登记网签时使用核验结果',
    changes: true,
    body: z.strictObject({
      contractNumber: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z\u4e00-\u9fff()（）〔〕[\]-]{4,40}$/, '合同编号要写 4 到 40 位。'),
    }),
    reply: DeskCheckShape,
    errors: ['RESULT_EXPIRED'],
  },
  revoke: {
    method: 'POST',
    path: '/desk/checks/:id/revoke',
    caller: chief,
    summary: '撤销结果（材料虚假等），写明理由',
    changes: true,
    body: z.strictObject({ reason: reason(500) }),
    reply: DeskCheckShape,
    errors: [],
  },
})
