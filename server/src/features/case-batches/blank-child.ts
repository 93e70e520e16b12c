import type { ListRow } from '../../domain/batches/check-list.ts'
import { sidesOf } from '../../domain/cases/party-roles.ts'
import { newCase } from '../cases/begin-case.ts'
import { itemsToBegin } from '../cases/case-file.ts'
import type { CaseRow, PaperRow } from '../cases/case-record.ts'
import type { BatchRow } from './batch-store.ts'
import type { BatchNeeds } from './needs.ts'

export type BatchFiles = Awaited<ReturnType<typeof itemsToBegin>>

/** The files of the day on which the batch was begun. */
export const filesOf = ({ cases }: Pick<BatchNeeds, 'cases'>, { code, begunOn }: BatchRow): Promise<BatchFiles> =>
  itemsToBegin(cases, code, begunOn)

/** The draft of a child: what all rows share, and with `line` the home of its row. */
export function blankChild(
  { cases }: Pick<BatchNeeds, 'cases'>,
  row: BatchRow,
  begun: BatchFiles,
  { id, at, who, line }: { id: string; at: Date; who: string; line?: ListRow },
): CaseRow {
  const [side] = sidesOf(begun.main.code, begun.main.applicants.who) as [string]
  const applicant = { name: row.organisation.name, idNumber: row.organisation.creditCode }
  const papers = row.papers.map(
    ({ material, documentId, at: givenAt, by }): PaperRow => ({
      ...{ material, how: 'uploaded', documentId, at: givenAt, by, byName: by },
    }),
  )
  return {
    ...newCase(cases, begun, { id, code: row.code, at, applicant, side, who }),
    ...{ answers: row.answers, details: row.details, papers },
    ...(line && {
      property: {
        ...{ unitCode: line.unitCode, address: line.address },
        ...(line.certificateNumber && { certificateNumber: line.certificateNumber }),
      },
      remark: [`批量件 ${row.number} 第 ${line.row} 行`, line.note].filter(Boolean).join('；'),
      batch: { id: row._id, row: line.row, unit: line.unitCode },
    }),
  }
}
