import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { ReplyOf } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'

interface Props {
  report: ReplyOf<'nameDesk.list'>['reports'][number]
  onDone: (words: string) => void
}

/** Somebody says that their name is wrong: a person answers. */
export function OneReport({ report: { id, maskedName, words, at }, onDone }: Props) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function send() {
    setBusy(true)
    const body = { answer: text.trim() }
    const reply = await call('nameDesk.answer', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(reply)
    setBusy(false)
    if (reply.ok) onDone(`已答复${maskedName}`)
    else toast(`${reply.refused.text}${reply.refused.next}`)
  }

  return (
    <Card title={`${maskedName}说名字不对`}>
      <ListRow icon="person" text={words} note={momentWords(at)} />
      <LongInput
        id={`answer-${id}`}
        label="答复"
        hint="本人会看到原文"
        maxLength={500}
        value={text}
        onChange={setText}
      />
      <Button kind="secondary" disabled={text.trim().length < 2} busy={busy} onTap={() => void send()}>
        答复
      </Button>
    </Card>
  )
}
