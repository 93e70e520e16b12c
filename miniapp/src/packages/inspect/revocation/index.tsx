import type { Revocation } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { RevocationFacts } from '../../cases/revocation/facts.tsx'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** One of them, with the step that is this officer's. */
export default function OneRevocation() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('revocationDesk.show', { params: { id } }), [id])
  return (
    <Page title="拟撤销的决定" lead={asked.reply?.text}>
      <Answered asked={asked} cards={3}>
        {(one) => (
          <>
            {(['noteTold', 'answerFor'] as const).map(
              (act) =>
                one.allowedActions.includes(act) && (
                  <WriteDown key={`${one.id}-${act}`} act={act} one={one} onDone={asked.replace} />
                ),
            )}
            <Step one={one} onDone={asked.replace} />
            <RevocationFacts one={one} />
          </>
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  one: Revocation
  onDone: (fresh: Revocation) => void
}

const hearing = {
  noteTold: {
    ...{ title: '已经告知本人', does: '记下，从今天起算期限', label: '怎样告知的' },
    ...{ hint: '当面、电话或寄信，例如：挂号信 12月8日签收', most: 500 },
  },
  answerFor: {
    ...{ title: '本人来说明了', does: '代为记下', label: '本人说的' },
    ...{ hint: '在窗口、电话里或来信说的，念给本人听过再记；记下后就由主管决定', most: 2_000 },
  },
} as const

/** Of people who do not answer on a phone: told in another way, heard at a window. */
function WriteDown({ act, one: { id }, onDone }: Props & { act: keyof typeof hearing }) {
  const [text, setText] = useState('')
  const { busy, refused, send } = useSend<'revocationDesk.noteTold' | 'revocationDesk.answerFor'>()
  const { title, does, label, hint, most } = hearing[act]
  async function write() {
    const body = { text: text.trim() }
    const answer = await send(body, (key) => call(`revocationDesk.${act}`, { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下', 'ok')
    onDone(answer.reply)
  }
  return (
    <ActForm {...{ title, does, busy, refused }} ready={text.trim().length >= 2} onSend={() => void write()}>
      <LongInput {...{ label, hint }} maxLength={most} value={text} onChange={setText} />
    </ActForm>
  )
}

const steps = {
  decide: { title: '您的意见', yes: '撤销决定', no: '不撤销，结案', does: '提出意见' },
  second: { title: '复核', yes: '同意撤销，马上生效', no: '不同意，退回主管', does: '确定' },
} as const

function Step({ one, onDone }: Props) {
  const step = (['decide', 'second'] as const).find((action) => one.allowedActions.includes(action))
  if (one.allowedActions.includes('tellRegister')) return <TellAgain one={one} onDone={onDone} />
  return step ? <Opinion key={`${one.id}-${step}`} step={step} one={one} onDone={onDone} /> : null
}

function Opinion({ step, one: { id }, onDone }: Props & { step: keyof typeof steps }) {
  const [choice, setChoice] = useState<'yes' | 'no'>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'revocationDesk.decide'>()
  const { title, yes, no, does } = steps[step]
  async function decide() {
    const content = { choice, reason: reason.trim() }
    const answer = await send(content, (key) =>
      step === 'decide'
        ? call(
            'revocationDesk.decide',
            { params: { id }, body: { revoke: choice === 'yes', reason: content.reason } },
            key,
          )
        : call(
            'revocationDesk.second',
            { params: { id }, body: { agree: choice === 'yes', reason: content.reason } },
            key,
          ),
    )
    if (!answer.ok) return
    toast('已记下', 'ok')
    onDone(answer.reply)
  }
  return (
    <ActForm
      title={title}
      does={does}
      danger={choice === 'yes'}
      ready={choice !== undefined && reason.trim().length >= 2}
      {...{ busy, refused }}
      onSend={() => void decide()}
    >
      <Choice
        label={title}
        value={choice}
        onChoose={(value) => setChoice(value as 'yes' | 'no')}
        options={[
          { value: 'yes', text: yes },
          { value: 'no', text: no },
        ]}
      />
      <LongInput label="理由" hint="本人会看到" maxLength={1_000} value={reason} onChange={setReason} />
    </ActForm>
  )
}

function TellAgain({ one: { id, register }, onDone }: Props) {
  const { busy, refused, send } = useSend<'revocationDesk.tellRegister'>()
  async function tell() {
    const answer = await send('again', (key) => call('revocationDesk.tellRegister', { params: { id } }, key))
    if (answer.ok) onDone(answer.reply)
  }
  return (
    <ActForm title="登记簿没有办成" does="再报一次" ready {...{ busy, refused }} onSend={() => void tell()}>
      {register?.text}
    </ActForm>
  )
}
