import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { ReplyOf, RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { NeedsName } from '../needs-name.tsx'
import { toneOf } from '../tone-of.ts'

type Listed = ReplyOf<'certificates.list'>

/** One's certificates, those that can be had now, and those that come by themselves. */
export default function MyCertificates() {
  const { organisation } = useRouter().params
  const asked = useRequest(() => call('certificates.list', { query: { organisation } }))
  if (asked.refused?.code === 'REAL_NAME_REQUIRED') return <NeedsName />
  return (
    <Page
      title={organisation ? '单位的证照' : '我的证照'}
      lead={
        organisation
          ? `${asked.reply?.organisation ?? ''}。每次出示都有记录，法定代表人会知道。`
          : '和纸质证照效力一样。给人看，点进去“亮证”，不要发截图。'
      }
    >
      <Answered asked={asked} cards={2}>
        {(listed) => (
          <>
            <Mine items={listed.items} title={organisation ? '单位的证照' : '我的证照'} />
            <Requestable listed={listed} organisation={organisation} />
            {!organisation && <ByItself notYet={listed.notYet} />}
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

const Mine = ({ items, title }: Pick<Listed, 'items'> & { title: string }) => (
  <Card kind="plain" title={title}>
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

/** More homes than people have; an organisation may have hundreds. */
const AT_ONCE = 10

/** Titles of one's homes, and what the fund answers for: each is one tap, which is the consent to ask. */
function Requestable({ listed, organisation }: { listed: Listed; organisation?: string }) {
  const { canRequest, isRegisterSilent, onRequest } = listed
  const [busy, setBusy] = useState('')
  const [shown, setShown] = useState(AT_ONCE)
  const [sought, setSought] = useState('')
  const homes = canRequest.filter(({ address }) => address.includes(sought.trim()))
  const intent = useIntent()

  async function request(body: RequestOf<'certificates.request'>['body']) {
    if (busy) return
    setBusy(body.unitCode ?? body.kind)
    const answer = await call('certificates.request', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy('')
    if (answer.ok) go('/packages/certificates/one/index', { id: answer.reply.id })
    else toast(`${answer.refused.text}${answer.refused.next}`)
  }

  return (
    <>
      {isRegisterSilent && (
        <Notice title="登记簿暂时没有答复">名下的房产可能没有列全。请过一会儿再看，已有的证照不受影响。</Notice>
      )}
      {canRequest.length > AT_ONCE && (
        <Card>
          <Input
            label={`找一处，共 ${canRequest.length} 处`}
            hint="写几个字的坐落"
            value={sought}
            onChange={setSought}
          />
        </Card>
      )}
      {canRequest.length + onRequest.length > 0 && (
        <Card kind="plain" title="现在可以领">
          {homes.slice(0, shown).map(({ unitCode, address }) => (
            <ListRow
              key={unitCode}
              icon="home"
              text="领不动产权证书"
              note={address}
              asideText={busy === unitCode ? '正在领' : undefined}
              onTap={() => void request({ kind: 'title', unitCode, organisation })}
            />
          ))}
          {homes.length > shown && (
            <Button kind="ghost" onTap={() => setShown(shown + AT_ONCE)}>
              再看一些
            </Button>
          )}
          {onRequest.map(({ kind, kindLabel, note }) => (
            <ListRow
              key={kind}
              icon="fund"
              text={`领${kindLabel}`}
              note={note}
              asideText={busy === kind ? '正在领' : undefined}
              onTap={() => void request({ kind })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

const ByItself = ({ notYet }: Pick<Listed, 'notYet'>) =>
  notYet.length > 0 && (
    <Card kind="plain" title="办好事情后自动有的">
      {notYet.map(({ kind, kindLabel, why }) => (
        <ListRow key={kind} icon="document" text={kindLabel} note={why} />
      ))}
    </Card>
  )
