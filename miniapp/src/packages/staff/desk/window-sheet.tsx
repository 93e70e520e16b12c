import type { Desk } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Sheet } from '../sheet.tsx'
import { ChooseWindow } from './choose-window.tsx'
import type { Acts } from './use-acts.ts'

/** Moves over to another window; the old one is closed by the same act. */
export function WindowSheet({ desk, acts, onClose }: { desk: Desk; acts: Acts; onClose: () => void }) {
  const [no, setNo] = useState<string>()
  return (
    <Sheet title="换到哪个窗口" onClose={onClose}>
      <ChooseWindow windows={desk.windows} own={desk.window?.no} value={no} onChoose={setNo} />
      <Button
        disabled={!no}
        busy={acts.busy === 'openWindow'}
        onTap={async () => {
          if (no) await acts.act({ name: 'openWindow', no })
          onClose()
        }}
      >
        {no ? `换到 ${no} 号窗口` : '请先选窗口'}
      </Button>
    </Sheet>
  )
}
