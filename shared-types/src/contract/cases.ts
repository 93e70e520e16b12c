import { z } from 'zod'
import { routes } from '../route.ts'
import { caseDepartments, caseHolds, caseStates } from '../states.ts'
import { ItemBasisShape, ItemLimitShape, ItemMaterialShape, ItemQuestionShape } from './catalogue.ts'
import { AllowedActionsShape, DoneShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string]
export const CaseStateShape = z.enum(keysOf(caseStates))
export const CaseHoldShape = z.enum(keysOf(caseHolds))
export const CaseDepartmentShape = z.enum(keysOf(caseDepartments))

const text = (most: number, what: string) =>
  z.string().trim().min(1, `请填写${what}。`).max(most, `${what}最多 ${most} 个字。`)

/** Name of a question or field: never an operator or a path of the database. */
const NameShape = z.string().regex(/^[^$.]{1,60}$/u, '名称不正确')

/** A side of the case other than the person who fills it in: told by name and number, found when that person logs in. */
const OtherPartyShape = z.strictObject({
  side: z.string().max(20),
  name: text(60, '姓名或单位名称'),
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

const PaperShape = z.object({
  documentId: IdShape.optional(),
  /** What became of it: given, promised for a day (容缺), or seen at the window. */
  how: z.enum(['uploaded', 'promised', 'seen']),
  howText: z.string(),
  at: InstantShape,
  by: z.string(),
  due: PlainDateShape.optional(),
})

export const CaseMaterialShape = ItemMaterialShape.extend({
  /** `open`: still to come from the applicants. */
  status: z.enum(['waived', 'system', 'given', 'promised', 'open']),
  statusText: z.string(),
  papers: z.array(PaperShape),
  /** Item of a package that asks for it. */
  item: IdShape,
  mayPromise: z.boolean(),
})
export type CaseMaterial = z.output<typeof CaseMaterialShape>

export const CasePartyShape = z.object({
  id: IdShape,
  side: z.string(),
  /** In full to the party itself, masked to everybody else. */
  name: z.string(),
  idNumber: z.string(),
  isMe: z.boolean(),
  confirmedAt: InstantShape.optional(),
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

/** The one complete list (一次性告知). */
export const ShortfallShape = z.object({
  at: InstantShape,
  by: z.string(),
  due: PlainDateShape,
  items: z.array(z.object({ material: z.string(), name: z.string(), why: z.string(), basis: z.string() })),
  /** Why a second list was allowed (主管批准). */
  override: z.string().optional(),
})
export type Shortfall = z.output<typeof ShortfallShape>

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
  clocks: CaseClocksShape.optional(),
  promise: z.array(ItemLimitShape),
  tasks: z.array(CaseTaskShape),
  officer: z.object({ name: z.string(), staffNo: z.string() }).optional(),
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
  submittedAt: InstantShape.optional(),
  acceptedAt: InstantShape.optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
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
  /** Whether this person has to do something. */
  isMyTurn: z.boolean(),
})
export type CaseLine = z.output<typeof CaseLineShape>

const caseId = '/:id'

export const cases = routes('/cases', {
  begin: {
    method: 'POST',
    path: '',
    caller: 'verified',
    summary: '开始办理一个事项：先存成草稿',
    changes: true,
    body: z.strictObject({ code: IdShape }),
    reply: CaseShape,
    errors: ['ITEM_NOT_ONLINE', 'TOO_MANY_DRAFTS'],
  },
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我的办件，包括别人发起、等我确认的',
    changes: false,
    reply: z.object({ items: z.array(CaseLineShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: caseId,
    caller: 'verified',
    summary: '一个办件',
    changes: false,
    reply: CaseShape,
    errors: ['NOT_YOURS'],
  },
  watch: {
    method: 'GET',
    path: '/:id/watch',
    caller: 'verified',
    summary: '办件的最新状态（持续推送）',
    changes: false,
    stream: true,
    reply: CaseShape,
    errors: ['NOT_YOURS'],
  },
  saveDraft: {
    method: 'PUT',
    path: '/:id/draft',
    caller: 'verified',
    summary: '自动保存正在填写的内容',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({ draft: CaseDraftShape }),
    reply: CaseShape,
    errors: ['NOT_YOURS', 'CASE_FIELD_WRONG'],
  },
  givePaper: {
    method: 'POST',
    path: '/:id/papers',
    caller: 'verified',
    summary: '交一份材料：已上传的文件，或承诺在某天前补交',
    changes: true,
    body: z.strictObject({
      material: IdShape,
      documentId: IdShape.optional(),
      promise: z.strictObject({ due: PlainDateShape }).optional(),
    }),
    reply: CaseShape,
    errors: ['NOT_YOURS', 'PAPER_UNKNOWN', 'PROMISE_NOT_ALLOWED', 'CASE_STOPPED'],
  },
  takePaperBack: {
    method: 'POST',
    path: '/:id/papers/:material/take-back',
    caller: 'verified',
    summary: '拿回一份还没提交的材料',
    changes: true,
    reply: CaseShape,
    errors: ['NOT_YOURS', 'PAPER_UNKNOWN'],
  },
  submit: {
    method: 'POST',
    path: '/:id/submit',
    caller: 'verified',
    summary: '提交：本人确认内容；还有其他当事人的，等他们在自己手机上确认',
    changes: true,
    body: z.strictObject({ digest: z.string().max(100) }),
    reply: CaseShape,
    errors: ['NOT_YOURS', 'CASE_INCOMPLETE', 'ACT_CHANGED', 'CASE_FIELD_WRONG', 'RESTRICTED'],
  },
  confirm: {
    method: 'POST',
    path: '/:id/confirm',
    caller: 'verified',
    summary: '另一方当事人在自己手机上确认这件事的内容',
    changes: true,
    body: z.strictObject({ digest: z.string().max(100) }),
    reply: CaseShape,
    errors: ['NOT_YOURS', 'ACT_CHANGED', 'CASE_STOPPED'],
  },
  reopen: {
    method: 'POST',
    path: '/:id/reopen',
    caller: 'verified',
    summary: '拿回来修改：已有的确认全部作废',
    changes: true,
    reply: CaseShape,
    errors: ['NOT_YOURS', 'CASE_STOPPED'],
  },
  supply: {
    method: 'POST',
    path: '/:id/supply',
    caller: 'verified',
    summary: '材料补齐了，交回办理',
    changes: true,
    reply: CaseShape,
    errors: ['NOT_YOURS', 'PAPERS_MISSING', 'CASE_STOPPED'],
  },
  notMe: {
    method: 'POST',
    path: '/:id/not-me',
    caller: 'verified',
    summary: '不是我办的：立即冻结，值班人员核实',
    changes: true,
    body: z.strictObject({ words: z.string().trim().max(500).default('') }),
    reply: CaseShape,
    errors: ['NOT_YOURS'],
  },
  withdraw: {
    method: 'POST',
    path: '/:id/withdraw',
    caller: 'verified',
    summary: '申请撤回；全体申请人都同意后撤回',
    changes: true,
    reply: CaseShape,
    errors: ['NOT_YOURS', 'CASE_STOPPED', 'WITHDRAWAL_NEEDS_ALL'],
  },
  discard: {
    method: 'POST',
    path: '/:id/discard',
    caller: 'verified',
    summary: '不办了：放弃草稿',
    changes: true,
    reply: DoneShape,
    errors: ['NOT_YOURS'],
  },
})

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
const reason = text(500, '理由')
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
      applicant: z.strictObject({ name: text(60, '姓名或单位名称'), idNumber: z.string().min(15).max(18) }),
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
    errors: [...staffErrors, 'PAPERS_MISSING', 'RESTRICTED'],
  },
  confirmFor: {
    ...act('登记单位当事人盖章确认的申请书', 'confirm-for'),
    body: z.strictObject({ partyId: IdShape, document: text(60, '文书名称和编号') }),
    errors: [...staffErrors, 'SAME_PERSON'],
  },
  demand: {
    ...act('一次性告知：一份完整的补正清单', 'demand'),
    body: z.strictObject({
      items: z
        .array(z.strictObject({ material: IdShape, why: text(200, '原因') }))
        .min(1, '请至少列一份材料。')
        .max(60),
      due: PlainDateShape,
      override: z.strictObject({ reason }).optional(),
    }),
    errors: [...staffErrors, 'ALREADY_TOLD', 'PAPER_UNKNOWN', 'PAPERS_MISSING', 'NEEDS_SUPERVISOR'],
  },
  finishTask: {
    ...act('办完本部门的一项工作，写明意见', 'finish-task'),
    body: z.strictObject({ taskId: z.string().max(80), opinion: text(500, '意见') }),
    errors: [...staffErrors, 'TASK_NOT_OPEN', 'SAME_PERSON', 'INTERESTED'],
  },
  sendBack: {
    ...act('退回部门重新审核', 'send-back'),
    body: z.strictObject({ taskIds: z.array(z.string().max(80)).min(1), reason }),
    errors: [...staffErrors, 'TASK_NOT_OPEN'],
  },
  approve: {
    ...act('审批通过；登记业务随即登簿', 'approve'),
    body: z.strictObject({ opinion: text(500, '意见') }),
    errors: [
      ...staffErrors,
      'SAME_PERSON',
      'INTERESTED',
      'NOT_QUALIFIED',
      'PAPERS_MISSING',
      'RESTRICTED',
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
    body: z.strictObject({ kind: z.enum(['return', 'refuse']), clause: text(200, '依据'), reason }),
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
  handTo: {
    ...act('转交给同事，经过都在，不用从头再来', 'hand-to'),
    body: z.strictObject({ staffNo: IdShape, reason }),
    errors: [...staffErrors, 'NOT_QUALIFIED', 'INTERESTED'],
  },
  paperSeen: {
    ...act('窗口看过原件', 'paper-seen'),
    body: z.strictObject({ material: IdShape }),
    errors: [...staffErrors, 'PAPER_UNKNOWN'],
  },
  settleFees: {
    ...act('登记窗口 POS 收款', 'settle-fees'),
    body: z.strictObject({ amountFen: z.int().min(0), slip: text(60, 'POS 单号') }),
    errors: [...staffErrors, 'AMOUNT_DIFFERS'],
  },
  handOver: {
    ...act('发证：当面交给领取人', 'hand-over'),
    body: z.strictObject({ to: text(60, '领取人') }),
    errors: [...staffErrors],
  },
})
