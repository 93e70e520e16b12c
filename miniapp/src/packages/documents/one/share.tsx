import type { Document } from '@anju/shared-types'
import { documentHolders } from '@anju/shared-types/document-words'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useSend } from '../../../api/use-send.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Picker } from '../../../components/picker/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { isTyped, nobody, PersonFields, trimmed } from '../../delegations/person-fields.tsx'

const relations = (['spouse', 'child', 'parent', 'other'] as const).map((value) => ({
  value,
  text: value === 'other' ? '其他家人' : documentHolders[value],
}))
type Relation = (typeof relations)[number]['value']

/** Names one member of the family who may ask to use a kept paper. */
export function Share({ paper: { id, keep } }: { paper: Document }) {
  const [isOpen, setOpen] = useState(false)
  const [person, setPerson] = useState(nobody)
  const [relation, setRelation] = useState<Relation>('spouse')
  const { busy, refused, send } = useSend<'household.share'>()
  if (!keep) return null

  async function share(until: NonNullable<Document['keep']>['until']) {
    const body = { documentId: id, member: trimmed(person), relation, until }
    const answer = await send(body, (key) => call('household.share', { body }, key))
    if (!answer.ok) return
    setOpen(false)
    toast(`${answer.reply.member}办事时可以请您同意用这份`, 'ok')
  }
  const idError = refused?.field === 'member.idNumber' ? refused.text : undefined

  return (
    <Card title="给家人用">
      家人只看得到材料的名字，看不到内容。每次要用，都先到您手机上问您。
      {isOpen ? (
        <>
          {refused && !idError && (
            <Notice tone="danger" title={refused.text} urgent>
              {refused.next}
            </Notice>
          )}
          <PersonFields who="家人" person={person} idError={idError} onChange={setPerson} />
          <Picker
            label="是您的"
            options={relations}
            value={relation}
            onChange={(value) => setRelation(value as Relation)}
          />
          <Button disabled={!isTyped(person)} busy={busy} onTap={() => void share(keep.until)}>
            {`给这位家人用，到 ${keep.until}`}
          </Button>
        </>
      ) : (
        <Button kind="secondary" icon="people" onTap={() => setOpen(true)}>
          选一位家人
        </Button>
      )}
      <Button kind="ghost" onTap={() => go('/packages/documents/household/index')}>
        看给过谁
      </Button>
    </Card>
  )
}
