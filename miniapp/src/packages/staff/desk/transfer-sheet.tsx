import type { Desk, DeskTicket } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Sheet } from '../sheet.tsx'
import type { Acts } from './use-acts.ts'

interface Props {
  ticket: DeskTicket
  services: Desk['services']
  acts: Acts
  onClose: () => void
}

export function TransferSheet({ ticket, services, acts, onClose }: Props) {
  const [service, setService] = useState<string>()
  return (
    <Sheet title={`${ticket.number} 转到哪项业务`} onClose={onClose}>
      <Choice
        label="业务"
        value={service}
        onChoose={setService}
        options={services
          .filter(({ code }) => code !== ticket.service.code)
          .map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Button
        disabled={!service}
        busy={acts.busy === 'transfer'}
        onTap={async () => {
          if (service) await acts.act({ name: 'transfer', id: ticket.id, number: ticket.number, service })
          onClose()
        }}
      >
        转过去，不用重新排队
      </Button>
    </Sheet>
  )
}
