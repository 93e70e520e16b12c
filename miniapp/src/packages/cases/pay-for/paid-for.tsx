import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { enter } from '../../../lib/enter.ts'
import { PaymentStands } from '../pay/payment-stands.tsx'

/** How the payment for somebody else stands; once it is booked, this is the receipt. */
export function PaidFor({ id }: { id: string }) {
  const asked = useRequest(() => call('payLinks.order', { params: { id } }), [id])
  return (
    <PaymentStands
      asked={asked}
      ask={() => call('payLinks.ask', { params: { id } })}
      claim={() => call('payLinks.claim', { params: { id } })}
    >
      {() => <Button onTap={() => enter('/pages/home/index')}>回到首页</Button>}
    </PaymentStands>
  )
}
