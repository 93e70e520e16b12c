import { type CaseWork, handOf, openWorks } from '../../../domain/cases/hands.ts'
import { passedOver } from '../../../domain/cases/queue-order.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { type CaseRow, holdsOf } from '../case-record.ts'
import type { DeskRow } from '../desk-lists.ts'
import type { CaseNeeds } from '../needs.ts'
import type { NamedCase } from './pick-store.ts'

/** More own work than this is not looked through: who has so much passes somebody over whatever they take. */
const MOST_WAITING = 50

/**
 * Writes down that an officer did a piece of work which the lot gave them, and which more urgent own work stayed behind (E46). What
 * somebody took over at a window is no choice of theirs: the citizen stood there.
 */
export async function notePicks(
  { cases, picks, ids }: Pick<CaseNeeds, 'cases' | 'picks' | 'ids'>,
  tx: Tx,
  { before, after, staffNo }: { before: CaseRow; after: CaseRow; staffNo: string },
): Promise<void> {
  const left = new Set(openWorks(after).map(({ id }) => id))
  const done = openWorks(before).filter(({ id }) => handOf(before, id)?.staffNo === staffNo && !left.has(id))
  if (done.length === 0) return
  const own = await cases.lines({ holder: staffNo }, MOST_WAITING)
  // What is stopped cannot be taken; nobody passes it over.
  const waiting = own.filter((row) => holdsOf(row).length === 0).map((row) => waitingCase(row, staffNo))
  const picked = waitingCase(before, staffNo)
  const pick = { staffNo, at: tx.now, picked, waiting }
  const over = passedOver(pick).map(({ id }) => waiting.find((one) => one.id === id)!)
  const rowOf = ({ name }: CaseWork) => ({
    ...{ ...pick, waiting: over, work: name },
    _id: ids.id(),
  })
  await picks.insert(tx.session, done.map(rowOf))
}

/** A case as it stands in somebody's line: it waits since the first of its open works came into their hands. */
function waitingCase(row: CaseRow | DeskRow, staffNo: string): NamedCase {
  const { _id, number, name, dueAt, ourMistake, changedAt } = row
  const since = openWorks(row)
    .flatMap(({ id }) => handOf(row, id) ?? [])
    .filter((hand) => hand.staffNo === staffNo)
    .map((hand) => hand.since)
    .toSorted((a, b) => a.getTime() - b.getTime())[0]
  return {
    ...{ id: _id, name, since: since ?? changedAt },
    ...(number && { number }),
    ...(dueAt && { dueAt }),
    ...(ourMistake && { ourMistake: true }),
  }
}
