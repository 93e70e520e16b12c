import type { StaffCaseLine } from '@anju/shared-types'
import { caseDepartments, caseHolds } from '@anju/shared-types/states'
import { View } from '@tarojs/components'
import { Tap } from '../../../components/raw/tap'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'
import { deadlineWords } from '../../../lib/time-words.ts'
import { levelTones, levelWords } from '../../cases/case-words.ts'
import { leftWords } from './left-words.ts'

/** One case of a list: time first, then what it is, whose it is and what is to be done. */
export function CaseLineRow({ line }: { line: StaffCaseLine }) {
  const {
    id,
    number,
    name,
    parties,
    property,
    waitsFor,
    department,
    level,
    minutesLeft,
    dueAt,
    holds,
    isMine,
    assignedTo,
    ourMistake,
  } = line
  const time = leftWords(minutesLeft) ?? (dueAt && `最晚 ${deadlineWords(dueAt)}`)
  const stops = [...(ourMistake ? ['我们的差错，最先办'] : []), ...holds.map((hold) => caseHolds[hold])]
  const about = [parties, property].filter(Boolean).join('，')
  const whose = [
    `等${waitsFor}`,
    caseDepartments[department],
    isMine ? '分给我' : assignedTo && `在 ${assignedTo} 手里`,
    number,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <Tap
      className="case-line"
      label={[name, levelWords[level], time, ...stops, about, whose].filter(Boolean).join('，')}
      onTap={() => go('/packages/staff/cases/file/index', { id })}
    >
      <View className={`case-line__edge case-line__edge--${level}`} />
      <View className="case-line__head">
        <View className="grow case-line__name">{name}</View>
        <Tag tone={levelTones[level]}>{levelWords[level]}</Tag>
      </View>
      {time && <View className={`case-line__time case-line__time--${level} numerals`}>{time}</View>}
      {stops.length > 0 && <View className="case-line__stop">{stops.join('，')}</View>}
      <View className="sentence">{about}</View>
      <View className="sentence">{whose}</View>
    </Tap>
  )
}
