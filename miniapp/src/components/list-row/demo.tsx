import { useState } from 'react'
import { Card } from '../card/index.tsx'
import { Tag } from '../tag/index.tsx'
import { ListRow } from './index.tsx'

export default function ListRowDemo() {
  const [taps, setTaps] = useState(0)
  return (
    <Card kind="plain">
      <ListRow icon="id-card" text="实名认证" asideText="已实名" onTap={() => setTaps(taps + 1)} />
      <ListRow
        icon="history"
        text="谁看过我的资料"
        note="每一次查看都有记录"
        aside={<Tag tone="act">{`${taps + 2} 条`}</Tag>}
        asideText="2 条"
        onTap={() => setTaps(taps + 1)}
      />
      <ListRow text="手机号" asideText="138****0012" />
    </Card>
  )
}
