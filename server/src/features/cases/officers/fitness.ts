import { type CaseDepartment, caseDepartments, type PlainDate } from '@anju/shared-types'
import { type Candidate, type ExclusionReason, exclusionOf } from '../../../domain/cases/assignment.ts'
import { barredFrom, type CaseWork } from '../../../domain/cases/hands.ts'
import { isRecused, type PartyTies, recusalOf, type StaffTies } from '../../../domain/cases/recusal.ts'
import type { StaffMember } from '../../accounts/staff-store.ts'
import type { Roster } from '../../staffing/staffing.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'

const everyOffice = Object.keys(caseDepartments) as CaseDepartment[]

/** A load above this changes nothing any more: everybody keeps one ticket. */
export const MOST_LOAD = 10

/** Sides of a case as the recusal check compares them. */
export const partyTies = ({ parties }: Pick<CaseNeeds, 'parties'>, row: Pick<CaseRow, 'parties'>): PartyTies[] =>
  row.parties.map((party) => ({ id: party.id, name: parties.open(party).name, idIndex: party.idIndex }))

/** Who of these must or might have to stay away from a case: by number, name, kin, home and firm (E53). */
export async function recusedOf(
  needs: Pick<CaseNeeds, 'parties' | 'staffing'>,
  row: CaseRow,
  members: readonly StaffMember[],
): Promise<ReadonlySet<string>> {
  return recusedBy(needs, row, await needs.staffing.tiesOf(members))
}

/** The same with ties that are known: for many cases they are asked for once. */
export function recusedBy(
  needs: Pick<CaseNeeds, 'parties'>,
  row: CaseRow,
  ties: ReadonlyMap<string, StaffTies>,
): ReadonlySet<string> {
  const sides = partyTies(needs, row)
  return new Set(
    [...ties].flatMap(([staffNo, one]) => (isRecused(recusalOf(one, sides, row.property?.address)) ? [staffNo] : [])),
  )
}

/** Whoever has the post and the office of a piece of work, with what each has in hand. */
export async function candidatesFor(
  { cases }: Pick<CaseNeeds, 'cases'>,
  { role, department }: Pick<CaseWork, 'role' | 'department'>,
  members: readonly StaffMember[],
): Promise<Candidate[]> {
  const able = members.filter(
    ({ roles, departments = everyOffice }) => roles.includes(role) && departments.includes(department),
  )
  return Promise.all(
    able.map(async ({ staffNo, roles, departments, qualifications = [] }) => ({
      ...{ staffNo, roles, qualifications, departments: departments ?? everyOffice },
      ...(!departments && { helpsOut: true }),
      load: await cases.load(staffNo, MOST_LOAD),
    })),
  )
}

export interface Fitness {
  roster: Roster
  recused: ReadonlySet<string>
  on: PlainDate
}

/** Why somebody cannot take a piece of work of a case; undefined when they can. A supervisor can take any post's work. */
export function unfit(
  row: CaseRow,
  work: CaseWork,
  { staffNo, roles, departments = everyOffice, qualifications = [] }: StaffMember,
  { roster, recused, on }: Fitness,
): ExclusionReason | undefined {
  const isSupervisor = roles.includes('supervisor')
  return exclusionOf(
    {
      ...{ staffNo, qualifications, load: 0 },
      roles: isSupervisor ? [...roles, work.role] : roles,
      departments: isSupervisor ? everyOffice : departments,
    },
    {
      needs: { role: work.role, department: work.department, qualification: work.qualification, on },
      ...{ recused, absent: roster.away, actedBefore: barredFrom(row, work) },
    },
  )
}
