import { z } from 'zod'
import { documentHolders, documentUseStates } from '../document-words.ts'
import { routes } from '../route.ts'
import { typedText } from './case-shapes.ts'
import { DoneShape, IdShape, InstantShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])

/** A paper of somebody in the family that one may ask to use: its name and whose it is, never what is in it. */
export const OfferedPaperShape = z.object({
  shareId: IdShape,
  documentId: IdShape,
  title: z.string(),
  material: z.string(),
  owner: z.string(),
  until: PlainDateShape,
  /** What one has asked for it, the newest first. */
  asks: z.array(
    z.object({
      useId: IdShape,
      caseId: IdShape,
      material: z.string(),
      state: keysOf(documentUseStates),
      stateLabel: z.string(),
    }),
  ),
})
export type OfferedPaper = z.output<typeof OfferedPaperShape>

export const SharedPaperShape = z.object({
  shareId: IdShape,
  documentId: IdShape,
  title: z.string(),
  member: z.string(),
  relation: z.string(),
  until: PlainDateShape,
})
export type SharedPaper = z.output<typeof SharedPaperShape>

/** Somebody in the family wants to use a paper of one's own for one matter. */
export const PaperAskShape = z.object({
  useId: IdShape,
  documentId: IdShape,
  title: z.string(),
  by: z.string(),
  purpose: z.string(),
  at: InstantShape,
  /** Last day of the use, if one agrees. */
  until: PlainDateShape,
  /** Read aloud: what one says yes to. */
  text: z.string(),
})
export type PaperAsk = z.output<typeof PaperAskShape>

export const household = routes('/household', {
  show: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '家庭材料夹：家人给我看到的、我给家人看到的、等我同意的',
    changes: false,
    reply: z.object({
      offered: z.array(OfferedPaperShape),
      given: z.array(SharedPaperShape),
      asks: z.array(PaperAskShape),
    }),
    errors: [],
  },
  share: {
    method: 'POST',
    path: '/shares',
    caller: 'verified',
    summary: '让一位家人看到我有这份材料（看不到内容）；每次用都要我再同意',
    changes: true,
    body: z.strictObject({
      documentId: IdShape,
      member: z.strictObject({
        name: typedText(60, '姓名'),
        idNumber: z.string().min(15, '身份证号码不完整。').max(18, '身份证号码太长。'),
      }),
      relation: keysOf(documentHolders).exclude(['self', 'household']),
      /** At most as long as the paper itself is kept. */
      until: PlainDateShape,
    }),
    reply: SharedPaperShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY'],
  },
  unshare: {
    method: 'POST',
    path: '/shares/:shareId/end',
    caller: 'verified',
    summary: '不再给这位家人看到；已经同意的使用另外撤回',
    changes: true,
    reply: DoneShape,
    errors: ['NOT_YOURS'],
  },
  ask: {
    method: 'POST',
    path: '/asks',
    caller: 'verified',
    summary: '请家人同意把一份材料用在我的这件办件里',
    changes: true,
    body: z.strictObject({ shareId: IdShape, caseId: IdShape, material: IdShape }),
    reply: OfferedPaperShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY', 'DOCUMENT_OUTDATED', 'TOO_MANY_ASKS'],
  },
  answer: {
    method: 'POST',
    path: '/asks/:useId/answer',
    caller: 'verified',
    summary: '家人要用我的材料：同意（一次、到哪天），或不同意',
    changes: true,
    body: z.strictObject({ agree: z.boolean(), until: PlainDateShape.optional() }),
    reply: DoneShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY', 'DOCUMENT_OUTDATED'],
  },
})
