import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { PaymentStands } from './payment-stands.tsx'

/** How one's own payment for a case stands. */
export function Paid({ id }: { id: string }) {
  const asked = useRequest(() => call('payments.get', { params: { id } }), [id])
  return (
    <PaymentStands
      asked={asked}
      ask={() => call('payments.ask', { params: { id } })}
      claim={() => call('payments.claim', { params: { id } })}
    >
      {({ caseId }) => (
        <Button onTap={() => goInstead('/packages/cases/detail/index', { id: caseId })}>回到办件</Button>
      )}
    </PaymentStands>
  )
}
