import type { StaffCase } from '@anju/shared-types'

/** What an officer may do with a file, in the order in which it is offered: what lets it go on first. */
export const acts = {
  handleAlert: { text: '核实“不是我”', title: '核实结果' },
  decideProposal: { text: '作出决定', title: '同意不予办理或退件吗' },
  decideMore: { text: '决定是否放行第二份清单', title: '放行第二份清单吗' },
  decideMistake: { text: '认定是不是我们的差错', title: '是我们的差错吗' },
  confirmFor: { text: '登记单位盖章的申请书', title: '单位盖章的申请书' },
  accept: { text: '受理', title: '受理这件' },
  finishTask: { text: '办完本部门的工作', title: '本部门意见' },
  approve: { text: '审批', title: '审批通过' },
  settleFees: { text: '收费', title: '收费' },
  handOver: { text: '发证', title: '当面发证' },
  resume: { text: '恢复办理', title: '恢复办理' },
  demand: { text: '一次告知要补的材料', title: '一次性告知' },
  sendBack: { text: '退回部门重新审核', title: '退回重新审核' },
  suspend: { text: '依法暂停', title: '依法暂停计时' },
  propose: { text: '提出不予办理或退件', title: '提出不予办理或退件' },
  reportMistake: { text: '发现我们办错了', title: '我们办错了' },
  handTo: { text: '转交同事', title: '转交同事' },
} as const
export type ActName = keyof typeof acts

export const allowedActs = ({ allowedActions }: Pick<StaffCase, 'allowedActions'>): ActName[] =>
  (Object.keys(acts) as ActName[]).filter((name) => allowedActions.includes(name))

/** Acts that move the case on; without one of them nothing is pressed first. */
const onward: readonly ActName[] = [
  'handleAlert',
  'decideProposal',
  'decideMore',
  'decideMistake',
  'confirmFor',
  'accept',
  'finishTask',
  'approve',
  'settleFees',
  'handOver',
  'resume',
]
export const mainAct = (allowed: readonly ActName[]): ActName | undefined =>
  allowed.find((name) => onward.includes(name))
