import { z } from 'zod'
import { batchStates, MOST_LIST_BYTES } from '../batch-words.ts'
import { routes } from '../route.ts'
import { CaseFieldShape, CaseHoldShape, CaseStateShape } from './case-shapes.ts'
import { ItemQuestionShape } from './item-shapes.ts'
import { CreditCodeShape } from './organisations.ts'
import { AllowedActionsShape, IdShape, InstantShape, keysOf } from './shapes.ts'

const NameShape = z.string().regex(/^[^$.]{1,60}$/u, '名称不正确')

/** One thing that is wrong in the list, in words for whoever made it. */
export const ListFaultShape = z.object({
  /** As the spreadsheet numbers it. */
  row: z.int(),
  column: z.string(),
  wrong: z.string(),
  fix: z.string(),
})
export type ListFault = z.output<typeof ListFaultShape>

const ListShape = z.object({
  fileName: z.string(),
  uploadedAt: InstantShape,
  by: z.string(),
  /** Rows that hold anything, and those without a fault. */
  filled: z.int(),
  good: z.int(),
  faultCount: z.int(),
  /** The first of them. */
  faults: z.array(ListFaultShape),
  districts: z.array(z.object({ name: z.string(), count: z.int() })),
  /** The register was asked whether these homes are the organisation's; `false`: it was silent, the office looks. */
  isCompared: z.boolean(),
})

const CountShape = z.object({ total: z.int(), done: z.int(), problems: z.int() })

export const BatchLineShape = z.object({
  id: IdShape,
  number: z.string().optional(),
  organisation: z.string(),
  name: z.string(),
  state: z.enum(keysOf(batchStates)),
  stateLabel: z.string(),
  /** One sentence: where it stands. */
  now: z.string(),
  changedAt: InstantShape,
})
export type BatchLine = z.output<typeof BatchLineShape>

export const BatchShape = BatchLineShape.extend({
  code: IdShape,
  creditCode: CreditCodeShape,
  revision: z.int(),
  list: ListShape.optional(),
  questions: z.array(ItemQuestionShape),
  answers: z.record(NameShape, z.string()),
  fields: z.array(CaseFieldShape),
  details: z.record(NameShape, z.string()),
  /** Papers that serve all rows: handed in once. */
  materials: z.array(
    z.object({
      id: IdShape,
      name: z.string(),
      why: z.string(),
      status: z.enum(['waived', 'system', 'given', 'open']),
      statusText: z.string(),
      documentId: IdShape.optional(),
    }),
  ),
  /** What the one confirmation says, and the digest over the whole list. */
  act: z.object({ text: z.string(), digest: z.string() }).optional(),
  /** What is still missing before it can be confirmed; the first thing. */
  missing: z.string().optional(),
  confirmed: z.object({ at: InstantShape, by: z.string() }).optional(),
  created: z.int(),
  progress: CountShape.extend({ districts: z.array(CountShape.extend({ name: z.string() })) }).optional(),
  bill: z
    .object({
      totalFen: z.int(),
      openFen: z.int(),
      /** What one payment can pay now, how many rows that is, and how many are left for another time. */
      dueFen: z.int().optional(),
      dueCount: z.int().optional(),
      waiting: z.int().optional(),
      note: z.string().optional(),
    })
    .optional(),
  history: z.array(z.object({ at: InstantShape, who: z.string(), text: z.string() })),
  allowedActions: AllowedActionsShape,
  serverNow: InstantShape,
})
export type Batch = z.output<typeof BatchShape>

export const BatchChildShape = z.object({
  caseId: IdShape,
  number: z.string().optional(),
  row: z.int(),
  address: z.string(),
  district: z.string(),
  state: CaseStateShape,
  stateLabel: z.string(),
  holds: z.array(CaseHoldShape),
  isProblem: z.boolean(),
  now: z.string(),
})
export type BatchChild = z.output<typeof BatchChildShape>

const id = '/:id'
const verified = { caller: 'verified' } as const

/** Many homes of an organisation as one matter: one list, one confirmation, one bill, one view of progress. */
export const batches = routes('/batches', {
  template: {
    method: 'GET',
    path: '/template.xlsx',
    caller: 'anyone',
    summary: '清单模板（电子表格）',
    changes: false,
    file: true,
    reply: z.unknown(),
    errors: [],
  },
  begin: {
    ...verified,
    method: 'POST',
    path: '',
    summary: '以单位名义开始一个批量业务',
    changes: true,
    body: z.strictObject({ code: IdShape, organisation: CreditCodeShape }),
    reply: BatchShape,
    errors: ['NOT_ACTING_FOR', 'NOT_A_BATCH_ITEM', 'TOO_MANY_DRAFTS'],
  },
  list: {
    ...verified,
    method: 'GET',
    path: '',
    summary: '我的单位的批量业务',
    changes: false,
    reply: z.object({ items: z.array(BatchLineShape) }),
    errors: [],
  },
  get: {
    ...verified,
    method: 'GET',
    path: id,
    summary: '一个批量业务：清单、错误、进度、账单',
    changes: false,
    reply: BatchShape,
    errors: ['NOT_YOURS'],
  },
  watch: {
    ...verified,
    method: 'GET',
    path: `${id}/watch`,
    summary: '批量业务的进度（持续推送）',
    changes: false,
    stream: true,
    reply: BatchShape,
    errors: ['NOT_YOURS'],
  },
  upload: {
    ...verified,
    method: 'PUT',
    path: `${id}/list`,
    summary: '上传清单（xlsx 或 csv 的原始字节）：逐行检查，新的清单替换旧的，什么也还不生成',
    changes: { unkeyed: 'the list is replaced as a whole: a repeat puts the same list in its place' },
    query: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
    bytes: { atMost: MOST_LIST_BYTES },
    reply: BatchShape,
    errors: ['NOT_YOURS', 'LIST_UNREADABLE', 'PART_WRONG'],
  },
  fill: {
    ...verified,
    method: 'PUT',
    path: `${id}/draft`,
    summary: '填写各套共用的内容',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({
      answers: z.record(NameShape, z.string().max(60)).default({}),
      details: z.record(NameShape, z.string().max(500)).default({}),
    }),
    reply: BatchShape,
    errors: ['NOT_YOURS', 'CASE_FIELD_WRONG'],
  },
  givePaper: {
    ...verified,
    method: 'POST',
    path: `${id}/papers`,
    summary: '交一份各套共用的材料，只交一次',
    changes: true,
    body: z.strictObject({ material: IdShape, documentId: IdShape }),
    reply: BatchShape,
    errors: ['NOT_YOURS', 'PAPER_UNKNOWN'],
  },
  confirm: {
    ...verified,
    method: 'POST',
    path: `${id}/confirm`,
    summary: '法定代表人或经办人一次确认整张清单；确认后逐套生成办件',
    changes: true,
    body: z.strictObject({
      digest: z.string().max(100),
      /** Rows with faults stay out and are done another time. */
      leaveOut: z.boolean().default(false),
    }),
    reply: BatchShape,
    errors: ['NOT_YOURS', 'ACT_CHANGED', 'CASE_INCOMPLETE', 'LIST_HAS_FAULTS'],
  },
  discard: {
    ...verified,
    method: 'POST',
    path: `${id}/discard`,
    summary: '不办了：放弃还没确认的批量业务',
    changes: true,
    reply: BatchShape,
    errors: ['NOT_YOURS'],
  },
  children: {
    ...verified,
    method: 'GET',
    path: `${id}/children`,
    summary: '逐套的进度，有问题的在前',
    changes: false,
    query: z.strictObject({ from: z.coerce.number().int().min(0).default(0) }),
    reply: z.object({ items: z.array(BatchChildShape), next: z.int().optional() }),
    errors: ['NOT_YOURS'],
  },
  bill: {
    ...verified,
    method: 'GET',
    path: `${id}/bill`,
    summary: '一张总账单，每套一行',
    changes: false,
    reply: z.object({
      totalFen: z.int(),
      openFen: z.int(),
      lines: z.array(z.object({ row: z.int(), address: z.string(), amountFen: z.int(), isSettled: z.boolean() })),
    }),
    errors: ['NOT_YOURS'],
  },
})
