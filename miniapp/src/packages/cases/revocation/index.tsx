import type { Revocation } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { RevocationFacts } from './facts.tsx'

/** What was found about one's pledge, and the place to say something to it before anybody decides. */
export default function OwnRevocation() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('revocations.get', { params: { id } }), [id])
  return (
    <Page title="承诺核查" lead={asked.reply?.text}>
      <Answered asked={asked} cards={3}>
        {(one) => (
          <>
            {one.allowedActions.includes('answer') && <Answering one={one} onAnswered={asked.replace} />}
            <RevocationFacts one={one} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Answering({ one: { id, paper }, onAnswered }: { one: Revocation; onAnswered: (fresh: Revocation) => void }) {
  const [text, setText] = useState('')
  const { busy, refused, send } = useSend<'revocations.answer'>()
  async function answer() {
    const body = { text: text.trim() }
    const sent = await send(body, (key) => call('revocations.answer', { params: { id }, body }, key))
    if (!sent.ok) return
    toast('已收到您的说明', 'ok')
    onAnswered(sent.reply)
  }
  return (
    <Card kind="accent" title="您的说明">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <LongInput
        label="您想说的"
        hint={`“${paper}”是怎么回事？有材料的写上材料名称。不会打字，可以到窗口请人代写。`}
        maxLength={2_000}
        value={text}
        onChange={setText}
      />
      <Button disabled={text.trim().length < 2} busy={busy} busyText="正在提交" onTap={() => void answer()}>
        提交说明
      </Button>
    </Card>
  )
}
