import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { OrderRefunds } from '../pay/order-refunds.tsx'
import { PaymentStands } from '../pay/payment-stands.tsx'

/** How the one payment for a batch stands. */
export function BatchPaid({ id }: { id: string }) {
  const asked = useRequest(() => call('batchPayments.get', { params: { id } }), [id])
  return (
    <PaymentStands
      asked={asked}
      ask={() => call('batchPayments.ask', { params: { id } })}
      claim={() => call('batchPayments.claim', { params: { id } })}
    >
      {({ batchId, count, state, refunds }) => (
        <>
          {state === 'paid' && <Notice title={`${count} 套一次缴清`}>每一套都会接着办，不用再逐套缴。</Notice>}
          <OrderRefunds refunds={refunds} />
          <Button onTap={() => goInstead('/packages/batches/detail/index', { id: batchId })}>回到批量业务</Button>
        </>
      )}
    </PaymentStands>
  )
}
