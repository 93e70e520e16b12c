import { type CaseWork, handOf, openWorks } from '../../../domain/cases/hands.ts'
import type { CaseRow } from '../case-record.ts'
import { type Officer, worksFor } from './at-desk.ts'

/** What an officer may give away: what is theirs; at a window, also what nobody there has begun; everything for a supervisor. */
export const worksToHand = (row: CaseRow, me: Officer): CaseWork[] =>
  openWorks(row).filter((work) => {
    const hand = handOf(row, work.id)
    if (me.roles.includes('supervisor') || hand?.staffNo === me.staffNo) return true
    return (!hand || work.role === 'clerk') && me.roles.includes(work.role) && worksFor(me, work.department)
  })
