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

/** What an organisation may ask for many homes at once. */
const matters = [
  { code: 'A13', text: '企业批量查产权' },
  { code: 'B14', text: '企业改名，批量变更' },
  { code: 'B18', text: '批量换新产权证' },
] as const

/** The batches of one's organisations, and a new one. */
export default function Batches() {
  const { code: creditCode = '' } = useRouter().params
  const asked = useRequest(() => call('batches.list'))
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<string>()
  const intent = useIntent()

  async function begin(code: string) {
    const body = { code, organisation: creditCode }
    setBusy(code)
    const answer = await call('batches.begin', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(undefined)
    if (answer.ok) return go('/packages/batches/detail/index', { id: answer.reply.id })
    setRefused(answer.refused)
  }

  return (
    <Page title="企业批量业务" lead="一张清单，一次确认。有错的行先告诉您，一套不成不耽误别的。">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {creditCode && (
        <Card title="新办一批">
          {matters.map(({ code, text }, at) => (
            <Button
              key={code}
              kind={at === 0 ? 'primary' : 'secondary'}
              busy={busy === code}
              busyText="正在开始"
              disabled={busy !== undefined}
              onTap={() => void begin(code)}
            >
              {`新办：${text}`}
            </Button>
          ))}
        </Card>
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
