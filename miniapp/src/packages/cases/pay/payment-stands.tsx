import type { PayOrder } from '@anju/shared-types'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Refused } from '../../../api/routes.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { yuanWords } from '../../money/yuan.ts'
import { RefusedNotice } from '../refused-notice.tsx'
import { FiscalReceipts } from './fiscal-receipts.tsx'
import { OrderRefunds } from './order-refunds.tsx'

type Order = Omit<PayOrder, 'caseId'> & { payee?: string }

interface Props<O extends Order> {
  asked: { reply: O | null; refused: Refused | null; busy?: boolean; reload?: () => void; replace: (reply: O) => void }
  /** The platform is asked now; `claim` says beside it: I paid. */
  ask: () => Promise<{ ok: true; reply: O } | { ok: false; refused: Refused }>
  claim: () => Promise<{ ok: true; reply: O } | { ok: false; refused: Refused }>
  children: (order: O) => ReactNode
}

/** How a payment stands, and its receipt once it is booked; asks the platform once by itself, and again on a tap. */
export function PaymentStands<O extends Order>({ asked, ask, claim, children }: Props<O>) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const state = asked.reply?.state
  const hasLooked = useRef(false)

  async function look(how: typeof ask) {
    hasLooked.current = true
    setBusy(true)
    const answer = await how()
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) asked.replace(answer.reply)
    setBusy(false)
  }
  useEffect(() => {
    // back from the platform: its word is no proof, so the server asks once by itself
    if (state === 'open' && !hasLooked.current) void look(ask)
  })

  return (
    <Answered asked={asked} cards={1}>
      {(order) => (
        <>
          <Notice tone={order.state === 'paid' ? 'ok' : 'act'} title={order.stateLabel} urgent>
            {order.now}
          </Notice>
          <Card kind="plain" title={yuanWords(order.amountFen)}>
            <ListRow text="付款单号" note={order.number} />
            {order.payee && <ListRow text="付给" note={order.payee} />}
            {order.paidAt && <ListRow text="付款时间" note={`${momentWords(order.paidAt)}，${order.platformLabel}`} />}
          </Card>
          <OrderRefunds refunds={order.refunds} />
          <FiscalReceipts receipts={order.receipts} isPaid={order.state === 'paid'} />
          <RefusedNotice refused={refused} />
          {order.allowedActions.includes('ask') && (
            <Button kind="secondary" busy={busy} busyText="正在查" onTap={() => void look(claim)}>
              已付款但没显示？
            </Button>
          )}
          {children(order)}
        </>
      )}
    </Answered>
  )
}
