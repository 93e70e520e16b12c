import type { Source } from '../exchange/source.ts'
import { paidRanges } from '../social-insurance/social-insurance.ts'

export const incomeTax: Source = {
  name: 'incomeTax',
  title: '个人所得税：缴税月份',
  path: 'income-tax',
  authority: 'incomeTax',
  loadedAtHour: 3,
  latencyMs: [400, 1_200],
  record: ({ authorities }) => paidRanges(authorities.incomeTax),
}
