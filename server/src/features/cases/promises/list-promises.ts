import { caseStates, type PromiseLine } from '@anju/shared-types'
import { maskName } from '../../../domain/identity/mask.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { changeCase, noteCase } from '../change-case.ts'
import { officerOf } from '../desk/at-desk.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PromiseRow } from './promise-record.ts'
import { promiseView } from './promise-view.ts'
import { isRepairable, type WatchedState, watchedState } from './watch.ts'

const PAGE = 30

/** Open and broken promises of all cases, for those who watch over them. */
export async function listPromises(
  needs: CaseNeeds,
  { state, after }: { state: WatchedState; after?: string },
  caller: Staff,
  now: Date,
) {
  const [rows, calendar, open, broken, pledged] = await Promise.all([
    needs.cases.withPromises(state, after, PAGE + 1),
    needs.halls.calendar(),
    needs.cases.countPromises('open'),
    needs.cases.countPromises('broken'),
    needs.cases.countPromises('pledged'),
  ])
  const shown = rows.slice(0, PAGE)
  const isSupervisor = caller.staff.roles.includes('supervisor')
  const line = (row: CaseRow, one: PromiseRow): PromiseLine => {
    const { statement: _statement, ...view } = promiseView(one, row, { calendar, now })
    const party = row.parties.find(({ id }) => id === one.by)
    return {
      ...view,
      ...{ caseId: row._id, number: row.number, caseName: row.name, caseStateLabel: caseStates[row.state] },
      person: party ? maskName(needs.parties.open(party).name) : '',
      repaired: one.repair?.reason,
      mayRepair: isSupervisor && isRepairable(one),
    }
  }
  return {
    items: shown.flatMap((row) =>
      (row.promises ?? []).filter((one) => watchedState(one) === state).map((one) => line(row, one)),
    ),
    next: rows.length > PAGE ? shown.at(-1)?._id : undefined,
    counts: { open, broken, pledged },
  }
}

/** A broken promise no longer keeps a person from promising (西安, 阜新: 修复). A supervisor's decision, with its reason. */
export async function repairPromise(
  needs: CaseNeeds,
  { id, promise, reason }: { id: string; promise: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<{ done: true }> {
  const me = await officerOf(needs, caller)
  await changeCase(needs, id, call, async (tx, row, table) => {
    const one = row.promises?.find((each) => each.id === promise)
    if (!one) return refuse('NOT_FOUND')
    if (!isRepairable(one)) return refuse('STATE_MOVED')
    const repaired = { ...one, repairedOn: today(tx.now), repair: { by: me.staffNo, reason } }
    return noteCase(needs, tx, row, table, {
      note: 'repairPromise',
      event: 'case.promise-repaired',
      who: me.shown,
      text: `“${one.name}”没有兑现的承诺已修复，以后可以再容缺：${reason}`,
      patch: { promises: row.promises!.map((each) => (each.id === promise ? repaired : each)) },
    })
  })
  return { done: true }
}
