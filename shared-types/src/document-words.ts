/** Words of papers that cross the wire, with what citizens read. */
export const documentStates = {
  receiving: '正在上传',
  received: '已收到，正在查毒',
  clean: '已查毒，正在整理',
  ready: '可以使用',
  infected: '有病毒，已隔离',
  unreadable: '打不开，请重新上传',
  discarded: '已删除',
  expired: '已过期清理',
} as const
export type DocumentState = keyof typeof documentStates

/** Life of one use of a paper: what the person agreed to, and what became of it. */
export const documentUseStates = {
  asked: '等材料主人同意',
  consented: '已同意使用',
  filed: '已入卷，依法留存',
  declined: '没有同意',
  withdrawn: '已撤回同意',
  ended: '使用期限已到',
} as const
export type DocumentUseState = keyof typeof documentUseStates

/** Whose paper it is, seen from the person who keeps it. */
export const documentHolders = {
  self: '本人',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  household: '全家',
  other: '其他人',
} as const
export type DocumentHolder = keyof typeof documentHolders

/** What a picture may lack. Told before a byte is sent, and again by the server; a person may use it all the same. */
export const documentFindings = {
  blurred: '照片有些模糊，字可能看不清。请拿稳手机，对准文字再拍一张。',
  glare: '照片有反光，盖住了部分内容。请换个角度，避开灯光再拍。',
  dark: '照片太暗。请到亮一点的地方再拍。',
  small: '照片太小，放大后看不清。请离近一点，让材料占满画面。',
  cut: '材料的边可能没有拍全。请让四边都在画面里。',
  outdated: '这份证件已过有效期。请上传新的证件。',
} as const
export type DocumentFinding = keyof typeof documentFindings

export const documentTypes = {
  'image/jpeg': 'JPG 照片',
  'image/png': 'PNG 图片',
  'image/heic': 'HEIC 照片',
  'application/pdf': 'PDF 文件',
} as const
export type DocumentType = keyof typeof documentTypes

export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024

/** A file is counted in parts of this size; the last one is shorter. Small, so that a cut on a slow network costs little. */
export const UPLOAD_PART_BYTES = 65_536
/** One call may carry so many parts that follow each other: a fast network then needs few calls. */
export const UPLOAD_PARTS_A_CALL = 16
