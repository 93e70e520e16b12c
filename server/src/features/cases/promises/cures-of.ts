import type { PaperCure, PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts'
import { type CureAnswer, cureRules, curesFor } from '../../../domain/cases/cures.ts'
import { type PromiseStanding, promiseText, standingOf } from '../../../domain/cases/promised-papers.ts'
import type { Material } from '../../../domain/catalogue/item.ts'
import { type CaseFile, today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'

export interface CuresQuestion {
  row: CaseRow
  file: Pick<CaseFile, 'profile'>
  calendar: WorkingCalendar
  now: Date
  /** Of whoever would promise; absent: of somebody who never promised anything. */
  standing?: PromiseStanding
}

/** The four cures for one paper of a case, by the city's rule of the day on which it is, or would be, taken in. */
export const curesOf = (material: Material, { row, file, calendar, now, standing }: CuresQuestion): CureAnswer[] =>
  curesFor({
    ...{ material, connected: file.profile.connected, city: row.city, limits: row.limits, calendar },
    on: acceptanceDay(row, now),
    standing: standing ?? standingOf([], today(now)),
  })

export const acceptanceDay = ({ acceptedAt }: Pick<CaseRow, 'acceptedAt'>, now: Date): PlainDate =>
  today(acceptedAt ?? now)

/** In words for whoever owes the paper. */
export function cureView(answer: CureAnswer, material: Pick<Material, 'name'>, person: string): PaperCure {
  const { name, promise, source, ifBroken } = cureRules[answer.cure]
  if (!answer.allowed) return { cure: answer.cure, name, allowed: false, text: answer.why, statement: [], source }
  const { cure, due } = answer
  const texts = {
    waiver: '不用您交，由系统向有关部门核对。',
    pledge: `写一份承诺代替这份材料，以后也不用再交。${ifBroken}`,
    deferral: `先受理，最晚 ${due?.date} 补交，补交以前不登簿。${answer.clock === 'stops' ? '等材料的时间不算在时限里。' : '等材料的时候时限照走。'}${ifBroken}`,
    keeping: `已交的材料替您留到 ${due?.date}，时限还没有起算。${ifBroken}`,
  }
  return {
    ...{ cure, name, allowed: true, text: texts[cure], latest: due?.date, source: answer.source },
    statement:
      promise && (cure === 'pledge' || cure === 'deferral') ? promiseText(person, [{ name: material.name, cure }]) : [],
  }
}
