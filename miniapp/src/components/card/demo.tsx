import { View } from '@tarojs/components'
import { Tag } from '../tag/index.tsx'
import { Card } from './index.tsx'

export default function CardDemo() {
  return (
    <>
      <Card title="历下区政务服务中心" aside={<Tag tone="ok">开放中</Tag>}>
        <View className="sentence">历下区经十路 1 号，二楼不动产登记区</View>
      </Card>
      <Card kind="accent" title="需要您做一件事" aside={<Tag tone="act">今天</Tag>}>
        <View className="sentence">请在 10:20 前确认预约，名额为您保留着。</View>
      </Card>
    </>
  )
}
