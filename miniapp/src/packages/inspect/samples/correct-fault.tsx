import type { SampledCase } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { LongInput } from '../../../components/field/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

interface Props {
  one: SampledCase
  onDone: () => void
  onClose: () => void
}

/** A supervisor says what was done about a fault. */
export function CorrectFault({ one: { id, number }, onDone, onClose }: Props) {
  const [words, setWords] = useState('')
  const { busy, refused, send } = useSend<'samplesDesk.correct'>()
  async function correct() {
    const body = { words: words.trim() }
    const answer = await send(body, (key) => call('samplesDesk.correct', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下', 'ok')
    onDone()
  }
  return (
    <ActForm
      title={`${number}：怎么整改的`}
      does="已整改，记下"
      ready={words.trim() !== ''}
      {...{ busy, refused, onClose }}
      onSend={() => void correct()}
    >
      <LongInput label="怎么整改的" hint="改了什么、告诉了谁" maxLength={500} value={words} onChange={setWords} />
    </ActForm>
  )
}
