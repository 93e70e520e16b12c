import type { Desk } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { TakeSheet } from './take-sheet.tsx'
import { useTaking } from './use-taking.ts'

interface Props {
  services: Desk['services']
  onTaken: () => void
  onClose: () => void
}

/** A number for a person without a phone. */
export function WalkInSheet({ services, onTaken, onClose }: Props) {
  const [name, setName] = useState('')
  const [service, setService] = useState<string>()
  const { busy, refused, taken, take } = useTaking(
    (body: { service: string; name: string }, key) => call('desk.walkIn', { body }, key),
    onTaken,
  )
  return (
    <TakeSheet title="现场取号" taken={taken} refused={refused} onClose={onClose}>
      <Input label="姓名" hint="到窗口时核对用，屏幕上不显示" maxLength={100} value={name} onChange={setName} />
      <Choice
        label="要办的业务"
        value={service}
        onChoose={setService}
        options={services.map(({ code, name: text }) => ({ value: code, text }))}
      />
      <Button
        disabled={!service || !name.trim()}
        busy={busy}
        busyText="正在取号"
        onTap={() => service && void take({ service, name: name.trim() })}
      >
        取号
      </Button>
    </TakeSheet>
  )
}
