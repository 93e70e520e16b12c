import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { PlanTable } from '../loan/plan-table.tsx'
import { MoneyResult } from '../money-result.tsx'
import { yuanWords } from '../yuan.ts'
import { owedByYear, spanWords } from './compare-plans.ts'
import { OwedBars } from './owed-bars.tsx'
import type { PrepayBody } from './prepay-form.ts'

type Plan = ReplyOf<'open.repaymentPlan'>
type After = ReplyOf<'open.prepayment'>

export function PrepayResult({ body }: { body: PrepayBody }) {
  const { balanceFen, annualRatePercent, monthsLeft, method } = body
  const key = JSON.stringify(body)
  const before = useRequest(
    () =>
      call('open.repaymentPlan', { body: { principalFen: balanceFen, annualRatePercent, months: monthsLeft, method } }),
    [key],
  )
  const after = useRequest(() => call('open.prepayment', { body }), [key])
  return (
    <Answered asked={before}>
      {(plan) => <Answered asked={after}>{(reply) => <Shown body={body} before={plan} after={reply} />}</Answered>}
    </Answered>
  )
}

function Shown({ body, before, after }: { body: PrepayBody; before: Plan; after: After }) {
  const years = owedByYear(
    { before: body.balanceFen, after: body.balanceFen - body.prepayFen },
    { before: before.rows, after: after.rows },
  )
  const first = { before: before.rows[0]?.paymentFen ?? 0, after: after.rows[0]?.paymentFen ?? 0 }
  const sooner = before.rows.length - after.months
  return (
    <>
      <MoneyResult
        title="一共少付利息"
        fen={after.savedInterestFen}
        note={sooner > 0 ? `早 ${spanWords(sooner)}还清` : '还清的日子不变'}
      />
      <Card title="利息，前后比">
        <Bars
          bars={[
            {
              key: 'before',
              text: '不提前还',
              value: before.totalInterestFen,
              valueText: yuanWords(before.totalInterestFen),
            },
            {
              key: 'after',
              text: '提前还',
              value: after.totalInterestFen,
              valueText: yuanWords(after.totalInterestFen),
              marked: true,
            },
          ]}
        />
      </Card>
      <Card kind="plain" title="以后怎么还">
        <ListRow
          text={body.method === 'annuity' ? '每月还' : '下个月还'}
          note={`现在 ${yuanWords(first.before)}`}
          asideText={yuanWords(first.after)}
        />
        <ListRow text="还剩" note={`现在 ${spanWords(before.rows.length)}`} asideText={spanWords(after.months)} />
      </Card>
      <Card title="每年末还欠多少">
        <OwedBars years={years} />
      </Card>
      <Card title="逐年明细">
        <PlanTable
          caption="每年末还欠多少"
          heads={['年', '不提前还', '提前还']}
          rows={years.map(({ year, beforeFen, afterFen }) => [
            `第 ${year} 年末`,
            yuanWords(beforeFen),
            yuanWords(afterFen),
          ])}
        />
      </Card>
    </>
  )
}
