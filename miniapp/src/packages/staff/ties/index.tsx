import type { Ties } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { useSend } from '../act-form.tsx'
import { KinForm } from './kin-form.tsx'

/** What one declares so that the lot leaves one out where one has an interest (E53). Nobody else reads it. */
export default function OwnTies() {
  const asked = useRequest(() => call('staffing.ownTies'))
  return (
    <Page title="回避申报" lead="您家里人的事，不会分到您手里。每年核对一次，有变化马上改。">
      <Answered asked={asked} cards={3}>
        {(declared) => (
          <Declaration key={declared.declaredAt} declared={declared} onSaved={() => void asked.reload()} />
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  declared: ReplyOf<'staffing.ownTies'>
  onSaved: () => void
}

function Declaration({ declared: { declaredAt, ...declared }, onSaved }: Props) {
  const [ties, setTies] = useState<Ties>(declared)
  const [adding, setAdding] = useState<'kin' | 'organisation'>()
  const { busy, refused, send } = useSend<'staffing.declareTies'>()
  const edit = (more: Partial<Ties>) => setTies((now) => ({ ...now, ...more }))
  const close = () => setAdding(undefined)

  async function declare() {
    const address = ties.address?.trim()
    const body = { kin: ties.kin, organisations: ties.organisations, ...(address && { address }) }
    const answer = await send(body, (key) => call('staffing.declareTies', { body }, key))
    if (!answer.ok) return
    toast('已申报', 'ok')
    onSaved()
  }
  return (
    <>
      <Notice title={declaredAt ? `上次申报：${momentWords(declaredAt)}` : '您还没有申报过'}>
        内容加密保存，只有您自己看得到。系统分件时只核对姓名、证件和住址。
      </Notice>
      <Card title="我住哪里">
        <LongInput
          label="住址"
          hint="写到门牌号。办这处房屋、住在这里的人，都不会分给您"
          maxLength={200}
          value={ties.address ?? ''}
          onChange={(address) => edit({ address })}
        />
      </Card>
      <Card kind="plain" title="近亲属">
        {ties.kin.map((one) => (
          <ListRow
            key={`${one.name}${one.relation}`}
            icon="person"
            text={`${one.name}，${one.relation}`}
            note={one.idNumber ? '填了证件号码' : '没填证件号码，只按姓名核对'}
            asideText="删去"
            onTap={() => edit({ kin: ties.kin.filter((other) => other !== one) })}
          />
        ))}
        <ListRow
          icon="people"
          text="加一位近亲属"
          note="配偶、父母、子女、兄弟姐妹和他们的配偶"
          onTap={() => setAdding('kin')}
        />
      </Card>
      <View>
        {adding === 'kin' && (
          <KinForm
            onAdd={(one) => {
              edit({ kin: [...ties.kin, one] })
              close()
            }}
            onClose={close}
          />
        )}
      </View>
      <Card kind="plain" title="有利害关系的单位">
        {ties.organisations.map((name) => (
          <ListRow
            key={name}
            icon="hall"
            text={name}
            asideText="删去"
            onTap={() => edit({ organisations: ties.organisations.filter((other) => other !== name) })}
          />
        ))}
        <ListRow icon="hall" text="加一个单位" note="您或近亲属入股、任职的" onTap={() => setAdding('organisation')} />
      </Card>
      <View>
        {adding === 'organisation' && (
          <OrganisationForm
            onAdd={(name) => {
              edit({ organisations: [...new Set([...ties.organisations, name])] })
              close()
            }}
            onClose={close}
          />
        )}
      </View>
      <View>
        {refused && (
          <Notice tone="danger" title={refused.text} urgent>
            {refused.next}
          </Notice>
        )}
      </View>
      <Button busy={busy} disabled={adding !== undefined} onTap={() => void declare()}>
        {declaredAt ? '核对无误，申报' : '申报'}
      </Button>
    </>
  )
}

function OrganisationForm({ onAdd, onClose }: { onAdd: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  return (
    <Card kind="accent" title="加一个单位">
      <Input label="单位全称" maxLength={60} value={name} onChange={setName} />
      <Button disabled={!name.trim()} onTap={() => onAdd(name.trim())}>
        加上
      </Button>
      <Button kind="ghost" onTap={onClose}>
        不加了
      </Button>
    </Card>
  )
}
