import type { NameDoubtLine } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { NameLetters } from '../../../components/name-letters/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

interface Props {
  line: NameDoubtLine
  onDone: (words: string) => void
  onClose: () => void
}

/** Both spellings very large, the places that differ marked. */
export function OneDoubt({ line: { id, maskedName }, onDone, onClose }: Props) {
  const asked = useRequest(() => call('nameDesk.open', { params: { id } }), [id])
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<'same' | 'different'>()
  const intent = useIntent()

  async function give(same: boolean) {
    setBusy(same ? 'same' : 'different')
    const body = { same, reason: reason.trim() }
    const answer = await call('nameDesk.give', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(undefined)
    if (answer.ok) onDone(`${maskedName}：${answer.reply.stateText}`)
    else setRefused(answer.refused)
  }

  const may = reason.trim().length >= 4 && busy === undefined
  return (
    <Answered asked={asked} cards={1}>
      {({ proved, written, differs, opinions, mayGive }) => (
        <>
          <ListRow text="身份证上的名字" />
          <NameLetters letters={proved} marked={differs} label="身份证上的名字" />
          <ListRow text="另一种写法" />
          <NameLetters letters={written} marked={differs} label="另一种写法" />
          {opinions.map(({ by, same, reason: why }) => (
            <ListRow key={by} icon="person" text={`${by}：${same ? '是同一个名字' : '不是同一个名字'}`} note={why} />
          ))}
          {refused && (
            <Notice tone="danger" title={refused.text} urgent>
              {refused.next}
            </Notice>
          )}
          {mayGive ? (
            <>
              <LongInput
                id={`reason-${id}`}
                label="根据什么"
                hint="例如：看过身份证原件和银行卡，是同一个人"
                maxLength={500}
                value={reason}
                onChange={setReason}
              />
              <Button disabled={!may} busy={busy === 'same'} onTap={() => void give(true)}>
                是同一个名字
              </Button>
              <Button kind="danger" disabled={!may} busy={busy === 'different'} onTap={() => void give(false)}>
                不是同一个名字
              </Button>
            </>
          ) : (
            <Notice>您已经说过意见，或这一步要由别人来。</Notice>
          )}
          <Button kind="ghost" onTap={onClose}>
            先不处理
          </Button>
        </>
      )}
    </Answered>
  )
}
