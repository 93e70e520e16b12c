import type { CaseLine } from '@anju/shared-types'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Tag } from '../../components/tag/index.tsx'
import { go } from '../../lib/go.ts'
import { momentWords } from '../../lib/time-words.ts'
import { isOver, toneOfLine } from '../../packages/cases/case-words.ts'
import { useOutbox } from '../../packages/cases/use-outbox.ts'
import { toast } from '../../stores/toast.ts'
import './my-cases.scss'

/** Everything this person is a side of: what waits for them first, what is over last. */
export function MyCases({ children }: { children: (hasCases: boolean) => ReactNode }) {
  const asked = useRequest(() => call('cases.list'))
  useOutbox(undefined, (settled) => {
    toast(settled.ok ? '刚才记下的确认已提交' : settled.refused.text, settled.ok ? 'ok' : 'info')
    void asked.reload()
  })
  // without a real name nobody is a side of anything
  const isNobody = asked.refused?.code === 'REAL_NAME_REQUIRED'
  const items = asked.reply?.items.filter(({ state }) => state !== 'discarded') ?? []
  const groups = [
    { title: '等您办的', lines: items.filter(({ isMyTurn }) => isMyTurn) },
    { title: '正在办的', lines: items.filter(({ isMyTurn, state }) => !isMyTurn && !isOver(state)) },
    { title: '办完的', lines: items.filter(({ isMyTurn, state }) => !isMyTurn && isOver(state)) },
  ]
  return (
    <>
      {!isNobody && (
        <Answered asked={asked} cards={2}>
          {() => (
            <>
              {groups
                .filter(({ lines }) => lines.length > 0)
                .map(({ title, lines }) => (
                  <Card key={title} kind={title === '等您办的' ? 'accent' : 'plain'} rows title={title}>
                    {lines.map((line) => (
                      <CaseRow key={line.id} line={line} />
                    ))}
                  </Card>
                ))}
            </>
          )}
        </Answered>
      )}
      {(asked.reply || isNobody) && children(items.length > 0)}
    </>
  )
}

export const CaseRow = ({ line }: { line: CaseLine }) => (
  <ListRow
    icon="cases"
    text={line.actsFor ? `${line.name}（替${line.actsFor}办）` : line.name}
    note={[line.now, line.property, `${momentWords(line.changedAt)} 有变化`].filter(Boolean).join('\n')}
    aside={
      <View className="case-row__tag">
        <Tag tone={toneOfLine(line)}>{line.stateLabel}</Tag>
      </View>
    }
    asideText={line.stateLabel}
    onTap={() => go('/packages/cases/detail/index', { id: line.id })}
  />
)
