/** Kinds of e-certificates, with the name on their face. */
export const certificateKinds = {
  eligibility: '购房资格证明',
  title: '不动产权证书',
  proof: '不动产登记证明',
  lease: '租赁备案证明',
  contribution: '住房公积金缴存证明',
  settled: '住房公积金贷款结清证明',
  receipt: '受理回执',
} as const
export type CertificateKind = keyof typeof certificateKinds

/** How much of a certificate a reader sees. */
export const certificateScopes = {
  statement: '只出示一句话',
  named: '一句话，加上姓名和编号',
  full: '全部内容',
} as const
export type CertificateScope = keyof typeof certificateScopes

/** What anybody is told who checks a certificate. Only `valid` means that it holds now. */
export const verificationOutcomes = {
  valid: '有效',
  expired: '已过有效期',
  revoked: '已被吊销',
  suspended: '已暂停使用',
  replaced: '已换发新证',
  altered: '内容被改动过',
  wrongPaper: '码是真的，纸不对',
  codeTooOld: '出示码已过期',
  codeUsed: '出示码已经用过',
  unknown: '不是我们的证照',
} as const
export type VerificationOutcome = keyof typeof verificationOutcomes

/** How a certificate reached whoever checked it. */
export const verificationWays = {
  showing: '扫手机上的出示码',
  paper: '扫纸上的码',
  number: '输入纸上的编号和防伪码',
  offline: '粘贴离线核验码',
} as const
export type VerificationWay = keyof typeof verificationWays

/** How somebody used a certificate, or looked at it at the desk. */
export const certificateUseWays = {
  showing: '亮证',
  offline: '复制离线核验码',
  pdf: '打开 PDF',
  look: '工作人员查看',
} as const
export type CertificateUseWay = keyof typeof certificateUseWays

/** A showing code lives this long; a screenshot of it is worth nothing afterwards. */
export const SHOWING_SECONDS = 45
