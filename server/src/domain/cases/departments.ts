import type { CaseDepartment, StaffRole } from '@anju/shared-types'
import type { ItemKind } from '../catalogue/item.ts'

const ofKind: Record<ItemKind, CaseDepartment> = { trade: 'housing', registration: 'registry', fund: 'fund' }

/** A post of the item files: whose it is and which role of ours fills it. Posts that are not here are not staff of the window. */
interface Post {
  department?: CaseDepartment
  role: StaffRole
}

const posts: Readonly<Record<string, Post>> = {
  首问负责人: { role: 'clerk' },
  受理人员: { role: 'clerk' },
  公积金受理人员: { department: 'fund', role: 'clerk' },
  网签备案人员: { department: 'housing', role: 'clerk' },
  资金监管人员: { department: 'housing', role: 'clerk' },
  人才服务专员: { department: 'housing', role: 'clerk' },
  责任人员: { role: 'clerk' },
  审核人员: { role: 'registrar' },
  资格审核人员: { department: 'housing', role: 'registrar' },
  测绘审核人员: { department: 'housing', role: 'registrar' },
  预售审核人员: { department: 'housing', role: 'registrar' },
  资质审核人员: { department: 'housing', role: 'registrar' },
  补贴审核人员: { department: 'housing', role: 'registrar' },
  公积金审核人员: { department: 'fund', role: 'registrar' },
  公积金财务人员: { department: 'fund', role: 'clerk' },
  税务人员: { department: 'tax', role: 'registrar' },
  登记机构: { department: 'registry', role: 'registrar' },
  登簿人员: { department: 'registry', role: 'registrar' },
  公积金审批人员: { department: 'fund', role: 'supervisor' },
  主管领导: { role: 'supervisor' },
}

/** Whose work a step is; undefined for steps of citizens, the system and outsiders. */
export function postOf(role: string, kind: ItemKind): { department: CaseDepartment; role: StaffRole } | undefined {
  const post = posts[role]
  return post && { department: post.department ?? ofKind[kind], role: post.role }
}

export const departmentOfKind = (kind: ItemKind): CaseDepartment => ofKind[kind]
