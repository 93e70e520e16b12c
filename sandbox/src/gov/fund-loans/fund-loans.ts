import type { Source } from '../exchange/source.ts'
import { yuanText } from '../fund-account/fund-account.ts'

/** 贷款: every loan that the fund has given somebody, those that are paid back too. */
export const fundLoans: Source = {
  name: 'fundLoans',
  title: '住房公积金：贷款与结清',
  path: 'fund-loans',
  authority: 'fundLoans',
  loadedAtHour: 6,
  latencyMs: [300, 900],
  record({ authorities: { fund } }) {
    const loans = [
      ...(fund?.settledLoans ?? []).map((loan) => ({ ...loan, outstandingFen: 0 })),
      ...(fund?.loan ? [fund.loan] : []),
    ].map((loan) => ({
      ...{ contract: loan.contract, grantedOn: loan.grantedOn, termMonths: loan.termMonths },
      principalYuan: yuanText(loan.principalFen),
      outstandingYuan: yuanText(loan.outstandingFen),
      ...('settledOn' in loan && { settledOn: loan.settledOn }),
    }))
    return loans.length > 0 ? { loans } : undefined
  },
}
