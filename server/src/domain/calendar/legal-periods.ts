import type { PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from './calendar.ts'
import { addCivilMonths, addCivilYears, monthsLater } from './civil-periods.ts'
import { addCivilDays, addWorkingDays, type DueDay } from './working-days.ts'

/**
 * How a limit counts. `working-days` skip holidays and count worked weekends (行政许可法 82). Civil units end on the corresponding
 * day and move past a break (民法典 201-203). `exact-years` and `exact-months` do not move: what a court orders ends on its day.
 */
export type PeriodUnit = 'working-days' | 'civil-days' | 'civil-months' | 'civil-years' | 'exact-months' | 'exact-years'

export interface LegalPeriod {
  name: string
  count: number
  unit: PeriodUnit
  source: string
}

/** Limits that law sets for everybody; what a city promises is data of its items and may only be shorter. */
export const legalPeriods = {
  registration: { name: '不动产登记办结', count: 30, unit: 'working-days', source: '不动产登记暂行条例第二十条' },
  'licence-shortfall': {
    name: '许可材料一次告知',
    count: 5,
    unit: 'working-days',
    source: '行政许可法第三十二条第（四）项、第八十二条',
  },
  'licence-decision': { name: '许可决定', count: 20, unit: 'working-days', source: '行政许可法第四十二条、第八十二条' },
  'licence-extension': {
    name: '许可决定（经批准延长）',
    count: 30,
    unit: 'working-days',
    source: '行政许可法第四十二条、第八十二条',
  },
  'joint-licence': {
    name: '联合办理许可',
    count: 45,
    unit: 'working-days',
    source: '行政许可法第四十二条、第八十二条',
  },
  'joint-licence-extension': {
    name: '联合办理许可（经批准延长）',
    count: 60,
    unit: 'working-days',
    source: '行政许可法第四十二条、第八十二条',
  },
  announcement: { name: '公告', count: 15, unit: 'working-days', source: '不动产登记暂行条例实施细则第十七条' },
  objection: { name: '异议登记失效（未起诉）', count: 15, unit: 'civil-days', source: '民法典第二百二十条' },
  'advance-notice': {
    name: '预告登记失效（未申请登记）',
    count: 90,
    unit: 'civil-days',
    source: '民法典第二百二十一条',
  },
  seizure: { name: '查封不动产最长', count: 3, unit: 'exact-years', source: '民事诉讼法解释第四百八十五条' },
  'deposit-freeze': { name: '冻结存款最长', count: 1, unit: 'exact-years', source: '民事诉讼法解释第四百八十五条' },
  withdrawal: { name: '公积金提取审核', count: 3, unit: 'civil-days', source: '住房公积金管理条例第二十五条' },
  'fund-loan': { name: '公积金贷款审批', count: 15, unit: 'civil-days', source: '住房公积金管理条例第二十六条' },
  'account-dispute': {
    name: '公积金账户异议答复',
    count: 5,
    unit: 'civil-days',
    source: '住房公积金管理条例第三十六条',
  },
  'presale-permit': { name: '预售许可', count: 10, unit: 'civil-days', source: '城市房地产开发经营管理条例第二十四条' },
  'presale-filing': {
    name: '预售合同备案',
    count: 30,
    unit: 'civil-days',
    source: '城市房地产开发经营管理条例第二十六条',
  },
  'new-home-registration': {
    name: '商品房交付后申请登记',
    count: 90,
    unit: 'civil-days',
    source: '城市房地产开发经营管理条例第三十二条',
  },
  'lease-filing': { name: '租赁合同备案', count: 30, unit: 'civil-days', source: '商品房屋租赁管理办法第十四条' },
  'expropriation-pause': {
    name: '征收范围暂停办理最长',
    count: 1,
    unit: 'exact-years',
    source: '国有土地上房屋征收与补偿条例第十六条',
  },
} as const satisfies Record<string, LegalPeriod>
export type LegalPeriodId = keyof typeof legalPeriods

/** The last day of a period that began on `start`; the start day itself is never counted. */
export function periodEnd(
  start: PlainDate,
  { count, unit }: Pick<LegalPeriod, 'count' | 'unit'>,
  calendar: WorkingCalendar,
): DueDay {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(start, count, calendar)
    case 'civil-days':
      return addCivilDays(start, count, calendar)
    case 'civil-months':
      return addCivilMonths(start, count, calendar)
    case 'civil-years':
      return addCivilYears(start, count, calendar)
    case 'exact-months':
      return { date: monthsLater(start, count), provisional: false }
    case 'exact-years':
      return { date: monthsLater(start, count * 12), provisional: false }
  }
}

export const legalDue = (start: PlainDate, period: LegalPeriodId, calendar: WorkingCalendar): DueDay =>
  periodEnd(start, legalPeriods[period], calendar)
