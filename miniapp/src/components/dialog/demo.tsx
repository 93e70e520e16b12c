import { useState } from 'react'
import { Button } from '../button/index.tsx'
import { Dialog } from './index.tsx'

export default function DialogDemo() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="danger" onTap={() => setOpen(true)}>
        取消预约
      </Button>
      <Dialog
        open={open}
        title="要取消 11月26日 9:30 的预约吗？"
        confirm="取消预约"
        danger
        cancel="不取消"
        onConfirm={() => setOpen(false)}
        onClose={() => setOpen(false)}
      >
        名额会马上放给别人。今天 24:00 前取消，不算爽约。
      </Dialog>
    </>
  )
}
