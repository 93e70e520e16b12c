import type { ReadingScreen } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'

/** The screen or pad on a window's counter: a code of the clerk's brings up the words, a finger says yes or no. No login, nothing kept. */
export default function CounterScreen() {
  const [code, setCode] = useState('')
  const [shown, setShown] = useState<ReadingScreen>()
  const [busy, setBusy] = useState<'yes' | 'no' | 'look'>()
  const [refused, setRefused] = useState<Refused>()

  async function look() {
    setBusy('look')
    const answer = await call('counterReadings.screen', { params: { code: bare(code) } })
    setBusy(undefined)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) setShown(answer.reply)
  }

  async function say(yes: boolean) {
    if (!shown) return
    setBusy(yes ? 'yes' : 'no')
    const body = { yes, digest: shown.digest }
    const answer = await call('counterReadings.answer', { params: { code: bare(code) }, body })
    setBusy(undefined)
    setRefused(answer.ok ? undefined : answer.refused)
    if (answer.ok) setShown(answer.reply)
  }

  function next() {
    setCode('')
    setShown(undefined)
    setRefused(undefined)
  }

  return (
    <Page title="请您当面确认" lead={shown ? undefined : '工作人员念给您听，是您的意思，您自己点。'}>
      <View>
        {refused && (
          <Notice tone="danger" title={refused.text} urgent>
            {refused.next}
          </Notice>
        )}
      </View>
      {shown ? (
        <Shown shown={shown} code={bare(code)} busy={busy} onSay={(yes) => void say(yes)} onNext={next} />
      ) : (
        <Card>
          <Input label="工作人员给的 8 位码" maxLength={12} value={code} onChange={setCode} autoFill="off" />
          <Button disabled={bare(code).length !== 8} busy={busy === 'look'} onTap={() => void look()}>
            打开
          </Button>
        </Card>
      )}
    </Page>
  )
}

const bare = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

interface Props {
  shown: ReadingScreen
  code: string
  busy: string | undefined
  onSay: (yes: boolean) => void
  onNext: () => void
}

function Shown({ shown: { state, text, clerk, needsWitness, witness }, code, busy, onSay, onNext }: Props) {
  if (state !== 'open') {
    return (
      <>
        <Notice tone={state === 'confirmed' ? 'ok' : 'act'} title={endWords[state].title}>
          {endWords[state].text}
        </Notice>
        <Button kind="secondary" onTap={onNext}>
          下一位
        </Button>
      </>
    )
  }
  return (
    <>
      <SpokenText text={text} />
      <ReadAloudButton text={text} of="counter-reading" id={code} />
      <Notice title={`${clerk}念给您听`}>
        {needsWitness
          ? witness
            ? `${witness}在旁边见证。`
            : '这件事要两位工作人员在场。第二位正在输入这个码。'
          : '没听清的，请再念一遍。'}
      </Notice>
      <Button busy={busy === 'yes'} onTap={() => onSay(true)}>
        听清了，是我的意思
      </Button>
      <Button kind="secondary" busy={busy === 'no'} onTap={() => onSay(false)}>
        不对，不办
      </Button>
    </>
  )
}

const endWords = {
  confirmed: { title: '已确认', text: '这件事按您的意思往下办。请向工作人员要受理凭证。' },
  refused: { title: '没有确认，什么都没有办', text: '请告诉工作人员哪里不对。' },
  over: { title: '这个码过期了', text: '请工作人员重新生成一个。' },
} as const
