import type { Person } from '../../people/person.ts'
import type { Source } from '../exchange/source.ts'

/** 缴存: the account, the months that were paid in, and what is in it. */
export const fundAccount: Source = {
  name: 'fundAccount',
  title: '住房公积金：账户与缴存月份',
  path: 'fund-account',
  authority: 'fund',
  loadedAtHour: 6,
  latencyMs: [300, 900],
  record: ({ authorities }) => authorities.fund && accountOf(authorities.fund, unitOf(authorities)),
}

function accountOf(fund: NonNullable<Person['authorities']['fund']>, unit: string) {
  const { account, openedOn, paidUntil, monthlyBaseFen, rate, balanceFen } = fund
  return {
    ...{ account, openedOn, city: '济南', status: '正常' },
    ranges: [{ from: openedOn.slice(0, 7), to: paidUntil, unit, late: false }],
    // Employer and employee, each the same share.
    monthlyYuan: yuanText(Math.round(monthlyBaseFen * Number(rate)) * 2),
    balanceYuan: yuanText(balanceFen),
  }
}

const unitOf = ({ socialInsurance }: Person['authorities']): string => socialInsurance?.ranges.at(-1)?.unit ?? ''

/** `1800.00`, without floating point. */
export const yuanText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
