import type { PlainDate } from '@anju/shared-types'
import { shanghaiDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Choice } from '../../../../components/choice/index.tsx'
import { DateField } from '../../../../components/date-field/index.tsx'
import { Field } from '../../../../components/field/index.tsx'
import { ActForm, useSend } from '../../act-form.tsx'
import type { FormProps } from './form-props.ts'

const kinds = [
  { value: 'until', text: '有，到证书上的日期' },
  { value: 'always', text: '有，长期有效' },
  { value: 'none', text: '没有' },
] as const
type Kind = (typeof kinds)[number]['value']

/** How long the longest certificate is written ahead. */
const YEARS_AHEAD = 10

/** 房屋登记官: whether, and until when. */
export function CertificateForm({ person: { staffNo, name, registrar }, onDone, onClose }: FormProps) {
  const [kind, setKind] = useState<Kind>(registrar ? (registrar.until ? 'until' : 'always') : 'none')
  const [until, setUntil] = useState<PlainDate | undefined>(registrar?.until)
  const { busy, refused, send } = useSend<'staffing.setQualification'>()
  const year = Number(shanghaiDate(new Date()).slice(0, 4))

  async function write() {
    const body = { isRegistrar: kind !== 'none', ...(kind === 'until' && until && { until }) }
    const answer = await send(body, (key) => call('staffing.setQualification', { params: { staffNo }, body }, key))
    if (answer.ok) onDone('已改好')
  }
  return (
    <ActForm
      title={`${name}的登记官资格`}
      does="保存"
      ready={kind !== 'until' || until !== undefined}
      {...{ busy, refused, onClose }}
      onSend={() => void write()}
    >
      <Field label="有没有资格" hint="没有资格或过了期，不会抽到登簿的审批">
        <Choice label="有没有资格" options={kinds} value={kind} onChoose={setKind} />
      </Field>
      {kind === 'until' && (
        <DateField
          label="最后一天"
          value={until}
          onChange={setUntil}
          firstYear={year}
          lastYear={year + YEARS_AHEAD}
          error={refused?.field === 'until' ? refused.text : undefined}
        />
      )}
    </ActForm>
  )
}
