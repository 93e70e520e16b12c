import { z } from 'zod'
import type { RouteTable } from '../route.ts'
import {
  CheckFactShape,
  CheckRulesShape,
  CheckShape,
  CheckSourceShape,
  NamedShape,
} from './eligibility-check-shapes.ts'
import { AllowedActionsShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

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

/** What staff do with checks: part of the routes of `eligibilityChecks`. */
export const eligibilityDeskRoutes = {
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
} as const satisfies RouteTable
