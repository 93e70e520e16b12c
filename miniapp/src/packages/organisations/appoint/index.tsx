import { type DeputyScope, deputyScopes } from '@anju/shared-types/organisation-words'
import { addDays, shanghaiDate } from '@anju/shared-types/plain-date'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Field, Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'

const scopes = (Object.keys(deputyScopes) as DeputyScope[]).map((value) => ({ value, text: deputyScopes[value] }))
const spans = [
  { value: '30', text: '一个月' },
  { value: '180', text: '半年' },
  { value: '365', text: '一年' },
] as const
type Days = (typeof spans)[number]['value']

/** The representative lets somebody act for the organisation: what, and until when. */
export default function Appoint() {
  const { code = '', name: named = '' } = useRouter().params
  const organisation = decodeURIComponent(named)
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [chosen, setChosen] = useState<DeputyScope[]>([])
  const [days, setDays] = useState<Days>('180')
  const { busy, refused, send } = useSend<'organisations.appoint'>()
  const idError = refused?.field === 'idNumber' ? refused.text : undefined

  async function appoint() {
    const until = addDays(shanghaiDate(new Date()), Number(days))
    const body = { name: name.trim(), idNumber, scopes: chosen, until }
    const answer = await send(body, (key) => call('organisations.appoint', { params: { code }, body }, key))
    if (!answer.ok) return
    toast('已登记', 'ok')
    goBack()
  }

  return (
    <Page
      title="登记经办人"
      lead={organisation}
      foot={
        <Button
          disabled={!name.trim() || idNumber.length < 15 || chosen.length === 0}
          busy={busy}
          busyText="正在登记"
          onTap={() => void appoint()}
        >
          登记
        </Button>
      }
    >
      {refused && !idError && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Input label="经办人姓名" maxLength={60} value={name} onChange={setName} />
      <Input
        label="经办人身份证号码"
        kind="id-number"
        maxLength={18}
        value={idNumber}
        error={idError}
        onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
      />
      <Field label="可以办什么" hint="没选的，经办人办不了">
        <Choices
          label="可以办什么"
          options={scopes}
          values={chosen}
          onChoose={(scope) =>
            setChosen((now) => (now.includes(scope) ? now.filter((one) => one !== scope) : [...now, scope]))
          }
        />
      </Field>
      <Field label="用多久">
        <Choice label="用多久" options={spans} value={days} onChoose={setDays} />
      </Field>
      <Notice title="经办人可以替单位确认">他在自己手机上点确认，就算单位同意。您随时可以一点收回。</Notice>
    </Page>
  )
}
