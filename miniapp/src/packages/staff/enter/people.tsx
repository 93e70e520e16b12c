import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { PersonForm } from '../../cases/fill/person-form.tsx'
import type { FormProps } from './entry-form.tsx'

/** Everybody beside the applicant, side by side. Each confirms on a phone of their own. */
export function People({ shown, draft, refused, onEdit }: FormProps) {
  const [adding, setAdding] = useState<string>()
  const [typed, setTyped] = useState({ name: '', idNumber: '' })
  const begin = (side: string | undefined) => {
    setTyped({ name: '', idNumber: '' })
    setAdding(side)
  }
  const complaints = [
    ...(refused?.field?.startsWith('others') ? [refused.text] : []),
    ...shown.lines.flatMap(({ field, label, wrong }) =>
      wrong && field.startsWith('person.') ? [`申请人说${label}不对${wrong.words ? `：${wrong.words}` : ''}`] : [],
    ),
  ]
  return (
    <>
      <Card kind="plain" title="其他当事人">
        {draft.others.map((person) => (
          <ListRow
            key={person.idNumber}
            icon="person"
            text={`${person.name}，${person.side}`}
            note={person.idNumber}
            asideText="删去"
            onTap={() => onEdit({ others: draft.others.filter((one) => one !== person) })}
          />
        ))}
        {shown.sides.map((side) => (
          <ListRow key={side} icon="people" text={`加一位${side}`} onTap={() => begin(side)} />
        ))}
      </Card>
      {complaints.map((text) => (
        <Notice key={text} tone="danger" urgent>
          {text}
        </Notice>
      ))}
      <View>
        {adding && (
          <PersonForm
            side={adding}
            {...typed}
            onType={(more) => setTyped({ ...typed, ...more })}
            onAdd={(person) => {
              onEdit({ others: [...draft.others, person] })
              begin(undefined)
            }}
            onClose={() => begin(undefined)}
          />
        )}
      </View>
    </>
  )
}
