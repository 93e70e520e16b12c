import type { Colleague } from '@anju/shared-types'
import { type CaseWork, handOf } from '../../../domain/cases/hands.ts'
import { wordOf } from '../../../domain/catalogue/file-words.ts'
import type { Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import { mayOpen, officerOf } from '../desk/at-desk.ts'
import { worksToHand } from '../desk/works-to-hand.ts'
import type { CaseNeeds } from '../needs.ts'
import { MOST_LOAD, recusedOf, unfit } from './fitness.ts'

/** Who may take over what this officer has of a case; those who are away come last and say so. */
export async function listColleagues(
  needs: CaseNeeds,
  { id }: { id: string },
  caller: Staff,
  now: Date,
): Promise<{ items: Colleague[] }> {
  const [me, row, roster] = await Promise.all([
    officerOf(needs, caller),
    needs.cases.find(id),
    needs.staffing.roster(now),
  ])
  if (!row || !mayOpen(row, me)) return refuse('NOT_YOUR_CASE')
  const works = worksToHand(row, me)
  const others = roster.members.filter(({ staffNo }) => staffNo !== me.staffNo)
  const recused = await recusedOf(needs, row, others)
  const fitness = { roster, recused, on: today(now) }
  const found = others.map((member) => {
    const able = works.filter((work) => {
      const reason = unfit(row, work, member, fitness)
      return (!reason || reason === 'absent') && handOf(row, work.id)?.staffNo !== member.staffNo
    })
    return { member, able }
  })
  const items = await Promise.all(
    found
      .filter(({ able }) => able.length > 0)
      .map(async ({ member: { staffNo, name, roles }, able }) => ({
        ...{ staffNo, name },
        post: roles.map((role) => wordOf('staffRole', role)).join('、'),
        load: await needs.cases.load(staffNo, MOST_LOAD),
        isAway: roster.away.has(staffNo),
        works: namesOf(able),
      })),
  )
  return { items: items.toSorted((a, b) => Number(a.isAway) - Number(b.isAway) || a.load - b.load) }
}

const namesOf = (works: readonly CaseWork[]) => works.map(({ name }) => name).join('、')
