import { listColumns } from '@anju/shared-types'
import { writeWorkbook } from '../features/case-batches/write-workbook.ts'

export interface ListedHome {
  unitCode: string
  certificateNumber?: string
  address: string
}

const HEADER = [listColumns.unitCode, listColumns.certificateNumber, listColumns.address, listColumns.note]

/** A list as an organisation would fill in the template: one row a home. */
export const listRows = (homes: readonly ListedHome[]): string[][] => [
  HEADER,
  ...homes.map(({ unitCode, certificateNumber = '', address }) => [unitCode, certificateNumber, address, '']),
]

/** Seven mistakes that people make, each in a row of its own. */
export function withSevenFaults(rows: readonly string[][]): string[][] {
  const wrong = rows.map((cells) => [...cells])
  const set = (row: number, column: number, text: string) => {
    wrong[row - 1]![column] = text
  }
  set(5, 0, '')
  set(12, 0, wrong[11]![0]!.slice(0, 27))
  set(33, 0, wrong[31]![0]!)
  set(47, 2, '')
  set(80, 0, `310101${wrong[79]![0]!.slice(6)}`)
  set(101, 0, wrong[100]![0]!.replace('GB', 'XB'))
  set(139, 2, '路'.repeat(201))
  return wrong
}

export const workbookOf = (rows: readonly string[][]): Uint8Array => writeWorkbook('清单', rows, [34, 34, 44, 24])
