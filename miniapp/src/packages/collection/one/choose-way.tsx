import type { CaseCollections } from '@anju/shared-types'
import type { CollectionWay } from '@anju/shared-types/states'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { askForMessages, prepareForCase } from '../../../lib/ask-subscription.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { type Contact, ContactForm } from './contact-form.tsx'

interface Props {
  caseId: string
  place: string
  onChange: (fresh: CaseCollections) => void
}

export function ChooseWay({ caseId, place, onChange }: Props) {
  const [way, setWay] = useState<CollectionWay>('window')
  const { busy, refused, send } = useSend<'collections.choose'>()

  // What is still to come of this case is that the paper lies there, or is on its way: asked for with this tap.
  useEffect(() => void prepareForCase(caseId), [caseId])

  async function choose(contact?: Contact) {
    const body =
      way === 'courier' && contact ? { way, contact } : way === 'pickup' ? { way } : { way: 'window' as const }
    const messages = askForMessages()
    await messages
    const answer = await send(body, (key) => call('collections.choose', { params: { caseId }, body }, key))
    if (answer.ok) onChange(answer.reply)
  }

  return (
    <>
      <Card title="怎么拿证？">
        <Choice
          label="怎么拿证"
          value={way}
          onChoose={setWay}
          options={[
            { value: 'window', text: '到窗口领', note: `带身份证到${place}` },
            { value: 'pickup', text: '到自助取件点拿', note: '不用排队，报交接码就行，家里人也能代取' },
            { value: 'courier', text: '快递送到家', note: '免费，送到时给快递员看交接码' },
          ]}
        />
      </Card>
      {way !== 'courier' && (
        <>
          <RefusedNotice refused={refused} />
          <Button busy={busy} onTap={() => void choose()}>
            就这样领
          </Button>
        </>
      )}
      {way === 'courier' && <ContactForm title="寄到哪里" button="寄到这里" refused={refused} onSend={choose} />}
    </>
  )
}
