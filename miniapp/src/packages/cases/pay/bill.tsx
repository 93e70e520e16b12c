import type { PayOrder } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { pay } from '../../../platform/pay'
import { yuanWords } from '../../money/yuan.ts'
import { Fees } from '../detail/fees.tsx'
import { RefusedNotice } from '../refused-notice.tsx'

/** What there is to pay for a case, and the one button for it. */
export function Bill({ id }: { id: string }) {
  const asked = useRequest(() => call('cases.get', { params: { id } }), [id])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const back = () => goInstead('/packages/cases/detail/index', { id })

  async function begin() {
    if (!pay) return
    setBusy(true)
    const body = { way: pay.way }
    const answer = await call('payments.begin', { params: { caseId: id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) {
      const order = answer.reply as PayOrder
      await pay.open(order)
      goInstead('/packages/cases/pay/index', { order: order.id })
    }
    setBusy(false)
  }

  return (
    <Answered asked={asked} cards={2}>
      {({ fees, state }) =>
        !fees || state !== 'feeDue' ? (
          <>
            <Notice tone="ok" title="现在没有要缴的费用">
              {fees?.settledText ?? '请回到办件查看进度。'}
            </Notice>
            <Button onTap={back}>回到办件</Button>
          </>
        ) : (
          <>
            <Fees fees={fees} />
            <RefusedNotice refused={refused} />
            {pay ? (
              <Button busy={busy} busyText="正在打开微信支付" onTap={() => void begin()}>
                {`用微信支付 ${yuanWords(fees.totalFen)}`}
              </Button>
            ) : (
              <Notice tone="act" title="支付宝里暂时不能在线缴费">
                请用微信打开安居一窗缴费，或到受理窗口刷卡。
              </Notice>
            )}
            <Button kind="ghost" onTap={back}>
              先不缴，也可以到窗口刷卡
            </Button>
          </>
        )
      }
    </Answered>
  )
}
