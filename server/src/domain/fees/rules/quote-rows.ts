import { plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

/** How many days a quote is shown as valid after the day it was given. What law changes meanwhile still counts from its own day. */
export const quoteRows: readonly RuleRow<{ validDays: number }>[] = [
  {
    id: 'quote',
    effectiveFrom: plainDate('2016-12-06'),
    basis: { document: '本系统报价承诺，城市可另行设定' },
    decidedOn: '申请之日',
    value: { validDays: 30 },
  },
]
