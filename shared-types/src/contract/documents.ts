import { z } from 'zod'
import {
  documentFindings,
  documentHolders,
  documentStates,
  documentTypes,
  documentUseStates,
  UPLOAD_PART_BYTES,
  UPLOAD_PARTS_A_CALL,
} from '../document-words.ts'
import { pageDoubts } from '../page-words.ts'
import { routes } from '../route.ts'
import { AllowedActionsShape, IdShape, InstantShape, NothingShape, PlainDateShape } from './shapes.ts'

const keysOf = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]])

const Sha256Shape = z.string().regex(/^[0-9a-f]{64}$/, '校验码不正确')
/** Made by the app once for each file a person means to send, kept until it has arrived or was given up. */
const ClientKeyShape = z.string().regex(/^[0-9a-zA-Z_-]{16,64}$/, '编号不正确')

/** The same content sent before by the same person: offered, so that nothing need be sent again (E39). */
export const SameDocumentShape = z.object({
  id: IdShape,
  title: z.string(),
  at: InstantShape,
  /** Where it was used, newest first, in words. */
  usedFor: z.array(z.string()),
})

export const UploadShape = z.object({
  id: IdShape,
  clientKey: ClientKeyShape,
  title: z.string(),
  fileName: z.string(),
  material: z.string(),
  state: keysOf(documentStates),
  stateLabel: z.string(),
  bytes: z.number().int(),
  sha256: Sha256Shape,
  /** Size of a part; the last one is shorter. */
  partBytes: z.number().int(),
  partCount: z.number().int(),
  /** Parts that have arrived, counted from 1; every other one is still to be sent. */
  parts: z.array(z.number().int()),
  /** Until when the rest may follow; then what has arrived is removed. */
  endsAt: InstantShape,
  same: z.array(SameDocumentShape),
})
export type Upload = z.output<typeof UploadShape>

export const DocumentUseShape = z.object({
  id: IdShape,
  documentId: IdShape,
  caseId: IdShape,
  material: z.string(),
  /** What the person agreed to, word for word. */
  purpose: z.string(),
  state: keysOf(documentUseStates),
  stateLabel: z.string(),
  consentedAt: InstantShape,
  /** The member of the family for whose matter it is. */
  askedBy: z.string().optional(),
  /** Last day of the consent. */
  until: PlainDateShape,
  allowedActions: AllowedActionsShape,
})
export type DocumentUse = z.output<typeof DocumentUseShape>

/** Whether it is the page that was asked for (E41). A machine asks, the person says, a clerk decides. */
const PageSeenShape = z.object({
  asked: z.string().optional(),
  /** `looking`: still being read. `said`: in doubt, and the person says that this is the page. */
  state: z.enum(['looking', 'fits', 'doubted', 'said']),
  doubt: keysOf(pageDoubts).optional(),
  text: z.string().optional(),
})

export const DocumentShape = z.object({
  id: IdShape,
  material: z.string(),
  title: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  /** By the first bytes of the file, never by its name. */
  type: keysOf(documentTypes).optional(),
  state: keysOf(documentStates),
  stateLabel: z.string(),
  /** What it means for the person and what to do, in one sentence. */
  text: z.string(),
  at: InstantShape,
  caseId: IdShape.optional(),
  /** While it is being sent. */
  sentBytes: z.number().int().optional(),
  pageCount: z.number().int().optional(),
  findings: z.array(z.object({ code: keysOf(documentFindings), text: z.string() })),
  page: PageSeenShape.optional(),
  validUntil: PlainDateShape.optional(),
  /** Kept for later use; without it a paper that nobody uses is removed. */
  keep: z.object({ holder: keysOf(documentHolders), holderLabel: z.string(), until: PlainDateShape }).optional(),
  /** Addresses for the owner alone, for some minutes. */
  links: z
    .object({ thumbnail: z.string(), pages: z.array(z.string()), original: z.string(), expiresAt: InstantShape })
    .optional(),
  uses: z.array(DocumentUseShape),
  allowedActions: AllowedActionsShape,
})
export type Document = z.output<typeof DocumentShape>

/** What staff get of a paper: pictures with their name, the time and the purpose across them; never the file. */
export const DocumentStaffViewShape = z.object({
  id: IdShape,
  title: z.string(),
  type: keysOf(documentTypes),
  purpose: z.string(),
  receivedAt: InstantShape,
  validUntil: PlainDateShape.optional(),
  findings: z.array(z.object({ code: keysOf(documentFindings), text: z.string() })),
  page: PageSeenShape.optional(),
  pages: z.array(
    z.object({ no: z.number().int(), link: z.string(), width: z.number().int(), height: z.number().int() }),
  ),
  /** Pages of the file; more than `pages` when only the first ones are shown. */
  pageCount: z.number().int(),
  expiresAt: InstantShape,
})
export type DocumentStaffView = z.output<typeof DocumentStaffViewShape>

const titleText = z.string().trim().min(1, '请写明是什么材料').max(60)

export const documents = routes('/documents', {
  begin: {
    method: 'POST',
    path: '/uploads',
    caller: 'verified',
    summary: '开始上传一份材料；同一编号再次开始就是接着传',
    changes: { unkeyed: 'clientKey in the body names the upload: a repeat finds it and changes nothing' },
    body: z.strictObject({
      clientKey: ClientKeyShape,
      fileName: z.string().trim().min(1).max(200),
      bytes: z.number().int().min(1, '文件是空的'),
      sha256: Sha256Shape,
      /** Code of the material in the catalogue. */
      material: z.string().min(1).max(64),
      /** What people call it, for instance 身份证. */
      title: titleText,
      /** The case it is meant for; handing it in is a step of its own. */
      caseId: IdShape.optional(),
      /** Last day on which the paper itself is valid, where it says one. */
      validUntil: PlainDateShape.optional(),
      /** The page that was to be taken, by the name that was shown beside the camera. */
      page: z.string().min(1).max(30).optional(),
      /** The phone has asked whether this is that page, and the person said yes. */
      pageSaid: z.boolean().optional(),
    }),
    reply: UploadShape,
    errors: ['UPLOAD_TOO_LARGE', 'UPLOADS_FULL'],
  },
  uploads: {
    method: 'GET',
    path: '/uploads',
    caller: 'account',
    summary: '没有传完的材料，换手机或重装后也能接着传',
    changes: false,
    reply: z.object({ items: z.array(UploadShape) }),
    errors: [],
  },
  upload: {
    method: 'GET',
    path: '/uploads/:id',
    caller: 'account',
    summary: '一份材料传到了哪里',
    changes: false,
    reply: UploadShape,
    errors: ['NOT_YOURS'],
  },
  part: {
    method: 'PUT',
    path: '/uploads/:id/parts/:no',
    caller: 'verified',
    summary: '传从这一号开始、连着的几段（原始字节，x-content-sha256 为校验码）；次序不限，重复无妨',
    changes: { unkeyed: 'a part is named by its number and its checksum: a repeat changes nothing' },
    bytes: { atMost: UPLOAD_PART_BYTES * UPLOAD_PARTS_A_CALL },
    /** How many parts of the file have arrived now. */
    reply: z.object({ arrived: z.number().int(), partCount: z.number().int() }),
    errors: ['NOT_YOURS', 'PART_WRONG'],
  },
  complete: {
    method: 'POST',
    path: '/uploads/:id/complete',
    caller: 'verified',
    summary: '全部传到，请服务器核对',
    changes: { unkeyed: 'an upload is completed once; a repeat answers with the same paper' },
    body: NothingShape,
    reply: DocumentShape,
    errors: ['NOT_YOURS', 'PARTS_MISSING', 'UPLOAD_CHANGED', 'UPLOAD_TYPE'],
  },
  mine: {
    method: 'GET',
    path: '',
    caller: 'account',
    summary: '我的材料',
    changes: false,
    reply: z.object({
      items: z.array(DocumentShape),
      usedBytes: z.number().int(),
      limitBytes: z.number().int(),
    }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:id',
    caller: 'account',
    summary: '我的一份材料',
    changes: false,
    reply: DocumentShape,
    errors: ['NOT_YOURS'],
  },
  discard: {
    method: 'POST',
    path: '/:id/discard',
    caller: 'account',
    summary: '删除一份材料，或放弃没有传完的',
    changes: true,
    reply: DocumentShape,
    errors: ['NOT_YOURS', 'DOCUMENT_IN_USE'],
  },
  sayPage: {
    method: 'POST',
    path: '/:id/page-said',
    caller: 'account',
    summary: '本人说就是这一页：由工作人员看，系统不退材料',
    changes: true,
    reply: DocumentShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY'],
  },
  keep: {
    method: 'PUT',
    path: '/:id/keep',
    caller: 'verified',
    summary: '留在家庭材料夹里，下次办事不用再传',
    changes: { unkeyed: 'the last value wins, a repeat changes nothing' },
    body: z.strictObject({
      holder: keysOf(documentHolders),
      /** At most five years; absent ends the keeping. */
      until: PlainDateShape.optional(),
    }),
    reply: DocumentShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY'],
  },
  use: {
    method: 'POST',
    path: '/:id/uses',
    caller: 'verified',
    summary: '同意把这份材料用于一个办件（一次一同意，可撤回）',
    changes: true,
    body: z.strictObject({ caseId: IdShape, material: z.string().min(1).max(64), until: PlainDateShape.optional() }),
    reply: DocumentUseShape,
    errors: ['NOT_YOURS', 'DOCUMENT_NOT_READY', 'DOCUMENT_OUTDATED'],
  },
  withdrawUse: {
    method: 'POST',
    path: '/uses/:useId/withdraw',
    caller: 'account',
    summary: '撤回一次使用同意',
    changes: true,
    reply: DocumentUseShape,
    errors: ['NOT_YOURS', 'USE_FILED'],
  },
  staffView: {
    method: 'GET',
    path: '/:id/staff-view',
    caller: { staff: ['clerk', 'registrar', 'supervisor', 'inspector'] },
    summary: '工作人员查看材料：只有带水印的图片，查阅会记入本人的查阅记录',
    changes: false,
    reply: DocumentStaffViewShape,
    errors: ['DOCUMENT_NOT_READY'],
  },
  file: {
    method: 'GET',
    path: '/:id/files/:view',
    caller: 'anyone',
    summary: '按限时链接取图片或文件；链接写明给谁看，几分钟后失效',
    changes: false,
    query: z.strictObject({ link: z.string().min(1).max(600) }),
    file: true,
    reply: NothingShape,
    errors: ['LINK_EXPIRED'],
  },
})
