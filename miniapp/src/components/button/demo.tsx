import { useState } from 'react'
import { Button } from './index.tsx'

export default function ButtonDemo() {
  const [busy, setBusy] = useState(false)
  return (
    <>
      <Button busy={busy} busyText="正在提交" onTap={() => setBusy(true)}>
        确认预约
      </Button>
      <Button kind="secondary" icon="calendar" onTap={() => setBusy(false)}>
        改到另一天
      </Button>
      <Button kind="danger" onTap={() => setBusy(false)}>
        取消预约
      </Button>
      <Button kind="ghost" onTap={() => setBusy(false)}>
        先不办了
      </Button>
      <Button disabled onTap={() => setBusy(true)}>
        还没到可以取号的时间
      </Button>
      <Button busy busyText="正在核验身份" onTap={() => setBusy(true)}>
        核验
      </Button>
    </>
  )
}
