import type { StaffCase } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Tag } from '../../../../components/tag/index.tsx'
import { levelTones, levelWords } from '../../../cases/case-words.ts'

/** Stays on the screen while one reads: where it stands and how much time is left. */
export function FileHead({ shown: { stateLabel, holds, now, clocks } }: { shown: StaffCase }) {
  const ours = clocks?.ours
  return (
    <View className="file-head">
      <View className="row">
        <View className="grow file-head__state">{stateLabel}</View>
        {holds.map(({ hold, label }) => (
          <Tag key={hold} tone="danger">
            {label}
          </Tag>
        ))}
        {ours && holds.length === 0 && <Tag tone={levelTones[ours.level]}>{levelWords[ours.level]}</Tag>}
      </View>
      <View className="sentence numerals">{ours ? `${ours.leftText}，${ours.dueText ?? ''}` : now}</View>
    </View>
  )
}
