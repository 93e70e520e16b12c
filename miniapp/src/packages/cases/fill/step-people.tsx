import type { CaseDraft } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { PersonForm } from './person-form.tsx'
import { StepFoot } from './step-foot.tsx'
import type { StepProps } from './step-props.ts'

type Person = CaseDraft['others'][number]

/** Everybody on one side. They confirm on their own phones, found by the number. */
export function StepPeople({
  side,
  isMine,
  frame,
  draft,
  error,
  scratch,
  onScribble,
  onEdit,
  onNext,
}: StepProps & { side: string; isMine: boolean }) {
  const known = draft.others.filter((one) => one.side === side)
  const [nameKey, numberKey] = [`name:${side}`, `number:${side}`]
  const [typedName, typedNumber] = [scratch[nameKey] ?? '', scratch[numberKey] ?? '']
  const [adding, setAdding] = useState((!isMine && known.length === 0) || typedName !== '' || typedNumber !== '')
  const add = (person: Person) => {
    onEdit({ others: [...draft.others, person] })
    type({ name: '', idNumber: '' })
    setAdding(false)
  }
  const type = ({ name, idNumber }: { name?: string; idNumber?: string }) => {
    if (name !== undefined) onScribble(nameKey, name)
    if (idNumber !== undefined) onScribble(numberKey, idNumber)
  }
  const drop = (person: Person) => onEdit({ others: draft.others.filter((one) => one !== person) })
  const others = isMine ? '共有人' : side
  return (
    <>
      {error && (
        <Notice tone="danger" urgent>
          {error}
        </Notice>
      )}
      {isMine && <CoOwners frame={frame} draft={draft} side={side} />}
      {(isMine || known.length > 0) && (
        <Card kind="plain" title={side}>
          {isMine && <ListRow icon="person" text="我" note="已实名，不用再填" />}
          {known.map((person) => (
            <ListRow
              key={person.idNumber}
              icon="person"
              text={person.name}
              note={person.idNumber}
              asideText="删去"
              onTap={() => drop(person)}
            />
          ))}
        </Card>
      )}
      {adding ? (
        <PersonForm
          side={side}
          name={typedName}
          idNumber={typedNumber}
          onType={type}
          onAdd={add}
          onClose={isMine || known.length > 0 ? () => setAdding(false) : undefined}
        />
      ) : (
        <>
          <Button kind="secondary" icon="people" onTap={() => setAdding(true)}>
            {isMine ? `还有${others}，加上` : `再加一位${others}`}
          </Button>
          <StepFoot disabled={!isMine && known.length === 0} onNext={onNext} />
        </>
      )}
      <View className="fill__apart">
        <Notice title="他们怎么确认">
          提交后，每个人在自己手机上用自己的实名打开“办件”，看清内容再确认。用同一部手机替别人确认的，工作人员会打电话核实。
        </Notice>
      </View>
    </>
  )
}

/** Who else stands in the register for the chosen home and is not named here yet. */
function CoOwners({ frame, draft, side }: Pick<StepProps, 'frame' | 'draft'> & { side: string }) {
  const code = side === frame.sides[0] ? draft.property?.unitCode : undefined
  const asked = useRequest(code ? () => call('homes.list') : null, [code])
  const owners = asked.reply?.items.find(({ unitCode }) => unitCode === code)?.owners.filter(({ isMe }) => !isMe) ?? []
  const named = draft.others.filter((one) => one.side === side).length
  if (owners.length <= named) return null
  return (
    <Notice tone="act" title={`登记簿上还有共有人：${owners.map(({ name }) => name).join('、')}`}>
      处分共有的房子要共有人一起来办。请把他们加上，没有的话办不了登记。
    </Notice>
  )
}
