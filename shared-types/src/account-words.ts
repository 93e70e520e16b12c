/** How money came or went. */
export const payChannels = { wechat: '微信支付', alipay: '支付宝', counter: '窗口收款' } as const
export type PayChannel = keyof typeof payChannels

/** The accounts (科目) of the fee book. Each entry takes from one and gives to another. */
export const bookAccounts = {
  ...payChannels,
  fees: '登记收费',
  held: '待核实款',
  owed: '应退款',
} as const
export type BookAccount = keyof typeof bookAccounts

/** What an entry of the book records. */
export const entryKinds = {
  paid: '收款',
  owed: '决定退款',
  repaid: '退款到账',
  reversed: '退款撤销',
} as const
export type EntryKind = keyof typeof entryKinds

/** What an entry rests on; the words themselves are kept. */
export const proofKinds = {
  callback: '支付平台的回调原文',
  answer: '支付平台的应答原文',
  slip: '窗口收款记录',
  decision: '退款决定',
} as const
export type ProofKind = keyof typeof proofKinds

/** In what a bill and our book differ. */
export const differenceKinds = {
  missingHere: '平台有，我们没有',
  missingThere: '我们有，平台没有',
  amount: '金额不一致',
  state: '状态不一致',
  doubled: '账单里重复',
} as const
export type DifferenceKind = keyof typeof differenceKinds
