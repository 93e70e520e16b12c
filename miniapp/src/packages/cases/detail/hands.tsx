import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'

/** Where the time went, a bar a hand: the office's by step and name, and what waited for the citizen or for somebody else (E47). */
export function Hands({ clocks: { hands = [] } }: { clocks: NonNullable<Case['clocks']> }) {
  if (hands.length === 0) return null
  return (
    <Card title="时间花在谁手里">
      <Bars
        bars={hands.map(({ text, minutes, minutesText, goesOn }) => ({
          key: text,
          text: goesOn ? `${text}，现在` : text,
          value: minutes,
          valueText: minutesText,
          marked: goesOn,
        }))}
      />
      <View className="sentence">只算大厅上班的时间。</View>
    </Card>
  )
}
