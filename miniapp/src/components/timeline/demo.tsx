import { Card } from '../card/index.tsx'
import { Timeline } from './index.tsx'

export default function TimelineDemo() {
  return (
    <Card>
      <Timeline
        items={[
          { key: 'a', text: '预约成功', when: '11月21日 09:12', state: 'done' },
          { key: 'b', text: '取号排队', when: '今天 09:41', note: '您的号是 A012，前面还有 3 人', state: 'now' },
          { key: 'c', text: '到窗口办理', state: 'later' },
          { key: 'd', text: '领取结果', note: '当场领取', state: 'later' },
        ]}
      />
    </Card>
  )
}
