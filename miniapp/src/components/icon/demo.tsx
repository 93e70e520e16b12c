import { View } from '@tarojs/components'
import { Icon } from './index.tsx'
import { iconNames } from './names.ts'

export default function IconDemo() {
  return (
    <View className="gallery__grid">
      {iconNames.map((name) => (
        <View key={name} className="gallery__cell">
          <Icon name={name} />
          <View className="sentence">{name}</View>
        </View>
      ))}
    </View>
  )
}
