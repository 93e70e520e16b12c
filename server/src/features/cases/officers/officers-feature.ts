import { caseOfficers as contract } from '@anju/shared-types'
import type { EventHandler, Feature } from '../../../platform/parts.ts'
import { calendarChanged } from '../calendar-changed.ts'
import type { CaseNeeds } from '../needs.ts'
import { countDurations } from './count-durations.ts'
import { listColleagues } from './list-colleagues.ts'
import { checkPause, findLongPauses, listLongPauses } from './long-pauses.ts'
import { explainPick, showOwnPicks } from './own-picks.ts'
import { showDraws, showSalt } from './show-draws.ts'
import { showPicking } from './show-picking.ts'
import { tellOfficers } from './tell-officers.ts'

/** Who works on cases, and how it came to be them. */
export const createCaseOfficers = (needs: CaseNeeds): Feature<typeof contract.table> => ({
  name: 'caseOfficers',
  contract,
  handlers: {
    colleagues: ({ params }, caller, { now }) => listColleagues(needs, params, caller, now),
    draws: ({ params }, caller, { now }) => showDraws(needs, params, caller, now),
    picking: (_input, caller, { now }) => showPicking(needs, caller, now),
    ownPicks: (_input, caller, { now }) => showOwnPicks(needs, caller, now),
    explainPick: ({ params, body }, caller, call) => explainPick(needs, { ...params, ...body }, caller, call),
    longPauses: (_input, _caller, { now }) => listLongPauses(needs, now),
    checkPause: ({ params, body }, caller, call) => checkPause(needs, { ...params, ...body }, caller, call),
    salt: ({ params }, _caller, { now }) => showSalt(needs, params, now),
  },
  on: listeners(needs),
  every: [
    // Tomorrow's salt stands before tomorrow begins.
    { name: 'draw-salts', seconds: 3_600, run: () => needs.salts.commitAhead(needs.clock.now()) },
    { name: 'long-pauses', seconds: 3_600, run: () => findLongPauses(needs) },
  ],
})

function listeners(needs: CaseNeeds): NonNullable<Feature['on']> {
  const tell = tellOfficers(needs)
  const count = countDurations(needs)
  /** What ends a case tells its counter and counts for the next ones. */
  const both: EventHandler = async (event) => {
    await count(event)
    await tell[event.type]?.(event)
  }
  const moved: EventHandler = async ({ subject, data }) => {
    const version = Number(data.version)
    const change = await needs.yearChange(Number(subject.id), version)
    if (change) await calendarChanged(needs, `${subject.id}-${version}`, change)
  }
  return { ...tell, 'calendar.replaced': moved, 'case.registered': both, 'case.approved': both }
}
