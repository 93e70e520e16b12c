import { View } from '@tarojs/components'
import { decoration } from '../../../../lib/role.ts'
import './staff-mark.scss'

/** So many that a photograph of any part of the screen has one. */
const places = Array.from({ length: 12 }, (_, at) => at)

/** Who looks, when and why, over and over across the screen; it takes no taps and is not read aloud. */
export const StaffMark = ({ text }: { text: string }) => (
  <View className="staff-mark" {...decoration}>
    {places.map((at) => (
      <View key={at} className="staff-mark__words">
        {text}
      </View>
    ))}
  </View>
)
