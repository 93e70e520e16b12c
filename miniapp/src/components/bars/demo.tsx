import { Card } from '../card/index.tsx'
import { Bars } from './index.tsx'

export default function BarsDemo() {
  return (
    <Card title="11月26日 放出 120 个名额">
      <Bars
        bars={[
          { key: 'used', text: '已办结', value: 64, valueText: '64 个' },
          { key: 'booked', text: '已预约', value: 31, valueText: '31 个' },
          { key: 'held', text: '保留中', value: 4, valueText: '4 个' },
          { key: 'missed', text: '未到', value: 3, valueText: '3 个', marked: true },
          { key: 'free', text: '还有余号', value: 18, valueText: '18 个' },
        ]}
      />
    </Card>
  )
}
