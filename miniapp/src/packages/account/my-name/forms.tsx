import type { NameDossier } from '@anju/shared-types'
import { type ReactNode, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Answer, Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

interface Props {
  onDone: (fresh: NameDossier) => void
  onClose: () => void
}

const places = [
  { value: 'bank', text: '银行卡、存折上' },
  { value: 'tax', text: '税务的单据上' },
  { value: 'register', text: '不动产证书上' },
  { value: 'other', text: '其他地方' },
] as const
type Place = (typeof places)[number]['value']

/** Somewhere else my name is written in another way. */
export function AddSpelling({ onDone, onClose }: Props) {
  const [place, setPlace] = useState<Place>()
  const [written, setWritten] = useState('')
  return (
    <Ask
      title="别处是怎么写的"
      may={place !== undefined && written.trim() !== ''}
      send={(key) => call('myName.addSpelling', { body: { place: place!, written: written.trim() } }, { key })}
      intentOf={{ place, written }}
      {...{ onDone, onClose }}
    >
      <Choice label="在哪里" options={places} value={place} onChoose={setPlace} />
      <Input
        label="那里写成"
        hint="照着抄，写不出的字用“?”代替"
        maxLength={100}
        value={written}
        onChange={setWritten}
      />
    </Ask>
  )
}

/** Something about my name is wrong. */
export function SayWrong({ onDone, onClose }: Props) {
  const [words, setWords] = useState('')
  return (
    <Ask
      title="哪里不对"
      may={words.trim().length >= 2}
      send={(key) => call('myName.report', { body: { words: words.trim() } }, { key })}
      intentOf={{ words }}
      {...{ onDone, onClose }}
    >
      <LongInput
        label="第几个字不对，应该是什么"
        hint="例如：第二个字应该是上土下口"
        maxLength={500}
        value={words}
        onChange={setWords}
      />
    </Ask>
  )
}

interface AskProps extends Props {
  title: string
  may: boolean
  intentOf: object
  send: (key: string) => Promise<Answer<'myName.report'> | Answer<'myName.addSpelling'>>
  children: ReactNode
}

function Ask({ title, may, send, intentOf, onDone, onClose, children }: AskProps) {
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function submit() {
    setBusy(true)
    const answer = await send(intent.keyFor(intentOf))
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) onDone(answer.reply)
    else setRefused(answer.refused)
  }

  return (
    <Card title={title} kind="accent">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {children}
      <Button disabled={!may} busy={busy} onTap={() => void submit()}>
        提交
      </Button>
      <Button kind="ghost" onTap={onClose}>
        先不提交
      </Button>
    </Card>
  )
}
