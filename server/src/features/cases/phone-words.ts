import type { CaseMaterial } from '@anju/shared-types'
import { CO_OWNER_CONSENT } from '../../domain/cases/said-on-phone.ts'
import type { CaseRow } from './case-record.ts'
import { onPhoneIn } from './papers-of-case.ts'

/** Why a paper falls away that its owners say themselves; while it is owed in a draft, how it would. */
export function phoneWords(
  material: { id: string; why: string },
  status: CaseMaterial['status'],
  row: CaseRow,
): Partial<CaseMaterial> {
  const how = onPhoneIn(row)[material.id]
  if (how && status === 'waived') {
    const text = how === 'said' ? '已由共有人在手机上确认' : '不用交纸：提交后，请共有人在自己手机上确认'
    return { handling: 'waived', handlingText: text, statusText: text }
  }
  if (material.id !== CO_OWNER_CONSENT || status !== 'open' || row.state !== 'draft') return {}
  return { why: `${material.why}。共有人能用手机的，回到填表把他也加进来，他在手机上确认，就不用交这份` }
}
