import type { Delegation } from '@anju/shared-types'
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
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { toneOf } from '../tone-of.ts'

/** One delegation. To the principal who is asked: the words in big type, read aloud, and two buttons (helper mode). */
export default function OneDelegation() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('delegations.get', { params: { id } }), [id])
  return (
    <Page title="代办" lead={asked.reply?.text}>
      <Answered asked={asked} cards={2}>
        {(one) => <Shown one={one} onChange={() => void asked.reload()} />}
      </Answered>
    </Page>
  )
}

function Shown({ one, onChange }: { one: Delegation; onChange: () => void }) {
  const isAsked = one.state === 'asked' && one.act !== undefined
  // Whoever is asked reads one text and says yes or no: nothing else is on the page.
  const isAskedMe = isAsked && one.role === 'principal'
  return (
    <>
      {isAsked && one.act && (
        <>
          <SpokenText text={one.act.text} />
          <ReadAloudButton text={one.act.text} of="delegation" id={one.id} />
        </>
      )}
      <Acts one={one} onChange={onChange} />
      {!isAskedMe && <Details one={one} />}
    </>
  )
}

function Details({ one }: { one: Delegation }) {
  return (
    <>
      <Card kind="plain" aside={<Tag tone={toneOf(one)}>{one.stateLabel}</Tag>} title="委托内容">
        <ListRow icon="person" text={`委托人：${one.principal.name}`} note={one.principal.idNumber} />
        <ListRow icon="people" text={`代办人：${one.agent.name}`} note={one.agent.idNumber} />
        <ListRow icon="check" text={one.uses.map(({ label }) => label).join('、')} note={one.scopeText} />
        <ListRow icon="calendar" text={`到 ${dayWords(one.until)}`} note={usedText(one)} />
      </Card>
      <Notice title="只能本人做的">{one.never.join('')}</Notice>
      <Card kind="plain" title="经过">
        {one.history.map(({ at, who, text }) => (
          <ListRow key={`${at}${text}`} icon="history" text={text} note={`${who}，${momentWords(at)}`} />
        ))}
      </Card>
    </>
  )
}

const usedText = ({ usedTimes, lastUsedAt }: Delegation): string =>
  lastUsedAt ? `已代办 ${usedTimes} 次，最近 ${momentWords(lastUsedAt)}` : '还没有代办过'

const words: Record<string, { text: string; kind: 'primary' | 'secondary' | 'danger' }> = {
  agree: { text: '我同意', kind: 'primary' },
  decline: { text: '不同意', kind: 'secondary' },
  revoke: { text: '收回委托，马上失效', kind: 'danger' },
  resign: { text: '我不再代办', kind: 'secondary' },
}

/** One tap each: taking it back must be as easy as giving it. */
function Acts({ one, onChange }: { one: Delegation; onChange: () => void }) {
  const [busy, setBusy] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()
  const { id, act, role, allowedActions } = one

  async function take(action: string) {
    const params = { id }
    const key = { key: intent.keyFor({ action, id }) }
    setBusy(action)
    const answer = await (action === 'agree'
      ? call('delegations.agree', { params, body: { digest: act?.digest ?? '' } }, key)
      : action === 'decline'
        ? call('delegations.decline', { params }, key)
        : action === 'revoke'
          ? call('delegations.revoke', { params }, key)
          : call('delegations.resign', { params }, key))
    intent.settle(answer)
    setBusy('')
    setRefused(answer.ok ? undefined : answer.refused)
    onChange()
  }

  return (
    <>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {role === 'agent' && one.state === 'given' && (
        <Button icon="edit" onTap={() => go('/packages/guide/search/index')}>
          {`替${one.principal.name}办事`}
        </Button>
      )}
      {role === 'agent' && one.state === 'given' && one.uses.some(({ use }) => use === 'book') && (
        <Button
          kind="secondary"
          icon="calendar"
          onTap={() => go('/packages/book/service/index', { delegationId: one.id, whose: one.principal.name })}
        >
          {`替${one.principal.name}预约`}
        </Button>
      )}
      {allowedActions.flatMap((action) => {
        const word = words[action]
        const text = action === 'decline' && role === 'agent' ? '不请了' : word?.text
        return word && text
          ? [
              <Button key={action} kind={word.kind} busy={busy === action} onTap={() => void take(action)}>
                {text}
              </Button>,
            ]
          : []
      })}
    </>
  )
}
