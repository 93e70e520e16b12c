import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused, ReplyOf } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'
import type { FeeBody } from './fee-form.ts'

/** A signed quote to come back with. It names nobody. */
export function GiveQuote({ body }: { body: FeeBody }) {
  const [quote, setQuote] = useState<ReplyOf<'open.quoteFees'>>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  async function give() {
    setBusy(true)
    const answer = await call('open.quoteFees', { body })
    setBusy(false)
    if (answer.ok) setQuote(answer.reply)
    setRefused(answer.ok ? undefined : answer.refused)
  }
  return (
    <Card title="带走这份测算">
      {quote ? (
        <>
          <Notice tone="ok" title="报价单已开好">
            {`编号 ${quote.id}，有效到 ${quote.validUntil}。缴费时如有出入，会逐项说明差多少、为什么。`}
          </Notice>
          <Button
            kind="secondary"
            icon="document"
            onTap={() => go('/packages/money/quote/index', { id: quote.id, signature: quote.signature })}
          >
            看这份报价单
          </Button>
        </>
      ) : (
        <>
          <View className="sentence fees__before-choice">开一份带签名的报价单，不需要登录，里面没有任何人的姓名。</View>
          <Button kind="secondary" icon="document" busy={busy} busyText="正在开具" onTap={give}>
            开具报价单
          </Button>
        </>
      )}
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
    </Card>
  )
}
