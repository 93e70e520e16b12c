import { exclusionTexts } from '../../../domain/cases/assignment.ts'
import { handedOn, handOf } from '../../../domain/cases/hands.ts'
import { staffInSentence } from '../../../domain/identity/staff-words.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import { noteCase } from '../change-case.ts'
import { recusedOf, unfit } from '../officers/fitness.ts'
import { decided, deskAct } from './at-desk.ts'
import { worksToHand } from './works-to-hand.ts'

/** Gives the work on a case to a colleague who may do it; the story goes with it (E8). */
export const handTo = deskAct<{ staffNo: string; reason: string }>(
  async (needs, { staffNo, reason }, { tx, row, table, me }) => {
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
      text: `${names}转交给${staffInSentence(colleague)}：${reason}`,
      patch: {
        hands: able.reduce((hands, { id: work }) => handedOn(hands, { work, ...hand }), row.hands ?? []),
        ...decided(row, me, tx.now, '转交', { to: staffNo, works: able.map(({ id: work }) => work), reason }),
      },
    })
  },
)
