import { useState } from 'react'
import { Button } from '../../components/button/index.tsx'
import { Choice } from '../../components/choice/index.tsx'
import { Input } from '../../components/field/index.tsx'
import { Notice } from '../../components/notice/index.tsx'
import { chooseWhoIAm, type LoginResult } from './login.ts'

interface Props {
  ticket: string
  people: readonly { choice: string; maskedName: string; proof?: 'id-number' }[]
  onResult: (result: LoginResult) => void
}

/** Old parents and twins share a phone: each is a person of their own here. */
export function ChoosePerson({ ticket, people, onResult }: Props) {
  const [choice, setChoice] = useState<string>()
  const [idNumber, setIdNumber] = useState('')
  const needsProof = people.find((person) => person.choice === choice)?.proof !== undefined
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  async function enter() {
    if (!choice) {
      setRefusal('请先选一位')
      return
    }
    setBusy(true)
    const result = await chooseWhoIAm(ticket, choice, needsProof ? idNumber : undefined)
    setBusy(false)
    if (result.step === 'refused') setRefusal(`${result.refused.text}${result.refused.next}`)
    else onResult(result)
  }

  return (
    <>
      <Choice
        label="这个手机号有几位在用，请问您是哪位"
        options={[
          ...people.map(({ choice: value, maskedName, proof }) => ({
            value,
            text: maskedName,
            note: proof && '这个号码很久没登录过，要再核对身份证号码',
          })),
          { value: 'new', text: '都不是，我第一次来' },
        ]}
        value={choice}
        onChoose={setChoice}
      />
      {needsProof && (
        <Input
          label="您的身份证号码"
          hint="手机号码会换主人，身份证号码不会"
          kind="id-number"
          maxLength={18}
          value={idNumber}
          onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
        />
      )}
      {refusal && (
        <Notice tone="danger" urgent>
          {refusal}
        </Notice>
      )}
      <Button busy={busy} busyText="正在登录" onTap={enter}>
        是我，进入
      </Button>
    </>
  )
}
