/** What an agent may be allowed to do for somebody (E28). */
export const delegableUses = {
  view: '看办理进度',
  fill: '填写内容',
  upload: '上传材料',
  submit: '提交申请',
  supply: '补交材料',
  withdraw: '申请撤回',
  collect: '领取证书和结果',
  book: '预约、改期、取消和到厅取号',
} as const
export type DelegableUse = keyof typeof delegableUses

/** Longest life of a delegation (ours): who still needs help says so again. */
export const LONGEST_DELEGATION_DAYS = 180

export const delegationStates = {
  asked: '等委托人同意',
  given: '有效',
  declined: '没有同意',
  lapsed: '没有回应，已作废',
  revoked: '委托人已收回',
  resigned: '代办人已退出',
  expired: '已到期',
} as const
export type DelegationState = keyof typeof delegationStates
