import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'

/** The batches of one's organisations, and a new one. */
export default function Batches() {
  const { code: creditCode = '' } = useRouter().params
  const asked = useRequest(() => call('batches.list'))
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function begin() {
    const body = { code: 'A13', organisation: creditCode }
    setBusy(true)
    const answer = await call('batches.begin', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return go('/packages/batches/detail/index', { id: answer.reply.id })
    setRefused(answer.refused)
  }

  return (
    <Page
      title="企业批量业务"
      lead="一张清单，一次确认。有错的行先告诉您，一套不成不耽误别的。"
      foot={
        creditCode ? (
          <Button busy={busy} busyText="正在开始" onTap={() => void begin()}>
            新办：企业批量查产权
          </Button>
        ) : undefined
      }
    >
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Answered asked={asked}>
        {({ items }) => (
          <Card kind="plain" title="办过的和正在办的">
            {items.length === 0 && <ListRow icon="ledger" text="还没有批量业务" />}
            {items.map((one) => (
              <ListRow
                key={one.id}
                icon="ledger"
                text={one.name}
                note={`${one.number ?? ''}\n${one.now}`}
                asideText={one.stateLabel}
                onTap={() => go('/packages/batches/detail/index', { id: one.id })}
              />
            ))}
          </Card>
        )}
      </Answered>
    </Page>
  )
}
