import { View } from '@tarojs/components'
import { TabBar } from './index.tsx'

export default function TabBarDemo() {
  return (
    <View className="gallery__stage">
      <TabBar current="home" />
    </View>
  )
}
