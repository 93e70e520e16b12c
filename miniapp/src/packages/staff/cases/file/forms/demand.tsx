import { addDays, type PlainDate, shanghaiDate } from '@anju/shared-types/plain-date'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choices } from '../../../../../components/choice/index.tsx'
import { DateField } from '../../../../../components/date-field/index.tsx'
import { Input } from '../../../../../components/field/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** Ours: long enough to fetch a paper, short enough to stay in mind. */
const USUAL_DAYS = 15

/** The one complete list (E2). What the rules know to be missing is on it and stays on it. */
export function Demand({ file, shown, onDone }: FormProps) {
  const { materials, shortfalls, serverNow } = shown
  const today = shanghaiDate(new Date(serverNow))
  const owed = materials.filter(({ status }) => status === 'open').map(({ id }) => id)
  const [extra, setExtra] = useState<string[]>([])
  const [why, setWhy] = useState<Record<string, string>>({})
  const [due, setDue] = useState<PlainDate>(addDays(today, USUAL_DAYS))
  const [override, setOverride] = useState('')
  const act = useAct<'caseDesk.demand'>(file)
  // Only the server knows whether a second list is locked: it says so, and then the reason is asked for.
  const isLocked = shortfalls.length > 0 && (act.refused?.code === 'ALREADY_TOLD' || override !== '')
  const listed = materials.filter(({ id }) => owed.includes(id) || extra.includes(id))
  const whyOf = (id: string) => why[id] ?? materials.find((one) => one.id === id)?.why ?? ''

  async function demand() {
    const body = {
      items: listed.map(({ id }) => ({ material: id, why: whyOf(id).trim() })),
      due,
      ...(isLocked && override.trim() && { override: { reason: override.trim() } }),
    }
    const answer = await act.send(body, (key) => call('caseDesk.demand', { params: { id: shown.id }, body }, key))
    if (!answer.ok) return
    onDone(answer.reply, answer.reply.wantsMore ? '已请主管决定' : `已一次告知 ${listed.length} 份，时限暂停`)
  }

  return (
    <FormFrame
      file={file}
      does={isLocked ? '请主管放行' : `发出清单（${listed.length} 份）`}
      ready={
        listed.length > 0 && listed.every(({ id }) => whyOf(id).trim() !== '') && (!isLocked || isReason(override))
      }
      act={act}
      onSend={() => void demand()}
    >
      {shortfalls.length > 0 ? (
        <Notice tone="danger" title="已经告知过一次">
          第一次就能告知的不能再要。确有必要的写明原因，由主管决定，会公开计数。
        </Notice>
      ) : (
        <Notice tone="act">只有这一次：发出以后不能再要别的材料。</Notice>
      )}
      <Choices
        label="要补的材料"
        values={listed.map(({ id }) => id)}
        options={materials
          .filter(({ status }) => status !== 'system' && status !== 'promised')
          .map(({ id, name, statusText }) => ({
            value: id,
            text: name,
            note: owed.includes(id) ? '规则要求，还没交，必须列上' : statusText,
            disabled: owed.includes(id),
          }))}
        onChoose={(id) => setExtra(extra.includes(id) ? extra.filter((one) => one !== id) : [...extra, id])}
      />
      {listed.map(({ id, name }) => (
        <Input
          key={id}
          label={`为什么要补“${name}”`}
          maxLength={200}
          value={whyOf(id)}
          onChange={(text) => setWhy({ ...why, [id]: text })}
        />
      ))}
      <View className="file-form__apart">
        <DateField
          label="补正期限"
          value={due}
          onChange={setDue}
          firstYear={Number(today.slice(0, 4))}
          lastYear={Number(today.slice(0, 4)) + 1}
          error={act.refused?.field === 'due' ? act.refused.text : undefined}
        />
      </View>
      {isLocked && (
        <Reason label="为什么第一次没有告知" value={override} refused={act.refused} onChange={setOverride} />
      )}
    </FormFrame>
  )
}
