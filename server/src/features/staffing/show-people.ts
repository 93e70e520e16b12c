import { addDays, caseDepartments, type PlainDate, type StaffPerson, shanghaiDate } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import type { Qualification } from '../../domain/cases/assignment.ts'
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
  return { items: roster.members.map(({ staffNo }) => personView(staffNo, roster, { leaves, dates, now })) }
}

export async function showPerson(staffing: Staffing, staffNo: string, now: Date): Promise<StaffPerson> {
  const { items } = await listPeople(staffing, now)
  return items.find((one) => one.staffNo === staffNo) ?? refuse('NOT_FOUND')
}

interface Around {
  leaves: readonly LeaveRow[]
  /** When who last declared. */
  dates: ReadonlyMap<string, Date>
  now: Date
}

function personView(staffNo: string, roster: Roster, { leaves, dates, now }: Around): StaffPerson {
  const { name, roles, departments, qualifications } = roster.member(staffNo)!
  const certificate = qualifications?.find(({ kind }) => kind === 'registrar')
  const named = (other: string | undefined) => {
    const one = other === undefined ? undefined : roster.member(other)
    return one && { staffNo: one.staffNo, name: one.name }
  }
  // Who leads, checks or administers belongs to no office.
  const worksOnCases = roles.includes('clerk') || roles.includes('registrar')
  const offices = departments?.map((one) => caseDepartments[one]).join('、') ?? (worksOnCases ? '综合窗口' : undefined)
  return {
    ...{ staffNo, name },
    post: [roles.map((role) => wordOf('staffRole', role)).join('、'), offices].filter(Boolean).join('，'),
    isAway: roster.away.has(staffNo),
    leaves: leaves.filter((one) => one.staffNo === staffNo).map(leaveView),
    standIns: roster.standInsOf(staffNo).flatMap((one) => named(one) ?? []),
    supervisor: named(roster.supervisorOf(staffNo)),
    leader: named(roster.leaderOf(staffNo)),
    ...(certificate && { registrar: registrarView(certificate, shanghaiDate(now)) }),
    declaredAt: dates.get(staffNo)?.toISOString(),
  }
}

function registrarView({ until }: Qualification, on: PlainDate): NonNullable<StaffPerson['registrar']> {
  const isOver = until !== undefined && until < on
  if (!until) return { isOver, text: '登记官资格长期有效' }
  const day = `${until.slice(0, 4)}年${dayText(until)}`
  return { until, isOver, text: isOver ? `登记官资格 ${day}已过期` : `登记官资格到 ${day}` }
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
