import { useState } from 'react'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { RefusedNotice } from '../../cases/refused-notice.tsx'

export interface Contact {
  name: string
  phone: string
  address: string
}

interface Props {
  title: string
  button: string
  refused?: Refused
  onSend: (contact: Contact) => Promise<void>
}

/** Whom the courier asks for, and where. */
export function ContactForm({ title, button, refused, onSend }: Props) {
  const [contact, setContact] = useState<Contact>({ name: '', phone: '', address: '' })
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Contact>) => setContact({ ...contact, ...part })
  const isReady = contact.name.trim() && /^1[3-9]\d{9}$/.test(contact.phone) && contact.address.trim().length >= 6

  async function send() {
    setBusy(true)
    await onSend({ ...contact, name: contact.name.trim(), address: contact.address.trim() })
    setBusy(false)
  }

  return (
    <Card title={title}>
      <Input label="姓名" maxLength={60} value={contact.name} onChange={(name) => set({ name })} />
      <Input
        label="手机号"
        hint="快递员打这个电话"
        kind="phone"
        maxLength={11}
        value={contact.phone}
        onChange={(phone) => set({ phone })}
      />
      <LongInput
        label="地址"
        hint="写到楼号、单元和门牌号"
        maxLength={120}
        value={contact.address}
        onChange={(address) => set({ address })}
      />
      <RefusedNotice refused={refused} />
      <Button disabled={!isReady} busy={busy} onTap={() => void send()}>
        {button}
      </Button>
    </Card>
  )
}
