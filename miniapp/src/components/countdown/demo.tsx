import { useState } from 'react'
import { Card } from '../card/index.tsx'
import { Countdown } from './index.tsx'

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

export default function CountdownDemo() {
  const [now] = useState(() => new Date().toISOString())
  const [ends] = useState(() => [inSeconds(431), inSeconds(48), inSeconds(431)] as const)
  return (
    <>
      <Card>
        <Countdown endsAt={ends[0]} serverNow={now} totalSeconds={600} text="名额为您保留" />
      </Card>
      <Card>
        <Countdown endsAt={ends[1]} serverNow={now} totalSeconds={600} text="名额为您保留" />
      </Card>
      <Card>
        <Countdown endsAt={ends[2]} serverNow={now} totalSeconds={600} text="请在时间内确认" shape="ring" />
      </Card>
    </>
  )
}
