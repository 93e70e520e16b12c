import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Input } from '../../../../../components/field/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

const OTHER = 'other'

/** The result goes into somebody's hands, by name. */
export function HandOver({ file, shown, onDone }: FormProps) {
  const [chosen, setChosen] = useState<string>()
  const [other, setOther] = useState('')
  const act = useAct<'caseDesk.handOver'>(file)
  const to = chosen === OTHER ? other.trim() : chosen

  async function handOver() {
    if (!to) return
    const body = { to }
    const answer = await act.send(body, (key) => call('caseDesk.handOver', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已发证，这件办好了')
  }

  return (
    <FormFrame file={file} does="已当面发证" ready={Boolean(to)} act={act} onSend={() => void handOver()}>
      <Choice
        label="谁来领"
        value={chosen}
        options={[
          ...shown.parties.map(({ name, side }) => ({ value: name, text: name, note: side })),
          { value: OTHER, text: '其他人', note: '核对委托书和身份证' },
        ]}
        onChoose={setChosen}
      />
      {chosen === OTHER && <Input label="领取人姓名" maxLength={60} value={other} onChange={setOther} />}
    </FormFrame>
  )
}
