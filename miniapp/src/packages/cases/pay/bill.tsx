import { useEffect } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { askForMessages, prepareForCase } from '../../../lib/ask-subscription.ts'
import { go, goInstead } from '../../../lib/go.ts'
import { Fees } from '../detail/fees.tsx'
import { PaidBefore } from './paid-before.tsx'
import { PayButtons } from './pay-buttons.tsx'

/** What there is to pay for a case, and a button for each way to pay it. */
export function Bill({ id }: { id: string }) {
  const asked = useRequest(() => call('cases.get', { params: { id } }), [id])
  // After the money come the paper and how it is got: asked for with the tap that pays.
  useEffect(() => void prepareForCase(id), [id])
  const back = () => goInstead('/packages/cases/detail/index', { id })

  return (
    <Answered asked={asked} cards={2}>
      {({ fees, state }) =>
        !fees || state !== 'feeDue' ? (
          <>
            <Notice tone="ok" title="现在没有要缴的费用">
              {fees?.settledText ?? '请回到办件查看进度。'}
            </Notice>
            <PaidBefore id={id} />
            <Button onTap={back}>回到办件</Button>
          </>
        ) : (
          <>
            <Fees fees={fees} />
            <PayButtons
              amountFen={fees.totalFen}
              first={askForMessages}
              begin={(way, key) => call('payments.begin', { params: { caseId: id }, body: { way } }, { key })}
              onBack={(order) => goInstead('/packages/cases/pay/index', { order })}
            />
            <Button kind="ghost" onTap={() => go('/packages/cases/pay-other/index', { id })}>
              请家人代付
            </Button>
            <Button kind="ghost" onTap={back}>
              先不缴，也可以到窗口刷卡
            </Button>
          </>
        )
      }
    </Answered>
  )
}
