import { listColumns } from '@anju/shared-types'
import type { FileReply } from '../../platform/http/bind-contract.ts'
import { writeWorkbook } from './write-workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list to fill in: headings, and cells that keep 28 digits. */
export const listTemplate = async (): Promise<FileReply> => ({
  type: XLSX,
  body: writeWorkbook(
    '房产清单',
    [
      [
        `${listColumns.unitCode}（28 位）*`,
        listColumns.certificateNumber,
        `${listColumns.address} *`,
        listColumns.note,
      ],
    ],
    [34, 34, 44, 24],
  ),
  fileName: '房产清单.xlsx',
})
