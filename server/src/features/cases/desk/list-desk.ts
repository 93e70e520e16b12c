import type { CaseDepartment, StaffCaseLine } from '@anju/shared-types'
import { caseDepartments } from '@anju/shared-types'
import type { Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { DeskFilter } from '../desk-lists.ts'
import type { CaseNeeds } from '../needs.ts'
import { type Officer, officerOf, worksFor } from './at-desk.ts'
import { staffLine } from './staff-view.ts'

export interface DeskQuery {
  view: 'mine' | 'department' | 'attention' | 'all'
  code?: string
  district?: string
  department?: CaseDepartment
  /** Where the page before ended: `<due in ms>.<id>`. */
  after?: string
}

const PAGE = 30

const everyOffice = Object.keys(caseDepartments) as CaseDepartment[]

/** Whose work an officer sees: their offices', a supervisor all. */
export const listOffices = (me: Officer): CaseDepartment[] =>
  me.roles.includes('supervisor') ? everyOffice : everyOffice.filter((office) => worksFor(me, office))

/** What waits, the closest to breach first (E46). */
export async function listDesk(needs: CaseNeeds, query: DeskQuery, caller: Staff, now: Date) {
  const [me, calendar] = await Promise.all([officerOf(needs, caller), needs.halls.calendar()])
  const isSupervisor = me.roles.includes('supervisor')
  if (query.view === 'all' && !isSupervisor) return refuse('NOT_ALLOWED')
  const offices = listOffices(me)
  if (query.department && !offices.includes(query.department)) return refuse('NOT_ALLOWED')
  const mine: DeskFilter = { holder: me.staffNo }
  const seesAll = offices.length === everyOffice.length
  // Ended cases are in no list: there are a hundred times as many of them.
  const all: DeskFilter = { waits: true }
  const ofMine: DeskFilter = seesAll ? all : { departments: offices }
  const department = query.department ? { departments: [query.department] } : ofMine
  const attention: DeskFilter = { ...(seesAll ? {} : { departments: offices }), attention: true }
  const wanted = { mine, department, attention, all }[query.view]
  const after = query.after ? readAfter(query.after) : undefined
  const filter = {
    ...wanted,
    ...(query.code && { code: query.code }),
    ...(query.district && { district: query.district }),
  }
  const [first, rows, ...counts] = await Promise.all([
    // Our own mistakes before everybody else (E50): on the first page, above the rest.
    after ? [] : needs.cases.lines({ ...filter, fast: true }, PAGE),
    needs.cases.lines({ ...filter, fast: false, ...(after && { after }) }, PAGE + 1),
    needs.cases.count(mine),
    needs.cases.count(department),
    needs.cases.count(attention),
  ])
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    items: [...first, ...shown].map((row): StaffCaseLine => staffLine(needs, row, me, { calendar, now })),
    next: rows.length > PAGE && last?.dueAt ? `${last.dueAt.getTime()}.${last._id}` : undefined,
    counts: { mine: counts[0], department: counts[1], attention: counts[2] },
    serverNow: now.toISOString(),
  }
}

function readAfter(written: string): { dueAt: Date; id: string } {
  const found = /^(\d{1,15})\.([0-9a-f]{24})$/.exec(written)
  return found ? { dueAt: new Date(Number(found[1])), id: found[2]! } : refuse('BAD_INPUT', { field: 'after' })
}
