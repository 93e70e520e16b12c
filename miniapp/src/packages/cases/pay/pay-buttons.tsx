import type { PayOrder, PayWay } from '@anju/shared-types'
import { useState } from 'react'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { pay } from '../../../platform/pay'
import { yuanWords } from '../../money/yuan.ts'
import { RefusedNotice } from '../refused-notice.tsx'

type Placed = Pick<PayOrder, 'id' | 'sheet' | 'tradeNo' | 'url'>

interface Props {
  amountFen: number
  /** First thing in the tap: what the platform lets be asked in a tap only. */
  first?: () => Promise<void>
  /** Orders in this way. */
  begin: (way: PayWay, key: string) => Promise<{ ok: true; reply: Placed } | { ok: false; refused: Refused }>
  /** The platform's screen was closed, whatever happened there. */
  onBack: (orderId: string) => void
}

/** One button for each way that this phone can pay in; whoever changes their mind presses the other. */
export function PayButtons({ amountFen, first, begin, onBack }: Props) {
  const [busy, setBusy] = useState<PayWay>()
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function press(way: PayWay) {
    const asked = first?.()
    setBusy(way)
    await asked
    const answer = await begin(way, intent.keyFor({ way }))
    intent.settle(answer)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) {
      await pay.open(answer.reply)
      onBack(answer.reply.id)
    }
    setBusy(undefined)
  }

  return (
    <>
      <RefusedNotice refused={refused} />
      {pay.choices.map(({ way, name }, index) => (
        <Button
          key={way}
          kind={index === 0 ? 'primary' : 'secondary'}
          busy={busy === way}
          busyText={`正在打开${name}`}
          disabled={busy !== undefined}
          onTap={() => void press(way)}
        >
          {`用${name}支付 ${yuanWords(amountFen)}`}
        </Button>
      ))}
    </>
  )
}
