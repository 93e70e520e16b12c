import type { Desk, DeskTicket } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Sheet } from '../sheet.tsx'
import { Taken } from './taken.tsx'

interface Props {
  services: Desk['services']
  onTaken: () => void
  onClose: () => void
}

/** A number for a person without a phone. */
export function WalkInSheet({ services, onTaken, onClose }: Props) {
  const [name, setName] = useState('')
  const [service, setService] = useState<string>()
  const [taken, setTaken] = useState<DeskTicket>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()

  async function take() {
    if (!service || !name.trim()) return
    setBusy(true)
    const body = { service, name: name.trim() }
    const answer = await call('desk.walkIn', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (!answer.ok) return setRefused(answer.refused)
    setTaken(answer.reply)
    onTaken()
  }

  if (taken) {
    return (
      <Sheet title="已取号" close="好，返回窗口" onClose={onClose}>
        <Taken ticket={taken} />
      </Sheet>
    )
  }
  return (
    <Sheet title="现场取号" onClose={onClose}>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <Input label="姓名" hint="到窗口时核对用，屏幕上不显示" maxLength={100} value={name} onChange={setName} />
      <Choice
        label="要办的业务"
        value={service}
        onChoose={setService}
        options={services.map(({ code, name: text }) => ({ value: code, text }))}
      />
      <Button disabled={!service || !name.trim()} busy={busy} busyText="正在取号" onTap={take}>
        取号
      </Button>
    </Sheet>
  )
}
