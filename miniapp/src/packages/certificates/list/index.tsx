import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { NeedsName } from '../needs-name.tsx'
import { toneOf } from '../tone-of.ts'

type Listed = ReplyOf<'certificates.list'>

/** One's certificates, those that can be had now, and those that cannot, with the reason. */
export default function MyCertificates() {
  const asked = useRequest(() => call('certificates.list'))
  if (asked.refused?.code === 'REAL_NAME_REQUIRED') return <NeedsName />
  return (
    <Page title="我的证照" lead="和纸质证照效力一样。给人看，点进去“亮证”，不要发截图。">
      <Answered asked={asked} cards={2}>
        {(listed) => (
          <>
            <Mine items={listed.items} />
            <Requestable listed={listed} />
            <Card kind="plain" title="还领不到的">
              {listed.notYet.map(({ kind, kindLabel, why }) => (
                <ListRow key={kind} icon="document" text={kindLabel} note={why} />
              ))}
            </Card>
          </>
        )}
      </Answered>
      <Card kind="plain">
        <ListRow
          icon="scan"
          text="查验别人的证照"
          note="扫一下对方的码，就知道真假"
          onTap={() => go('/packages/certificates/verify/index')}
        />
      </Card>
    </Page>
  )
}

const Mine = ({ items }: Pick<Listed, 'items'>) => (
  <Card kind="plain" title="我的证照">
    {items.length === 0 && <ListRow icon="shield" text="还没有证照。事情办好了，证照会自动到这里。" />}
    {items.map((one) => (
      <ListRow
        key={one.id}
        icon="shield"
        text={one.kindLabel}
        note={one.validTo ? `${one.statement}\n有效期至 ${one.validTo}` : one.statement}
        aside={<Tag tone={toneOf(one)}>{one.stateLabel}</Tag>}
        asideText={one.stateLabel}
        onTap={() => go('/packages/certificates/one/index', { id: one.id })}
      />
    ))}
  </Card>
)

function Requestable({ listed: { canRequest, isRegisterSilent } }: { listed: Listed }) {
  const [busy, setBusy] = useState('')
  const intent = useIntent()

  async function request(unitCode: string) {
    setBusy(unitCode)
    const body = { kind: 'title' as const, unitCode }
    const answer = await call('certificates.request', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy('')
    if (answer.ok) go('/packages/certificates/one/index', { id: answer.reply.id })
    else toast(`${answer.refused.text}${answer.refused.next}`)
  }

  if (isRegisterSilent) {
    return <Notice title="登记簿暂时没有答复">名下的房产可能没有列全。请过一会儿再看，已有的证照不受影响。</Notice>
  }
  if (canRequest.length === 0) return null
  return (
    <Card kind="plain" title="现在可以领">
      {canRequest.map(({ unitCode, address }) => (
        <ListRow
          key={unitCode}
          icon="home"
          text="领不动产权证书"
          note={address}
          asideText={busy === unitCode ? '正在领' : undefined}
          onTap={() => void request(unitCode)}
        />
      ))}
    </Card>
  )
}
