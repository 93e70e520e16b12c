import type { ApprovalOutcome } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

interface Props {
  outcomes: readonly ApprovalOutcome[]
  onOpen: (id: string) => void
  onBack: () => void
}

const titleOf = ({ name, number }: ApprovalOutcome) => [name || '一件办件', number].filter(Boolean).join(' ')

/** What became of each one: never "done" for all when one is not. */
export function Outcomes({ outcomes, onOpen, onBack }: Props) {
  const done = outcomes.filter(({ approved }) => approved)
  const left = outcomes.filter(({ approved }) => !approved)
  return (
    <>
      <Notice tone={left.length > 0 ? 'act' : 'ok'} title={`批了 ${done.length} 件，没批 ${left.length} 件`} urgent>
        {left.length > 0 ? '没批的写明了原因，打开那一件再办。' : '每一件都签了您的名字。'}
      </Notice>
      {left.length > 0 && (
        <Card kind="plain" title="没批的">
          {left.map((one) => (
            <ListRow key={one.id} text={titleOf(one)} note={one.text} onTap={() => onOpen(one.id)} />
          ))}
        </Card>
      )}
      <View>
        {done.length > 0 && (
          <Card kind="plain" title="批了的">
            {done.map((one) => (
              <ListRow key={one.id} text={titleOf(one)} note={one.text} onTap={() => onOpen(one.id)} />
            ))}
          </Card>
        )}
      </View>
      <Button onTap={onBack}>回到列表</Button>
    </>
  )
}
