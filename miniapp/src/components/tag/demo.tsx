import { View } from '@tarojs/components'
import { Badge, Tag } from './index.tsx'

export default function TagDemo() {
  return (
    <View className="gallery__flow">
      <Tag>等候中</Tag>
      <Tag tone="ok">已预约</Tag>
      <Tag tone="act">名额保留中</Tag>
      <Tag tone="danger">未到（爽约）</Tag>
      <Tag tone="off">已取消</Tag>
      <Badge count={3} />
      <Badge count={128} />
    </View>
  )
}
