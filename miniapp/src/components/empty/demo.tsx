import { useState } from 'react'
import { Empty } from './index.tsx'

export default function EmptyDemo() {
  const [asked, setAsked] = useState(false)
  return (
    <Empty
      icon="messages"
      title={asked ? '好的' : '还没有消息'}
      text="预约成功、快到时间、轮到您时，我们都会在这里告诉您。"
      action="去预约"
      onAction={() => setAsked(true)}
    />
  )
}
