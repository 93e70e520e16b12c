import { householdOfOne } from '../household-of-one.ts'
import { person } from '../person.ts'

export const caoYing = person({
  slug: 'cao-ying',
  name: '曹颖',
  phone: '13800000020',
  region: '370114',
  born: '1989-10-10',
  sequence: 504,
  story: '公积金缴存职工，有一笔未还清的公积金贷款',
  authorities: {
    household: householdOfOne('cao-ying', '370114', '济南市章丘区', '2014-01-08'),
    marriage: { status: '未婚' },
    socialInsurance: { city: '济南', ranges: [{ from: '2012-07', to: '2026-10', unit: '章丘重型锻造股份有限公司' }] },
    incomeTax: { city: '济南', ranges: [{ from: '2012-07', to: '2026-10', unit: '章丘重型锻造股份有限公司' }] },
    fund: {
      account: '370100201207233',
      openedOn: '2012-07-20',
      monthlyBaseFen: 1_060_000,
      rate: '0.12',
      balanceFen: 3_455_612,
      paidUntil: '2026-10',
      loan: {
        contract: '济公贷2021第008812号',
        grantedOn: '2021-06-15',
        principalFen: 35_000_000,
        outstandingFen: 28_916_440,
        termMonths: 240,
        annualRate: '0.026',
        method: '等额本息',
        home: 'cao-ying-flat',
      },
    },
  },
})
