import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { RefusedNotice } from '../refused-notice.tsx'
import { LinkCard } from './link-card.tsx'

/** Asks somebody else to pay: a code that shows the sum and nothing of the file. `id` names the case. */
export default function PayOther() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('payLinks.ofCase', { params: { caseId: id } }), [id])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function create() {
    setBusy(true)
    const answer = await call('payLinks.create', { params: { caseId: id } }, { key: intent.keyFor({}) })
    intent.settle(answer)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) await asked.reload()
    setBusy(false)
  }

  return (
    <Page title="请别人代付" lead="家人或朋友凭代付码付钱，只看到金额，看不到您的姓名、住址和材料。">
      <Answered asked={asked} cards={1}>
        {({ items }) => (
          <>
            <RefusedNotice refused={refused} />
            {items.map((link) => (
              <LinkCard key={link.id} link={link} onChange={() => void asked.reload()} />
            ))}
            {!items.some(({ state }) => state === 'open' || state === 'used') && (
              <Button busy={busy} busyText="正在准备" onTap={() => void create()}>
                要一个代付码
              </Button>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}
