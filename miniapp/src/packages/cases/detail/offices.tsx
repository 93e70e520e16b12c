import type { Case, CaseTask } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { role } from '../../../lib/role.ts'
import { lengthWords } from '../case-words.ts'
import { heldMs, shareOf } from './held.ts'
import { useServerNow } from './use-server-now.ts'

const tones: Record<CaseTask['state'], Tone> = { done: 'ok', open: 'act', waiting: 'off' }

/** Who holds it and for how long, a bar each; offices that work side by side have bars side by side (E47). */
export function Offices({
  shown: { tasks, officer, serverNow },
}: {
  shown: Pick<Case, 'tasks' | 'officer' | 'serverNow'>
}) {
  const now = useServerNow(serverNow)
  if (tasks.length === 0) return null
  if (tasks.every(({ since }) => !since)) return <Later tasks={tasks} />
  const longest = Math.max(1, ...tasks.map((task) => heldMs(task, now)))
  return (
    <Card title="在谁手里">
      <View {...role('list')}>
        {tasks.map((task) => (
          <View key={task.id} className={`office office--${task.state}`} {...role('listitem')}>
            <View className="row">
              <View className="grow">
                <View className="office__name">{task.departmentLabel}</View>
                <View className="sentence">{task.name}</View>
              </View>
              <Tag tone={tones[task.state]}>{task.stateLabel}</Tag>
            </View>
            <View className="office__track" aria-hidden="true">
              <View className="office__fill" style={{ width: `${shareOf(heldMs(task, now), longest)}%` }} />
            </View>
            <View className="sentence numerals">{wordsOf(task, now)}</View>
          </View>
        ))}
      </View>
      {officer && (
        <View className="sentence">{`首问负责人：${officer.name}${officer.post ? `（${officer.post}）` : ''}，有事找他。`}</View>
      )}
    </Card>
  )
}

/** Before it is taken in nobody holds it: only who will. */
const Later = ({ tasks }: { tasks: readonly CaseTask[] }) => (
  <Card kind="plain" title="受理后由谁办">
    {tasks.map(({ id, name, departmentLabel }) => (
      <ListRow key={id} icon="hall" text={departmentLabel} note={name} />
    ))}
  </Card>
)

function wordsOf(task: CaseTask, now: number): string {
  if (task.state === 'waiting') return '前一步办完就开始'
  const held = lengthWords(heldMs(task, now))
  const length = held.startsWith('不') ? held : ` ${held}`
  if (task.state === 'open') return `已经办了${length}`
  return [`用了${length}`, task.officer, task.opinion].filter(Boolean).join('，')
}
