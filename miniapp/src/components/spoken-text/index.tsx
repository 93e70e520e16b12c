import { View } from '@tarojs/components'
import './index.scss'
import { linesOf } from './lines-of.ts'

/** What somebody says yes to: big, a sentence a line. */
export const SpokenText = ({ text }: { text: string }) => (
  <View className="spoken-text">
    {linesOf(text).map((line) => (
      <View key={line} className="spoken-text__line">
        {line}
      </View>
    ))}
  </View>
)
