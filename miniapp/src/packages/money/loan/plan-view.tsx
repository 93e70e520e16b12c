import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ReplyOf, RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { yuanWords } from '../yuan.ts'
import { PlanTable } from './plan-table.tsx'
import { YearBars } from './year-bars.tsx'
import { summaryOf, yearsOf } from './years.ts'

interface Props {
  loan: RequestOf<'open.repaymentPlan'>['body']
  /** The paper that the rate comes from. */
  source: string
  /** The range of what is added when a payment is late. */
  overdue?: ReplyOf<'open.loanRates'>['items'][number]['overdue']
}

export function PlanView({ loan, source, overdue }: Props) {
  const { principalFen, annualRatePercent, months, method } = loan
  const asked = useRequest(
    () => call('open.repaymentPlan', { body: loan }),
    [principalFen, annualRatePercent, months, method],
  )
  return (
    <Answered asked={asked}>
      {(plan) => <Shown plan={plan} rate={annualRatePercent} source={source} overdue={overdue} />}
    </Answered>
  )
}

interface ShownProps extends Omit<Props, 'loan'> {
  plan: ReplyOf<'open.repaymentPlan'>
  rate: string
}

function Shown({ plan, rate, source, overdue }: ShownProps) {
  const years = yearsOf(plan.rows)
  const { firstFen, lastFen, isLevel, principalFen, totalInterestFen } = summaryOf(plan)
  const [chosen, setChosen] = useState('1')
  const year = years[Number(chosen) - 1] ?? years[0]
  return (
    <>
      <Card kind="plain" title={isLevel ? '每月还' : '首月还'}>
        <ListRow
          text={yuanWords(firstFen)}
          note={
            isLevel ? `最后一期 ${yuanWords(lastFen)}，因为零头归在最后` : `逐月减少，最后一期 ${yuanWords(lastFen)}`
          }
        />
        <ListRow text="总利息" asideText={yuanWords(totalInterestFen)} />
        <ListRow text="本金加利息" asideText={yuanWords(principalFen + totalInterestFen)} />
        <ListRow text={`年利率 ${rate}%`} note={source} />
        {overdue && (
          <ListRow
            icon="info"
            text={`逾期的部分按年 ${overdue.leastPercent}% 至 ${overdue.mostPercent}% 计`}
            note={`以借款合同写明的为准（${overdue.source}）`}
          />
        )}
      </Card>
      <Card title="每年还的本金和利息">
        <YearBars years={years} />
      </Card>
      <Card title="逐年明细">
        <PlanTable
          caption="逐年明细"
          heads={['年', '本金', '利息', '年末还欠']}
          rows={years.map((one) => [
            `第 ${one.year} 年`,
            yuanWords(one.principalFen),
            yuanWords(one.interestFen),
            yuanWords(one.balanceFen),
          ])}
        />
      </Card>
      {year && (
        <Card title="逐月明细">
          <Picker
            label="看哪一年"
            value={String(year.year)}
            options={years.map((one) => ({ value: String(one.year), text: `第 ${one.year} 年` }))}
            onChange={setChosen}
          />
          <PlanTable
            caption={`第 ${year.year} 年逐月明细`}
            heads={['期', '月供', '本金', '利息']}
            rows={year.rows.map((row, index) => [
              `第 ${(year.year - 1) * 12 + index + 1} 期`,
              yuanWords(row.paymentFen),
              yuanWords(row.principalFen),
              yuanWords(row.interestFen),
            ])}
          />
        </Card>
      )}
    </>
  )
}
