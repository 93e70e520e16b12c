import type { StaffCase } from '@anju/shared-types'
import { exclusionTexts } from '../../../domain/cases/assignment.ts'
import { type CaseWork, handedOn, handOf, openWorks } from '../../../domain/cases/hands.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { noteCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { recusedOf, unfit } from '../officers/fitness.ts'
import { atDesk, byAnyOffice, decided, type Officer, worksFor } from './at-desk.ts'

/** What an officer may give away: what is theirs; at a window, also what nobody there has begun; everything for a supervisor. */
export const worksToHand = (row: CaseRow, me: Officer): CaseWork[] =>
  openWorks(row).filter((work) => {
    const hand = handOf(row, work.id)
    if (me.roles.includes('supervisor') || hand?.staffNo === me.staffNo) return true
    return (!hand || work.role === 'clerk') && me.roles.includes(work.role) && worksFor(me, work.department)
  })

/** Gives the work on a case to a colleague who may do it; the story goes with it (E8). */
export const handTo = (
  needs: CaseNeeds,
  { id, staffNo, reason }: { id: string; staffNo: string; reason: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    ...byAnyOffice,
    work: async (tx, row, table, me) => {
      const works = worksToHand(row, me).filter((work) => handOf(row, work.id)?.staffNo !== staffNo)
      if (works.length === 0) return refuse('NOT_HOLDER')
      const roster = await needs.staffing.roster(tx.now)
      const colleague = roster.member(staffNo)
      if (!colleague) return refuse('NOT_QUALIFIED', { field: 'staffNo' })
      const recused = await recusedOf(needs, row, [colleague])
      const problems = works.map((work) => unfit(row, work, colleague, { roster, recused, on: today(tx.now) }))
      const able = works.filter((_work, at) => !problems[at])
      if (able.length === 0) {
        if (problems[0] === 'recused') return refuse('INTERESTED', { field: 'staffNo' })
        const why = `${colleague.name}：${exclusionTexts[problems[0]!]}。`
        return refuse('NOT_QUALIFIED', { field: 'staffNo', text: why })
      }
      const hand = { staffNo, name: colleague.name, since: tx.now, cause: 'hand-over' as const }
      const names = able.map(({ name }) => name).join('、')
      return noteCase(needs, tx, row, table, {
        note: 'handTo',
        event: 'case.handed-to',
        who: me.shown,
        text: `${names}转交给 ${colleague.name}（${staffNo}）：${reason}`,
        patch: {
          hands: able.reduce((hands, { id: work }) => handedOn(hands, { work, ...hand }), row.hands ?? []),
          ...decided(row, me, tx.now, '转交', { to: staffNo, works: able.map(({ id: work }) => work), reason }),
        },
      })
    },
  })
