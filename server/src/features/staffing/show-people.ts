import { addDays, caseDepartments, type PlainDate, type StaffPerson, shanghaiDate } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { wordOf } from '../../domain/catalogue/file-words.ts'
import { refuse } from '../../platform/refusal.ts'
import type { LeaveRow } from './leave-store.ts'
import type { Roster, Staffing } from './staffing.ts'

/** Everybody who works here with leave, stand-ins and who answers for them. */
export async function listPeople(staffing: Staffing, now: Date): Promise<{ items: StaffPerson[] }> {
  const [roster, leaves, dates] = await Promise.all([
    staffing.roster(now),
    staffing.leaves.from(shanghaiDate(now)),
    staffing.ties.dates(),
  ])
  return { items: roster.members.map(({ staffNo }) => personView(staffNo, roster, leaves, dates)) }
}

export async function showPerson(staffing: Staffing, staffNo: string, now: Date): Promise<StaffPerson> {
  const { items } = await listPeople(staffing, now)
  return items.find((one) => one.staffNo === staffNo) ?? refuse('NOT_FOUND')
}

function personView(
  staffNo: string,
  roster: Roster,
  leaves: readonly LeaveRow[],
  dates: ReadonlyMap<string, Date>,
): StaffPerson {
  const { name, roles, departments } = roster.member(staffNo)!
  const named = (other: string | undefined) => {
    const one = other === undefined ? undefined : roster.member(other)
    return one && { staffNo: one.staffNo, name: one.name }
  }
  const offices = departments?.map((one) => caseDepartments[one]).join('、') ?? '综合窗口'
  return {
    ...{ staffNo, name },
    post: `${roles.map((role) => wordOf('staffRole', role)).join('、')}，${offices}`,
    isAway: roster.away.has(staffNo),
    leaves: leaves.filter((one) => one.staffNo === staffNo).map(leaveView),
    standIns: roster.standInsOf(staffNo).flatMap((one) => named(one) ?? []),
    supervisor: named(roster.supervisorOf(staffNo)),
    leader: named(roster.leaderOf(staffNo)),
    declaredAt: dates.get(staffNo)?.toISOString(),
  }
}

const halves = { morning: '上午', afternoon: '下午' } as const

const leaveView = ({ _id, from, to, half, reason }: LeaveRow): StaffPerson['leaves'][number] => ({
  ...{ id: _id, from, to, reason },
  ...(half && { half }),
  text: `${daysText(from, to)}${half ? halves[half] : ''}，${reason}`,
})

/** `11月24日（周二）`, `11月24日（周二）至12月1日（周二）`. */
export const daysText = (from: PlainDate, to: PlainDate): string =>
  from === to ? dayText(from) : `${dayText(from)}至${dayText(to)}`

/** How far ahead a leave may be written down (ours). */
export const furthestLeave = (now: Date): PlainDate => addDays(shanghaiDate(now), 400)
