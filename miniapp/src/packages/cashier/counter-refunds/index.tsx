import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { PayOut } from './pay-out.tsx'

/** Money that a counter took and that has to go back: given out against a slip. */
export default function CounterRefunds() {
  const asked = useRequest(() => call('refunds.atCounter'))
  return (
    <Page title="窗口退款" lead="窗口收的钱，已经决定要退的。先核对身份，把钱退给本人，再录小票号。">
      <Answered asked={asked} cards={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="fund" title="现在没有要退的" text="决定退款以后会排在这里。" />
          ) : (
            items.map((refund) => <PayOut key={refund.id} refund={refund} onDone={() => void asked.reload()} />)
          )
        }
      </Answered>
    </Page>
  )
}
