import type { Case, PlainDate } from '@anju/shared-types'
import type { Call, Verified } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { changeCase, noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { ownSide } from '../own-case.ts'
import { showCase } from '../show-case.ts'
import { checkDay } from './make-promise.ts'
import { postponeUntil } from './promise-view.ts'

/**
 * 延期: whoever promised moves the day, once and before it has come, up to the last day that the rule left from the beginning. Nobody has to
 * allow what the rule allows; the reason is written down.
 */
export async function postponePromise(
  needs: CaseNeeds,
  { id, promise, due, reason }: { id: string; promise: string; due: PlainDate; reason: string },
  caller: Verified,
  call: Call,
): Promise<Case> {
  const me = await needs.parties.person(caller.accountId)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const party = ownSide(row, me)
    if (row.alert) return refuse('CASE_STOPPED')
    const one = row.promises?.find((each) => each.id === promise && each.idIndex === me.idIndex)
    if (!one?.due) return refuse('NOT_YOURS')
    const latest = postponeUntil(one, row, { calendar: table.calendar, now: tx.now })
    if (!latest) {
      return refuse('PROMISE_NOT_ALLOWED', {
        text: one.needsSupervisor ? '本市延期要由窗口首席代表决定，请到窗口说明。' : '不能再延期了，请在到期以前补交。',
      })
    }
    const moved = {
      ...one,
      due: checkDay(due, one.due, latest),
      postponed: { from: one.due, reason },
      remindedOn: undefined,
    }
    return noteCase(needs, tx, row, table, {
      note: 'postponePromise',
      event: 'case.promise-postponed',
      who: party.side,
      text: `“${one.name}”延期到 ${due} 补交：${reason}`,
      patch: { promises: row.promises!.map((each) => (each.id === promise ? moved : each)) },
    })
  })
  return showCase(needs, id, caller, call.now)
}
