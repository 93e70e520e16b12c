import { type LongPause, shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { workingDaysBetween } from '../../../domain/calendar/working-days.ts'
import { longPauses } from '../../../domain/cases/clocks/bars.ts'
import { groundOf } from '../../../domain/cases/clocks/grounds.ts'
import { staffShown } from '../../../domain/identity/staff-words.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { Roster } from '../../staffing/staffing.ts'
import { changeCase, noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import type { PauseRow } from './pause-store.ts'

/**
 * Puts every pause that lasts longer than its ground usually takes before the inspectors (E57): 挂起 must not hide that a case is late. A
 * pause becomes long at midnight, so a run an hour finds it while it lasts.
 */
export async function findLongPauses({ cases, pauses, halls, clock }: CaseNeeds): Promise<void> {
  const [rows, calendar] = await Promise.all([cases.paused(), halls.calendar()])
  const now = clock.now()
  for (const { _id, number, name, spans } of rows) {
    for (const { ground, paper, from, by } of longPauses(spans, calendar, now)) {
      await pauses.note({
        ...{
          _id: `${_id}-${from.getTime()}`,
          caseId: _id,
          name,
          ground: ground!,
          from,
          foundAt: now,
          state: 'waiting',
        },
        ...(number && { number }),
        ...(paper && { paper }),
        ...(by && { by }),
      })
    }
  }
}

/** Those that wait for a look first. */
export async function listLongPauses(needs: CaseNeeds, now: Date): Promise<{ items: LongPause[] }> {
  const [rows, calendar, roster] = await Promise.all([
    needs.pauses.all(),
    needs.halls.calendar(),
    needs.staffing.roster(now),
  ])
  return { items: await Promise.all(rows.map((row) => pauseView(needs, row, { calendar, roster, now }))) }
}

interface Around {
  calendar: WorkingCalendar
  roster: Roster
  now: Date
}

async function pauseView({ cases }: CaseNeeds, row: PauseRow, { calendar, roster, now }: Around): Promise<LongPause> {
  const { _id, caseId, number, name, ground, paper, from, by, finding } = row
  const { name: groundName, source, sampleAfterWorkingDays } = groundOf(ground)
  // The pause as the case has it now: it may have ended since it was found.
  const span = (await cases.find(caseId))?.spans.find((one) => one.from.getTime() === from.getTime())
  return {
    ...{ id: _id, caseId, number, name, ground: groundName, basis: source, paper, from: from.toISOString() },
    ...(span?.to && { until: span.to.toISOString() }),
    workingDays: workingDaysBetween(shanghaiDate(from), shanghaiDate(span?.to ?? now), calendar),
    usualDays: sampleAfterWorkingDays,
    ...(by && { by: { staffNo: by, name: roster.member(by)?.name ?? by } }),
    ...(finding && {
      finding: { by: finding.byName, isRight: finding.isRight, reason: finding.reason, at: finding.at.toISOString() },
    }),
  }
}

/** The inspector's finding: once, and written into the case where its parties read it. */
export async function checkPause(
  needs: CaseNeeds,
  { id, isRight, reason }: { id: string; isRight: boolean; reason: string },
  { staff }: Staff,
  call: Call,
): Promise<{ items: LongPause[] }> {
  const pause = (await needs.pauses.find(id)) ?? refuse('NOT_FOUND')
  const { name: groundName } = groundOf(pause.ground)
  await changeCase(needs, pause.caseId, call, async (tx, row, table) => {
    const finding = { by: staff.staffNo, byName: staff.name, isRight, reason, at: tx.now }
    if (!(await needs.pauses.check(tx.session, id, finding))) return refuse('STATE_MOVED')
    return noteCase(needs, tx, row, table, {
      note: 'pauseChecked',
      event: 'case.pause-checked',
      who: staffShown(staff),
      text: `“${groundName}”停得久，督查核对：${isRight ? '理由和材料相符' : '不该停这么久'}。${reason}`,
      patch: {},
    })
  })
  return listLongPauses(needs, call.now)
}
