import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { usualHours } from '../../../domain/calendar/usual-hours.ts'
import { type CaseWork, handedOn, handOf, openWorks } from '../../../domain/cases/hands.ts'
import { type CoverMove, coverMoves } from '../../../domain/cases/stand-in.ts'
import { staffInSentence } from '../../../domain/identity/staff-words.ts'
import { systemCall } from '../../../platform/http/call.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Roster } from '../../staffing/staffing.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { changeCase, noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { someSupervisor } from './draw-works.ts'
import { recusedBy, unfit } from './fitness.ts'
import { officeKey } from './like-store.ts'

/** What a piece of work takes where nothing is known of like ones, in minutes of service (ours). */
const USUAL_WORK_MINUTES = 60
/** More is moved by the next runs. */
const MOST_HELD = 500

/** Moves what cannot wait until its holder is back, before it is late (E52). Whoever gets it and whoever had it are told. */
export async function coverAbsences(needs: CaseNeeds): Promise<void> {
  const now = needs.clock.now()
  const roster = await needs.staffing.roster(now)
  const away = new Set(roster.leaves.map(({ staffNo }) => staffNo))
  if (away.size === 0) return
  const [ties, calendar, rows] = await Promise.all([
    needs.staffing.tiesOf(roster.members),
    needs.halls.calendar(),
    needs.cases.heldBy([...away], MOST_HELD),
  ])
  for (const row of rows) {
    const around = { roster, calendar, recused: recusedBy(needs, row, ties) }
    for (const staffNo of (row.holders ?? []).filter((holder) => away.has(holder))) {
      try {
        await coverCase(needs, row, { ...around, staffNo })
      } catch (error) {
        // Somebody was faster: the next run looks again. Anything else is loud.
        if (!isRefusal(error)) needs.log.error({ err: error, caseId: row._id }, 'cover for an absence')
      }
    }
  }
}

async function coverCase(needs: CaseNeeds, seen: CaseRow, absence: Absence): Promise<void> {
  if (seen.suspension || seen.alert) return
  const { staffNo, roster, recused } = absence
  for (const work of openWorks(seen)) {
    if (handOf(seen, work.id)?.staffNo !== staffNo) continue
    const move = await moveOf(needs, seen, work, absence)
    const now = needs.clock.now()
    const to = move && (move.to ?? someSupervisor(seen, work, { roster, recused }, now))
    const member = to && to !== staffNo ? roster.member(to) : undefined
    if (!move || !member) continue
    await changeCase(needs, seen._id, systemCall('cover-absences', { now, ids: needs.ids }), async (tx, row, table) => {
      if (handOf(row, work.id)?.staffNo !== staffNo) return
      const cause = move.to ? ('cover' as const) : ('nobody' as const)
      const hand = { work: work.id, staffNo: member.staffNo, name: member.name, since: tx.now, cause }
      await noteCase(needs, tx, row, table, {
        note: 'cover',
        event: 'case.covered',
        who: '系统',
        text: `${move.reason}，${work.name}由${staffInSentence(member)}${move.to ? '顶替' : '安排'}`,
        patch: { hands: handedOn(row.hands, hand) },
      })
    })
  }
}

interface Absence {
  staffNo: string
  roster: Roster
  recused: ReadonlySet<string>
  calendar: WorkingCalendar
}

async function moveOf(
  { likes, clock }: Pick<CaseNeeds, 'likes' | 'clock'>,
  row: CaseRow,
  work: CaseWork,
  { staffNo, roster, recused, calendar }: Absence,
): Promise<CoverMove | undefined> {
  const like = await likes.of(officeKey(row.code, work.department))
  const now = clock.now()
  const standIns = roster.standInsOf(staffNo)
  const fitness = { roster: { ...roster, away: new Set<string>() }, recused, on: today(now) }
  const barred = standIns.filter((one) => {
    const member = roster.member(one)
    return !member || unfit(row, work, member, fitness) !== undefined
  })
  const [move] = coverMoves({
    cases: [
      {
        ...{ id: row._id, heldBy: staffNo, barred: new Set(barred) },
        ...(row.dueAt && { due: row.dueAt }),
        workMinutes: like?.median ?? USUAL_WORK_MINUTES,
      },
    ],
    posts: [{ a: staffNo, standIns }],
    leaves: roster.leaves,
    ...{ hours: usualHours, calendar, now },
  })
  return move
}
