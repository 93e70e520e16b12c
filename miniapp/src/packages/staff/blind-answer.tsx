import { useState } from 'react'
import type { Answer, RouteName } from '../../api/routes.ts'
import { Button } from '../../components/button/index.tsx'
import { Choice } from '../../components/choice/index.tsx'
import { LongInput } from '../../components/field/index.tsx'
import { Notice } from '../../components/notice/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { goBack } from '../../lib/go.ts'
import { ActForm, useSend } from './act-form.tsx'

export interface BlindReply {
  agreed: boolean
  text: string
}

interface Props<N extends RouteName, D extends string> {
  options: readonly { value: D; text: string }[]
  hint: string
  ask: (body: { decision: D; reason: string }, key: { key: string }) => Promise<Answer<N>>
  onDone: (reply: BlindReply) => void
}

/** The answer of somebody who has seen the rules and the facts, and neither a name nor what the machine made of them. */
export function BlindAnswer<N extends RouteName, D extends string>({ options, hint, ask, onDone }: Props<N, D>) {
  const [decision, setDecision] = useState<D>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<N>()

  async function decide() {
    if (!decision) return
    const body = { decision, reason: reason.trim() }
    const answer = await send(body, (key) => ask(body, key))
    if (answer.ok) onDone(answer.reply as unknown as BlindReply)
  }
  return (
    <ActForm
      title="您的结论"
      does="提交盲审结论"
      ready={decision !== undefined && reason.trim().length >= 2}
      {...{ busy, refused }}
      onSend={() => void decide()}
    >
      <Choice label="结论" value={decision} onChoose={(value) => setDecision(value as D)} options={options} />
      <LongInput label="理由" hint={hint} maxLength={500} value={reason} onChange={setReason} />
    </ActForm>
  )
}

/** Only now one reads what the machine had said. */
export const BlindDone = ({
  done: { agreed, text },
  same,
  other,
}: {
  done: BlindReply
  same: string
  other: string
}) => (
  <Page title="盲审已记下">
    <Notice tone={agreed ? 'ok' : 'act'} title={agreed ? same : other}>
      {text}
    </Notice>
    <Button onTap={goBack}>回到待办</Button>
  </Page>
)
