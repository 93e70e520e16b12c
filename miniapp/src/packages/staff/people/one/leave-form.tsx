import type { PlainDate } from '@anju/shared-types'
import { shanghaiDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Choice } from '../../../../components/choice/index.tsx'
import { DateField } from '../../../../components/date-field/index.tsx'
import { Field, Input } from '../../../../components/field/index.tsx'
import { Notice } from '../../../../components/notice/index.tsx'
import { ActForm, useSend } from '../../act-form.tsx'
import type { FormProps } from './form-props.ts'

const spans = [
  { value: 'days', text: '一天或几天' },
  { value: 'morning', text: '半天：上午' },
  { value: 'afternoon', text: '半天：下午' },
] as const
type Span = (typeof spans)[number]['value']

/** From when to when, and why. Half a day is one day with one end. */
export function LeaveForm({ person: { staffNo, name, standIns }, onDone, onClose }: FormProps) {
  const today = shanghaiDate(new Date())
  const year = Number(today.slice(0, 4))
  const [from, setFrom] = useState<PlainDate>(today)
  const [until, setUntil] = useState<PlainDate>()
  const [span, setSpan] = useState<Span>('days')
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'staffing.addLeave'>()
  const to = span === 'days' ? (until ?? from) : from
  const wrong = (field: string) => (refused?.field === field ? refused.text : undefined)
  const years = { firstYear: year, lastYear: year + 1 }

  async function write() {
    const body = { from, to, reason: reason.trim(), ...(span !== 'days' && { half: span }) }
    const answer = await send(body, (key) => call('staffing.addLeave', { params: { staffNo }, body }, key))
    if (answer.ok) onDone('已登记请假')
  }
  return (
    <ActForm
      title={`登记${name}的请假`}
      does="登记"
      ready={reason.trim().length >= 1}
      {...{ busy, refused, onClose }}
      onSend={() => void write()}
    >
      <Field label="请多久">
        <Choice label="请多久" options={spans} value={span} onChoose={setSpan} />
      </Field>
      <DateField
        label={span === 'days' ? '第一天' : '哪天'}
        value={from}
        onChange={setFrom}
        error={wrong('from')}
        {...years}
      />
      {span === 'days' && <DateField label="最后一天" value={to} onChange={setUntil} error={wrong('to')} {...years} />}
      <Input label="事由" hint="例如：年休假、培训" maxLength={60} value={reason} onChange={setReason} />
      {standIns.length === 0 && <Notice tone="act">还没有 B 角，办件要到快超时才由主管安排。</Notice>}
    </ActForm>
  )
}
