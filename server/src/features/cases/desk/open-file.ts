import type { StaffCase } from '@anju/shared-types'
import { isOver } from '../../../domain/cases/states.ts'
import type { Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { askRegister } from '../ask-register.ts'
import { fileOf } from '../case-file.ts'
import type { CaseNeeds } from '../needs.ts'
import { mayOpen, officerOf } from './at-desk.ts'
import { staffView } from './staff-view.ts'

/**
 * Opens a file: every party reads afterwards who looked, when and why (E78), and the register is asked how the home stands now. Written
 * before it is shown: a crash in between records a look too many, never one too few.
 */
export async function openFile(
  needs: CaseNeeds,
  { id, purpose }: { id: string; purpose: string },
  caller: Staff,
  now: Date,
): Promise<StaffCase> {
  const [me, row] = await Promise.all([officerOf(needs, caller), needs.cases.find(id)])
  if (!row || !mayOpen(row, me)) return refuse('NOT_YOUR_CASE')
  // What was entered is not in its own way afterwards: a new owner is no co-owner who has not agreed.
  const isDone = row.entry?.enteredAt !== undefined || isOver(row.state)
  const asked = isDone ? undefined : await askRegister(needs, row, await fileOf(needs, row))
  const why = `${purpose}：${row.name}（${row.number ?? ''}）`
  for (const { accountId } of await needs.parties.accountsOf(row)) {
    await needs.directory.recordView({ viewer: caller, accountId, what: '办件全部内容', why, at: now })
  }
  const seen = await needs.cases.look(row, { staffNo: me.staffNo, at: now, revision: row.revision }, asked)
  return staffView(needs, seen, me, now)
}
