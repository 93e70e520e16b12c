import type { Batch } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Answer } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Field, Input } from '../../../components/field/index.tsx'

interface Props {
  batch: Batch
  onTaken: (answer: Answer<'batches.get'>) => boolean
}

/** What holds for every row: answered once. */
export function SharedAnswers({ batch: { id, questions, answers: known, fields, details: given }, onTaken }: Props) {
  const [answers, setAnswers] = useState(known)
  const [details, setDetails] = useState(given)
  const [busy, setBusy] = useState(false)
  const isChanged = JSON.stringify([answers, details]) !== JSON.stringify([known, given])

  async function save() {
    setBusy(true)
    onTaken(await call('batches.fill', { params: { id }, body: { answers, details } }))
    setBusy(false)
  }

  return (
    <Card title="各套共用的内容">
      {questions.map(({ title, ask, why, options }) => (
        <Field key={title} label={ask} hint={why}>
          <Choice
            label={ask}
            options={options.map((option) => ({ value: option, text: option }))}
            value={answers[title]}
            onChoose={(option) => setAnswers((now) => ({ ...now, [title]: option }))}
          />
        </Field>
      ))}
      {fields.map(({ name, label }) => (
        <Input
          key={name}
          label={label}
          maxLength={200}
          value={details[name] ?? ''}
          onChange={(text) => setDetails((now) => ({ ...now, [name]: text }))}
        />
      ))}
      <Button kind="secondary" busy={busy} busyText="正在保存" disabled={!isChanged} onTap={() => void save()}>
        {isChanged ? '保存' : '已保存'}
      </Button>
    </Card>
  )
}
