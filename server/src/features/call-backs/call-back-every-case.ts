import { VISIT_DAYS } from '../../domain/notices/call-backs.ts'
import type { EventHandler, Parts } from '../../platform/parts.ts'
import { type EndedCases, endingEvents } from '../cases/ended-cases.ts'
import { createOutreachStore } from '../notices/outreach/outreach-store.ts'

const DAY = 86_400_000

/** 每件必访: whoever applied is asked how it was, once a case, in the list of those who are to be called (E75). */
export function callBackEveryCase(
  { db }: Pick<Parts, 'db'>,
  ended: EndedCases,
): { [K in (typeof endingEvents)[number]]: EventHandler } {
  const outreach = createOutreachStore(db)
  const ask: EventHandler = async ({ subject, at }) => {
    const found = await ended.find(subject.id)
    if (!found || found.isOfBatch) return
    const [accountId] = await found.applicants()
    // Nobody to call by this house: who came to the window without a phone was asked there.
    if (!accountId) return
    await outreach.keep({
      ...{ _id: `visit-${found.id}`, accountId, caseId: found.id, kind: 'visit', state: 'open', at },
      title: `${found.name}办完了，问问怎么样`,
      text: '办得顺不顺？跑了几趟？哪里最不好？请听批评，不听表扬。',
      why: '每件必访',
      due: new Date(at.getTime() + VISIT_DAYS * DAY),
    })
  }
  return Object.fromEntries(endingEvents.map((type) => [type, ask])) as ReturnType<typeof callBackEveryCase>
}
