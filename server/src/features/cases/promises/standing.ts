import type { PlainDate } from '@anju/shared-types'
import type { ClientSession } from 'mongoose'
import { type PromiseStanding, standingOf } from '../../../domain/cases/promised-papers.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'

/**
 * How a person stands with promises over all cases: what may be promised next. The case at hand counts as it is now; of others only what
 * was handed in, because a draft binds nobody.
 */
export async function standingFor(
  { cases }: Pick<CaseNeeds, 'cases'>,
  idIndex: string,
  {
    today,
    row,
    session = null,
  }: { today: PlainDate; row: Pick<CaseRow, '_id' | 'promises'>; session?: ClientSession | null },
): Promise<PromiseStanding> {
  const others = await cases.promisesOf(idIndex, row._id, session)
  const own = (row.promises ?? []).filter((one) => one.idIndex === idIndex)
  return standingOf([...others, ...own], today)
}
