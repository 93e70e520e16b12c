import type { SampledCase } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { Field, Input, LongInput } from '../../../components/field/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

interface Props {
  one: SampledCase
  onDone: () => void
  onClose: () => void
}

/** What somebody who had no part in it found: nothing, or a fault with who answers for it and by which rule. */
export function RecordFinding({ one: { id, number, officers }, onDone, onClose }: Props) {
  const [result, setResult] = useState<'clean' | 'fault'>()
  const [words, setWords] = useState('')
  const [responsible, setResponsible] = useState<string>()
  const [clause, setClause] = useState('')
  const { busy, refused, send } = useSend<'samplesDesk.find'>()
  const isFault = result === 'fault'
  const ready = result !== undefined && words.trim() !== '' && (!isFault || (!!responsible && clause.trim() !== ''))

  async function record() {
    const said = { words: words.trim() }
    const body = isFault
      ? { result: 'fault' as const, ...said, responsible: responsible!, clause: clause.trim() }
      : { result: 'clean' as const, ...said }
    const answer = await send(body, (key) => call('samplesDesk.find', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下', 'ok')
    onDone()
  }

  return (
    <ActForm
      title={`${number}：核查结果`}
      does={isFault ? '记下过错，开始整改计时' : '记下结果'}
      {...{ ready, busy, refused, onClose }}
      onSend={() => void record()}
    >
      <Choice
        label="核查结果"
        value={result}
        onChoose={setResult}
        options={[
          { value: 'clean', text: '没有问题' },
          { value: 'fault', text: '有过错', note: '十五天之内整改，责任人记在案' },
        ]}
      />
      {isFault && (
        <>
          <Field label="谁的过错责任">
            <Choice
              label="谁的过错责任"
              value={responsible}
              onChoose={setResponsible}
              options={officers.map(({ staffNo, name }) => ({ value: staffNo, text: name, note: `工号 ${staffNo}` }))}
            />
          </Field>
          <Input label="依据的条款" hint="例如：过错责任追究办法 第 8 条" value={clause} onChange={setClause} />
        </>
      )}
      {result && (
        <LongInput
          label={isFault ? '过错事实' : '核查情况'}
          hint={isFault ? '哪一步、错在哪里' : '看了哪些、怎么对的'}
          maxLength={500}
          value={words}
          onChange={setWords}
        />
      )}
    </ActForm>
  )
}
