import type { Connection } from 'mongoose'
import type { TriedCases, TriedRow } from '../catalogue/tried-cases.ts'
import { caseModel } from './case-store.ts'

/** More would say nothing else of a file that is tried out on them. */
const MOST_CASES = 20_000

/** The cases of the last weeks, for trying an edited file of the guide out on them (E81). */
export function createTriedCases(db: Connection): TriedCases {
  const model = caseModel(db)
  return {
    // Ids begin with the second of creation, so that no index of its own is needed.
    since: (from) =>
      model
        .find(
          { _id: { $gte: Math.floor(from.getTime() / 1000).toString(16) }, submittedAt: { $exists: true } },
          { _id: 0, items: 1, answers: 1 },
        )
        .limit(MOST_CASES)
        .lean<TriedRow[]>(),
  }
}
