import { z } from 'zod'
import { routes } from '../route.ts'
import { CaseDraftShape, CaseFieldShape, typedText } from './case-shapes.ts'
import { ItemQuestionShape } from './item-shapes.ts'
import { DoneShape, IdShape, InstantShape } from './shapes.ts'

const staff = { staff: ['clerk', 'supervisor'] } as const
const id = '/:id'
/** `priceFen`, `property.address`, `answers.<title>`, `person.<side>.<n>`. */
const fieldName = z.string().min(1).max(120)

/** One thing that the clerk entered, as it is read back. */
export const EntryLineShape = z.object({
  field: z.string(),
  label: z.string(),
  /** In words; empty: not entered yet. */
  value: z.string(),
  /** The applicant says that this is wrong. */
  wrong: z.object({ words: z.string(), at: InstantShape }).optional(),
})
export type EntryLine = z.output<typeof EntryLineShape>

const EntryShape = z.object({
  id: IdShape,
  code: IdShape,
  name: z.string(),
  state: z.enum(['open', 'submitted', 'closed']),
  /** Once it is submitted. */
  caseId: IdShape.optional(),
  /** Who enters it, at which window's desk. */
  clerk: z.string(),
  lines: z.array(EntryLineShape),
  /** How many lines are said to be wrong: nothing is submitted before they are settled. */
  wrongs: z.int(),
  changedAt: InstantShape,
  serverNow: InstantShape,
})

/** As the applicant follows it on a phone of their own. */
export const ReadEntryShape = EntryShape
export type ReadEntry = z.output<typeof ReadEntryShape>

/** As the clerk fills it in. */
export const WindowEntryShape = EntryShape.extend({
  applicant: z.object({ name: z.string(), idNumber: z.string() }),
  draft: CaseDraftShape,
  sides: z.array(z.string()),
  fields: z.array(CaseFieldShape),
  questions: z.array(ItemQuestionShape),
  hasPrice: z.boolean(),
  needsProperty: z.boolean(),
  /** `none`: nobody has proved this number on a phone; `told`: the phone was told; `reading`: it is open there. */
  phone: z.enum(['none', 'told', 'reading']),
})
export type WindowEntry = z.output<typeof WindowEntryShape>

/** The citizen sees what the clerk enters, field by field, on a phone of their own, and says "wrong" before it is saved (E25). */
export const windowEntries = routes('/window-entries', {
  mine: {
    method: 'GET',
    path: '/mine',
    caller: 'verified',
    summary: '窗口正在为我录入的',
    changes: false,
    reply: z.object({
      items: z.array(z.object({ id: IdShape, name: z.string(), clerk: z.string(), at: InstantShape })),
    }),
    errors: [],
  },
  begin: {
    method: 'POST',
    path: '',
    caller: staff,
    summary: '窗口开始录入：申请人的手机随即能看到',
    changes: true,
    body: z.strictObject({
      code: IdShape,
      /** As on the card; not needed for whoever was called with a number that they took logged in. */
      applicant: z
        .strictObject({
          name: typedText(60, '姓名或单位名称'),
          idNumber: z.string().min(15, '证件号码不完整。').max(18, '证件号码太长。'),
        })
        .optional(),
      /** The number at this clerk's own window. */
      ticketId: IdShape.optional(),
    }),
    reply: WindowEntryShape,
    errors: ['NOT_YOUR_CASE', 'CASE_FIELD_WRONG', 'ITEM_NOT_ONLINE'],
  },
  show: {
    method: 'GET',
    path: id,
    caller: staff,
    summary: '我正在录入的一件',
    changes: false,
    reply: WindowEntryShape,
    errors: ['NOT_YOUR_CASE'],
  },
  watch: {
    method: 'GET',
    path: '/:id/watch',
    caller: staff,
    summary: '录入时，申请人说哪一项不对（持续推送）',
    changes: false,
    stream: true,
    reply: WindowEntryShape,
    errors: ['NOT_YOUR_CASE'],
  },
  save: {
    method: 'PUT',
    path: id,
    caller: staff,
    summary: '录入一项：申请人的手机上随即显示',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({ draft: CaseDraftShape }),
    reply: WindowEntryShape,
    errors: ['NOT_YOUR_CASE', 'CASE_FIELD_WRONG'],
  },
  submit: {
    method: 'POST',
    path: '/:id/submit',
    caller: staff,
    summary: '提交：没有一项被说“错”才能提交；随后每个人在自己手机上确认',
    changes: true,
    reply: WindowEntryShape,
    errors: ['NOT_YOUR_CASE', 'CASE_FIELD_WRONG', 'CASE_INCOMPLETE', 'SAID_WRONG'],
  },
  close: {
    method: 'POST',
    path: '/:id/close',
    caller: staff,
    summary: '不录了',
    changes: true,
    reply: DoneShape,
    errors: ['NOT_YOUR_CASE'],
  },
  read: {
    method: 'GET',
    path: '/:id/read',
    caller: 'verified',
    summary: '窗口为我录入的内容，一项一项',
    changes: false,
    reply: ReadEntryShape,
    errors: ['NOT_YOURS'],
  },
  follow: {
    method: 'GET',
    path: '/:id/follow',
    caller: 'verified',
    summary: '窗口为我录入的内容，录一项显示一项（持续推送）',
    changes: false,
    stream: true,
    reply: ReadEntryShape,
    errors: ['NOT_YOURS'],
  },
  sayWrong: {
    method: 'POST',
    path: '/:id/wrong',
    caller: 'verified',
    summary: '这一项不对：窗口马上看到，改好以前不能提交',
    changes: true,
    body: z.strictObject({
      field: fieldName,
      /** The value that was read: what the clerk has changed meanwhile is read again first. */
      value: z.string().max(600),
      words: z.string().trim().max(200).default(''),
    }),
    reply: ReadEntryShape,
    errors: ['NOT_YOURS', 'ENTRY_MOVED'],
  },
  takeBack: {
    method: 'POST',
    path: '/:id/take-back',
    caller: 'verified',
    summary: '看错了，这一项是对的',
    changes: true,
    body: z.strictObject({ field: fieldName }),
    reply: ReadEntryShape,
    errors: ['NOT_YOURS', 'ENTRY_MOVED'],
  },
})
