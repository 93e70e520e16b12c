import { z } from 'zod'
import { caseDepartments, caseHolds, caseStates } from '../states.ts'
import { CaseMaterialShape, InstantFactShape, PaperPromiseShape, ShortfallShape } from './case-paper-shapes.ts'
import { ItemBasisShape, ItemLimitShape, ItemQuestionShape } from './item-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, keysOf, PlainDateShape } from './shapes.ts'

export const CaseStateShape = z.enum(keysOf(caseStates))
export const CaseHoldShape = z.enum(keysOf(caseHolds))
export const CaseDepartmentShape = z.enum(keysOf(caseDepartments))

/** A text that somebody types: never empty, never endless. */
export const typedText = (most: number, what: string) =>
  z.string().trim().min(1, `请填写${what}。`).max(most, `${what}最多 ${most} 个字。`)

/** Name of a question or field: never an operator or a path of the database. */
const NameShape = z.string().regex(/^[^$.]{1,60}$/u, '名称不正确')

/** A side of the case other than the person who fills it in: told by name and number, found when that person logs in. */
const OtherPartyShape = z.strictObject({
  side: z.string().max(20),
  name: typedText(60, '姓名或单位名称'),
  /** ID number of a person, credit code of an organisation. */
  idNumber: z.string().min(15, '证件号码不完整。').max(18, '证件号码太长。'),
})

/** Everything that can be typed before submission. Saved as a whole, so the last device wins and says so by `revision`. */
export const CaseDraftShape = z.strictObject({
  /** Title of a question of the item and the chosen option. */
  answers: z.record(NameShape, z.string().max(60)).default({}),
  /** On which side the applicant stands. */
  side: z.string().max(20).optional(),
  others: z.array(OtherPartyShape).max(20, '最多填 20 个其他当事人。').default([]),
  property: z
    .strictObject({
      /** GB/T 37346, 28 characters. */
      unitCode: z.string().max(40).optional(),
      certificateNumber: z.string().max(60).optional(),
      address: z.string().max(200),
    })
    .optional(),
  priceFen: z.int().min(0).max(1_000_000_000_000).optional(),
  /** What the business needs to know beside the parties, by name of a field. */
  details: z.record(NameShape, z.string().max(500)).default({}),
  remark: z.string().max(500).default(''),
})
export type CaseDraft = z.output<typeof CaseDraftShape>
export type CaseDraftInput = z.input<typeof CaseDraftShape>

export const CasePartyShape = z.object({
  id: IdShape,
  side: z.string(),
  /** In full to the party itself, masked to everybody else. */
  name: z.string(),
  idNumber: z.string(),
  isMe: z.boolean(),
  confirmedAt: InstantShape.optional(),
  /** Who confirmed in the name of an organisation. */
  confirmedBy: z.string().optional(),
  /** Wants to withdraw; it counts when all do. */
  wantsOutAt: InstantShape.optional(),
})

/** One of the two clocks. */
export const CaseClockShape = z.object({
  label: z.string(),
  usedText: z.string(),
  leftText: z.string(),
  dueAt: InstantShape.optional(),
  dueText: z.string().optional(),
  level: z.enum(['ok', 'warn50', 'warn80', 'late']),
  /** The calendar of that year is not published yet. */
  provisional: z.boolean(),
  /** 0 to 100. */
  percent: z.int(),
})
export const CaseClocksShape = z.object({
  /** Who has to move now. */
  running: z.enum(['us', 'you', 'none']),
  ours: CaseClockShape,
  /** The limit of the law beside the promise. */
  statutoryText: z.string(),
  yours: CaseClockShape.optional(),
  pauses: z.array(z.object({ ground: z.string(), from: InstantShape, to: InstantShape.optional() })),
  /** When like cases were done: eight of ten lie between the two. Absent while too few have ended. */
  forecast: z
    .object({
      text: z.string(),
      lowAt: InstantShape,
      highAt: InstantShape,
      verdict: z.enum(['no', 'maybe', 'likely']),
      basedOn: z.int(),
    })
    .optional(),
  /** Why it is late and who has it now. */
  late: z
    .object({
      text: z.string(),
      cause: z.string().optional(),
      officer: z.object({ staffNo: z.string(), name: z.string() }).optional(),
    })
    .optional(),
  /** Time in each one's hands, in service time, in the order in which they first had it (E47). */
  hands: z
    .array(
      z.object({
        who: z.enum(['us', 'you', 'other']),
        text: z.string(),
        minutes: z.int(),
        minutesText: z.string(),
        /** Has it now. */
        goesOn: z.boolean(),
      }),
    )
    .optional(),
  /** Due days that a new working calendar moved: old, new and the reason. */
  moves: z.array(z.object({ text: z.string(), at: InstantShape })).optional(),
})

export const CaseTaskShape = z.object({
  id: IdShape.or(z.string()),
  name: z.string(),
  department: CaseDepartmentShape,
  departmentLabel: z.string(),
  state: z.enum(['waiting', 'open', 'done']),
  stateLabel: z.string(),
  since: InstantShape.optional(),
  doneAt: InstantShape.optional(),
  officer: z.string().optional(),
  /** What the office found, in words for the citizen. */
  opinion: z.string().optional(),
})
export type CaseTask = z.output<typeof CaseTaskShape>

/** What a party confirms: the words that are read aloud, and the digest that binds them. */
export const CaseActShape = z.object({ text: z.string(), digest: z.string(), extras: z.array(z.string()) })

/** One more thing that the business needs to know. */
export const CaseFieldShape = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'yuan', 'choice']),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  required: z.boolean(),
})
export type CaseField = z.output<typeof CaseFieldShape>

export const CaseShape = z.object({
  id: IdShape,
  /** Given at submission. */
  number: z.string().optional(),
  code: IdShape,
  name: z.string(),
  items: z.array(z.object({ code: IdShape, name: z.string(), version: z.int() })),
  revision: z.int(),
  state: CaseStateShape,
  stateLabel: z.string(),
  holds: z.array(z.object({ hold: CaseHoldShape, label: z.string(), reason: z.string(), since: InstantShape })),
  /** One sentence: what happens now and who does it. */
  now: z.string(),
  next: z.string(),
  draft: CaseDraftShape,
  sides: z.array(z.string()),
  fields: z.array(CaseFieldShape),
  /** Whether a price belongs to it. */
  hasPrice: z.boolean(),
  needsProperty: z.boolean(),
  questions: z.array(ItemQuestionShape),
  parties: z.array(CasePartyShape),
  act: CaseActShape.optional(),
  materials: z.array(CaseMaterialShape),
  promises: z.array(PaperPromiseShape),
  /** 秒批: what proves the machine's decision, or why it left it to people. */
  instant: z
    .object({
      outcome: z.enum(['decide', 'person']),
      reasons: z.array(z.string()),
      basis: z.array(ItemBasisShape),
      facts: z.array(InstantFactShape),
      hash: z.string(),
      at: InstantShape,
    })
    .optional(),
  clocks: CaseClocksShape.optional(),
  promise: z.array(ItemLimitShape),
  tasks: z.array(CaseTaskShape),
  officer: z.object({ name: z.string(), staffNo: z.string(), post: z.string().optional() }).optional(),
  shortfalls: z.array(ShortfallShape),
  fees: z
    .object({
      totalFen: z.int(),
      lines: z.array(z.object({ rule: z.string(), name: z.string(), payer: z.string(), amountFen: z.int() })),
      settledAt: InstantShape.optional(),
      settledText: z.string().optional(),
    })
    .optional(),
  /** 不予办理 and 退件: reason, clause and what one can do about it. */
  ending: z.object({ text: z.string(), basis: z.string().optional(), remedy: z.string() }).optional(),
  register: z.object({ number: z.string(), enteredAt: InstantShape }).optional(),
  /** What the home was worth when it was handed in, and by whose figures. */
  reference: z.object({ valueFen: z.int(), valuedOn: PlainDateShape, source: z.string() }).optional(),
  /** Somebody said that we got it wrong, and what was found. `redoneAs`: the case in which it is made good. */
  mistake: z
    .object({
      state: z.enum(['asked', 'upheld', 'denied']),
      by: z.string(),
      words: z.string(),
      at: InstantShape,
      decidedBy: z.string().optional(),
      reason: z.string().optional(),
      redoneAs: IdShape.optional(),
    })
    .optional(),
  /** It makes good a mistake of ours: free, and before everybody else. */
  ourMistake: z.object({ reason: z.string(), since: InstantShape, of: IdShape.optional() }).optional(),
  submittedAt: InstantShape.optional(),
  acceptedAt: InstantShape.optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
  /** Of a case that one looks at for somebody else. */
  actsFor: z.object({ name: z.string(), delegationId: IdShape }).optional(),
  serverNow: InstantShape,
})
export type Case = z.output<typeof CaseShape>

export const CaseLineShape = z.object({
  id: IdShape,
  number: z.string().optional(),
  /** Of the item or the package. */
  code: IdShape,
  name: z.string(),
  state: CaseStateShape,
  stateLabel: z.string(),
  holds: z.array(CaseHoldShape),
  now: z.string(),
  property: z.string().optional(),
  changedAt: InstantShape,
  /** The organisation in whose name the caller sees it. */
  organisation: z.string().optional(),
  /** Whether this person has to do something. */
  isMyTurn: z.boolean(),
  /** Whose case it is, where one acts for them. */
  actsFor: z.string().optional(),
})
export type CaseLine = z.output<typeof CaseLineShape>
