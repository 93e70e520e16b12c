import type { PayOrder } from '@anju/shared-types'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { yuanWords } from '../../money/yuan.ts'
import { RefusedNotice } from '../refused-notice.tsx'

/** How a payment stands; asks the platform once by itself, and again on a tap. */
export function Paid({ id }: { id: string }) {
  const asked = useRequest(() => call('payments.get', { params: { id } }), [id])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const state = asked.reply?.state
  const { replace } = asked

  const ask = useCallback(async () => {
    setBusy(true)
    const answer = await call('payments.ask', { params: { id } })
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) replace(answer.reply as PayOrder)
    setBusy(false)
  }, [id, replace])
  useEffect(() => {
    // back from WeChat: its word is no proof, so the server asks once by itself
    if (state === 'open') void ask()
  }, [state, ask])

  return (
    <Answered asked={asked} cards={1}>
      {(order) => (
        <>
          <Notice tone={order.state === 'paid' ? 'ok' : 'act'} title={order.stateLabel} urgent>
            {order.now}
          </Notice>
          <Card kind="plain" title={yuanWords(order.amountFen)}>
            <ListRow text="付款单号" note={order.number} />
          </Card>
          <RefusedNotice refused={refused} />
          {order.allowedActions.includes('ask') && (
            <Button kind="secondary" busy={busy} busyText="正在查" onTap={() => void ask()}>
              我付了，查一下到账没有
            </Button>
          )}
          <Button onTap={() => goInstead('/packages/cases/detail/index', { id: order.caseId })}>回到办件</Button>
        </>
      )}
    </Answered>
  )
}
