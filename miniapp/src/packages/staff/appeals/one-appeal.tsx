import type { Appeal } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import './one-appeal.scss'

interface Props {
  appeal: Appeal
  open: boolean
  onOpen: () => void
  /** `label` is the state's own words: 申诉成立，已免记. */
  onDecided: (label: string) => void
}

/** What the citizen says beside what the queue recorded; both are on the screen while one decides. */
export function OneAppeal({ appeal, open, onOpen, onDecided }: Props) {
  const { id, name, noShow, openedAt, hallRanLate } = appeal
  const [answer, setAnswer] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<'uphold' | 'reject'>()
  const intent = useIntent()
  const answerError = refused?.field === 'answer' ? `${refused.text}${refused.next}` : undefined

  async function decide(uphold: boolean) {
    setBusy(uphold ? 'uphold' : 'reject')
    const body = { uphold, answer: answer.trim() }
    const reply = await call('desk.decideAppeal', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(reply)
    setBusy(undefined)
    if (reply.ok) return onDecided(`${name}：${reply.reply.noShow.appeal.label}`)
    // another supervisor was faster: the card goes away with its reason
    if (reply.refused.code === 'APPEAL_DECIDED' || reply.refused.code === 'STATE_MOVED')
      return onDecided(`${name}：${reply.refused.text}`)
    setRefused(reply.refused)
  }

  return (
    <Card title={`${name} · ${noShow.service}`}>
      <View className="appeal">
        <ListRow icon="calendar" text={`约的是 ${momentWords(noShow.at)}`} note={noShow.hall} />
        <ListRow icon="person" text={noShow.appeal.reason ?? '没有写原因'} note={`${momentWords(openedAt)} 提出`} />
        <ListRow icon="people" text={hallRanLate} note="排队记录，供您核对" />
      </View>
      {!open && (
        <Button kind="secondary" onTap={onOpen} label={`处理${name}的申诉`}>
          处理
        </Button>
      )}
      {open && (
        <>
          {refused && !answerError && (
            <Notice tone="danger" title={refused.text} urgent>
              {refused.next}
            </Notice>
          )}
          <LongInput
            id={`answer-${id}`}
            label="给群众的理由"
            hint="写明根据什么，例如“当日大厅等候超过 1 小时”"
            maxLength={500}
            value={answer}
            error={answerError}
            onChange={setAnswer}
          />
          <Button
            busy={busy === 'uphold'}
            disabled={busy !== undefined || answer.trim().length < 2}
            onTap={() => decide(true)}
          >
            申诉成立，免记
          </Button>
          <Button
            kind="danger"
            busy={busy === 'reject'}
            disabled={busy !== undefined || answer.trim().length < 2}
            onTap={() => decide(false)}
          >
            申诉不成立
          </Button>
          <Button kind="ghost" onTap={onOpen}>
            先不处理
          </Button>
        </>
      )}
    </Card>
  )
}
