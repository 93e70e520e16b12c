import type { OrderRefund } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { yuanWords } from '../../money/yuan.ts'

/** Money of a payment that goes back: how much, why, and when it is there. */
export function OrderRefunds({ refunds }: { refunds: readonly OrderRefund[] }) {
  if (refunds.length === 0) return null
  return (
    <Card rows title="退款">
      {refunds.map(({ number, amountFen, stateLabel, now, why, arrival }) => (
        <ListRow
          key={number}
          icon="fund"
          text={`${yuanWords(amountFen)}：${stateLabel}${arrival?.isEstimate ? '（到账日是估计）' : ''}`}
          note={`${now}原因：${why}`}
        />
      ))}
    </Card>
  )
}
