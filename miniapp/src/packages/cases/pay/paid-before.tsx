import { Fragment } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { yuanWords } from '../../money/yuan.ts'
import { FiscalReceipts } from './fiscal-receipts.tsx'
import { OrderRefunds } from './order-refunds.tsx'

/** What was paid for a case, by whomever: with what went back of it and its receipts. */
export function PaidBefore({ id }: { id: string }) {
  const asked = useRequest(() => call('payments.ofCase', { params: { caseId: id } }), [id])
  return (
    <Answered asked={asked} cards={1}>
      {({ items }) =>
        items.map(({ id: order, number, amountFen, state, stateLabel, platformLabel, paidAt, refunds, receipts }) => (
          <Fragment key={order}>
            <Card kind="plain" rows title={`${yuanWords(amountFen)}：${stateLabel}`}>
              {paidAt && <ListRow text="付款时间" note={`${momentWords(paidAt)}，${platformLabel}`} />}
              <ListRow text="付款单号" note={number} />
            </Card>
            <OrderRefunds refunds={refunds} />
            <FiscalReceipts receipts={receipts} isPaid={state === 'paid'} />
          </Fragment>
        ))
      }
    </Answered>
  )
}
