import { z } from 'zod'
import { routes } from '../route.ts'
import {
  CaseDepartmentShape,
  CaseDraftShape,
  CaseLineShape,
  CaseShape,
  CaseTaskShape,
  typedText,
} from './case-shapes.ts'
import { ItemBasisShape } from './item-shapes.ts'
import { IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const staff = { staff: ['clerk', 'registrar', 'supervisor'] } as const

export const StaffCaseLineShape = CaseLineShape.omit({ isMyTurn: true }).extend({
  parties: z.string(),
  department: CaseDepartmentShape,
  district: z.string().optional(),
  waitsFor: z.string(),
  level: z.enum(['ok', 'warn50', 'warn80', 'late']),
  /** Working minutes until the promise is broken; negative when it is. */
  minutesLeft: z.int().optional(),
  dueAt: InstantShape.optional(),
  assignedTo: z.string().optional(),
  /** Why it stands before everybody else: it makes good a mistake of ours. */
  ourMistake: z.string().optional(),
  isMine: z.boolean(),
})
export type StaffCaseLine = z.output<typeof StaffCaseLineShape>

export const RestrictionShape = z.object({
  label: z.string(),
  effect: z.string(),
  text: z.string(),
  basis: z.string(),
  isBlock: z.boolean(),
  /** What asks for a consent or a risk letter: the name under which the window takes it in (`paperSeen`). */
  paper: IdShape.optional(),
})

/** The whole file on one screen. */
export const StaffCaseShape = CaseShape.omit({ draft: true, act: true }).extend({
  /** Stands across the screen as it stands across papers: who looks, when and why (E44). */
  mark: z.string().optional(),
  /** `isMine`: this officer may finish it now. */
  tasks: z.array(CaseTaskShape.extend({ isMine: z.boolean() })),
  property: z
    .object({ unitCode: z.string().optional(), certificateNumber: z.string().optional(), address: z.string() })
    .optional(),
  priceFen: z.int().optional(),
  answers: z.record(z.string(), z.string()),
  details: z.record(z.string(), z.string()),
  remark: z.string(),
  /** What the register said, when, and what follows for this business. */
  restrictions: z.object({
    verdict: z.enum(['clear', 'blocked', 'unknown', 'none']),
    text: z.string(),
    asOf: InstantShape.optional(),
    items: z.array(RestrictionShape),
  }),
  /** Somebody wants to ask for more than the first list said: a supervisor decides (告知锁). */
  wantsMore: z
    .object({ by: z.string(), names: z.array(z.string()), due: PlainDateShape, reason: z.string(), at: InstantShape })
    .optional(),
  proposal: z
    .object({
      kind: z.enum(['return', 'refuse']),
      by: z.string(),
      reason: z.string(),
      clause: z.string(),
      at: InstantShape,
    })
    .optional(),
  alert: z.object({ by: z.string(), words: z.string(), at: InstantShape }).optional(),
  /** Grounds on which the clock may stop, for the form. */
  grounds: z.array(z.object({ code: z.string(), label: z.string(), needsPaper: z.boolean(), basis: z.string() })),
  refusalClauses: z.array(z.string()),
  basis: z.array(ItemBasisShape),
  /** What is asked for beside everybody's yes: a call, a pause. */
  extras: z.array(z.string()),
  signatures: z.array(z.object({ at: InstantShape, who: z.string(), action: z.string(), hash: z.string() })),
})
export type StaffCase = z.output<typeof StaffCaseShape>

const act = (summary: string, path: string) =>
  ({ method: 'POST', path: `/:id/${path}`, caller: staff, summary, changes: true, reply: StaffCaseShape }) as const
const reason = typedText(500, '理由')
/** Errors that any act of staff on a case may meet. */
const staffErrors = ['NOT_YOUR_CASE', 'FILE_NOT_OPENED', 'CASE_STOPPED'] as const

export const caseDesk = routes('/case-desk', {
  list: {
    method: 'GET',
    path: '',
    caller: staff,
    summary: '待办办件：按离超时还有多久排序',
    changes: false,
    query: z.strictObject({
      view: z.enum(['mine', 'department', 'attention', 'all']).default('mine'),
      code: IdShape.optional(),
      department: CaseDepartmentShape.optional(),
      /** As it stands in a line: `历下区`. */
      district: z.string().max(20).optional(),
      after: z.string().max(100).optional(),
    }),
    reply: z.object({
      items: z.array(StaffCaseLineShape),
      next: z.string().optional(),
      counts: z.object({ mine: z.int(), department: z.int(), attention: z.int() }),
      serverNow: InstantShape,
    }),
    errors: [],
  },
  begin: {
    method: 'POST',
    path: '',
    caller: staff,
    summary: '窗口录入：群众在自己手机上核对确认；法院等嘱托的凭文书直接提交',
    changes: true,
    body: z.strictObject({
      code: IdShape,
      applicant: z.strictObject({ name: typedText(60, '姓名或单位名称'), idNumber: z.string().min(15).max(18) }),
      draft: CaseDraftShape,
    }),
    reply: StaffCaseShape,
    errors: ['NOT_YOUR_CASE', 'CASE_FIELD_WRONG', 'CASE_INCOMPLETE'],
  },
  open: {
    method: 'POST',
    path: '/:id/open',
    caller: staff,
    summary: '打开一份办件：当事人可以看到谁在何时因何查看',
    changes: { unkeyed: 'opening is recorded each time; a repeat is another look' },
    body: z.strictObject({ purpose: z.string().trim().min(2).max(60).default('办理') }),
    reply: StaffCaseShape,
    errors: ['NOT_YOUR_CASE'],
  },
  accept: {
    ...act('受理：出具写明时间的受理凭证，时限起算', 'accept'),
    /** How the owners were called, where the rules ask for it. */
    body: z.strictObject({ phoned: z.string().trim().min(2).max(200).optional() }),
    errors: [...staffErrors, 'PAPERS_MISSING', 'RESTRICTED', 'NEEDS_SUPERVISOR', 'NAME_IN_DOUBT'],
  },
  confirmFor: {
    ...act('登记单位当事人盖章确认的申请书', 'confirm-for'),
    body: z.strictObject({ partyId: IdShape, document: typedText(60, '文书名称和编号') }),
    errors: [...staffErrors, 'SAME_PERSON'],
  },
  demand: {
    ...act('一次性告知：一份完整的补正清单；第一次就能告知的，第二次要由主管放行', 'demand'),
    body: z.strictObject({
      items: z
        .array(z.strictObject({ material: IdShape, why: typedText(200, '原因') }))
        .min(1, '请至少列一份材料。')
        .max(60),
      due: PlainDateShape,
      /** Why it was not on the first list: puts the list before a supervisor. */
      override: z.strictObject({ reason }).optional(),
    }),
    errors: [...staffErrors, 'ALREADY_TOLD', 'PAPER_UNKNOWN', 'PAPERS_MISSING'],
  },
  decideMore: {
    ...act('主管决定：是否放行第二份清单', 'decide-more'),
    body: z.strictObject({ agree: z.boolean(), reason }),
    errors: [...staffErrors, 'SAME_PERSON', 'NEEDS_SUPERVISOR'],
  },
  pledgeFalse: {
    ...act('核实告知承诺：所承诺的不属实', 'pledge-false'),
    body: z.strictObject({ promise: IdShape, reason }),
    errors: [...staffErrors, 'PAPER_UNKNOWN'],
  },
  finishTask: {
    ...act('办完本部门的一项工作，写明意见', 'finish-task'),
    body: z.strictObject({ taskId: z.string().max(80), opinion: typedText(500, '意见') }),
    errors: [...staffErrors, 'TASK_NOT_OPEN', 'NOT_HOLDER', 'SAME_PERSON', 'INTERESTED'],
  },
  sendBack: {
    ...act('退回部门重新审核', 'send-back'),
    body: z.strictObject({ taskIds: z.array(z.string().max(80)).min(1), reason }),
    errors: [...staffErrors, 'TASK_NOT_OPEN'],
  },
  approve: {
    ...act('审批通过；登记业务随即登簿', 'approve'),
    body: z.strictObject({ opinion: typedText(500, '意见') }),
    errors: [
      ...staffErrors,
      'NOT_HOLDER',
      'SAME_PERSON',
      'INTERESTED',
      'NOT_QUALIFIED',
      'PAPERS_MISSING',
      'RESTRICTED',
      'NAME_IN_DOUBT',
      'REGISTER_SILENT',
      'TASK_NOT_OPEN',
    ],
  },
  suspend: {
    ...act('挂起：依法暂停计时', 'suspend'),
    body: z.strictObject({ ground: z.string().max(40), reason, paper: z.string().max(100).optional() }),
    errors: [...staffErrors, 'GROUND_UNKNOWN', 'GROUND_NEEDS_PAPER'],
  },
  resume: { ...act('恢复办理', 'resume'), body: z.strictObject({ reason }), errors: [...staffErrors] },
  propose: {
    ...act('提出不予办理或退件，交主管决定', 'propose'),
    body: z.strictObject({ kind: z.enum(['return', 'refuse']), clause: typedText(200, '依据'), reason }),
    errors: [...staffErrors],
  },
  decideProposal: {
    ...act('主管决定：同意或不同意不予办理、退件', 'decide-proposal'),
    body: z.strictObject({ agree: z.boolean(), reason }),
    errors: [...staffErrors, 'SAME_PERSON', 'INTERESTED', 'NEEDS_SUPERVISOR'],
  },
  handleAlert: {
    ...act('值班人员核实“不是我”：解除冻结，或终止办理', 'handle-alert'),
    body: z.strictObject({ uphold: z.boolean(), reason }),
    errors: [...staffErrors, 'NEEDS_SUPERVISOR'],
  },
  reportMistake: {
    ...act('发现我们办错了：写明哪里错，由主管认定', 'report-mistake'),
    body: z.strictObject({ words: typedText(500, '哪里办错了') }),
    errors: [...staffErrors],
  },
  decideMistake: {
    ...act('主管认定是不是我们的差错：是的免费、优先更正', 'decide-mistake'),
    body: z.strictObject({ agree: z.boolean(), reason }),
    errors: [...staffErrors, 'SAME_PERSON', 'INTERESTED', 'NEEDS_SUPERVISOR'],
  },
  handTo: {
    ...act('转交给同事，经过都在，不用从头再来', 'hand-to'),
    body: z.strictObject({ staffNo: IdShape, reason }),
    errors: [...staffErrors, 'NOT_HOLDER', 'NOT_QUALIFIED', 'INTERESTED'],
  },
  paperSeen: {
    ...act('窗口看过原件', 'paper-seen'),
    body: z.strictObject({ material: IdShape }),
    errors: [...staffErrors, 'PAPER_UNKNOWN'],
  },
  settleFees: {
    ...act('登记窗口 POS 收款', 'settle-fees'),
    body: z.strictObject({ amountFen: z.int().min(0), slip: typedText(60, 'POS 单号') }),
    errors: [...staffErrors, 'AMOUNT_DIFFERS'],
  },
  handOver: {
    ...act('发证：当面交给领取人', 'hand-over'),
    body: z.strictObject({ to: typedText(60, '领取人') }),
    errors: [...staffErrors],
  },
})
