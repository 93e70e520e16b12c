import { useState } from 'react'
import { DateStrip, type DayToPick } from './index.tsx'

const days: DayToPick[] = [
  { date: '2025-11-24', weekday: '周一', state: 'full', free: 0 },
  { date: '2025-11-25', weekday: '周二', state: 'open', free: 3 },
  { date: '2025-11-26', weekday: '周三', state: 'open', free: 28 },
  { date: '2025-11-27', weekday: '周四', state: 'open', free: 41 },
  { date: '2025-11-28', weekday: '周五', state: 'closed', free: 0, reason: '设备检修' },
  { date: '2025-11-29', weekday: '周六', state: 'closed', free: 0, reason: '周末' },
  { date: '2025-11-30', weekday: '周日', state: 'closed', free: 0, reason: '周末' },
  { date: '2025-12-01', weekday: '周一', state: 'open', free: 60 },
  { date: '2025-12-02', weekday: '周二', state: 'not-released', free: 0, reason: '11月25日 8:00 放号' },
  { date: '2025-12-03', weekday: '周三', state: 'not-released', free: 0, reason: '11月26日 8:00 放号' },
]

export default function DateStripDemo() {
  const [chosen, setChosen] = useState('2025-11-26')
  return <DateStrip days={days} chosen={chosen} onChoose={setChosen} />
}
