import type { Desk } from '@anju/shared-types'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ScanSheet } from './scan-sheet.tsx'
import { TransferSheet } from './transfer-sheet.tsx'
import type { Acts } from './use-acts.ts'
import { WalkInSheet } from './walk-in-sheet.tsx'
import { WindowSheet } from './window-sheet.tsx'

export type SheetName = 'scan' | 'walkIn' | 'transfer' | 'miss' | 'window'

interface Props {
  name?: SheetName
  desk: Desk
  acts: Acts
  onTaken: () => void
  onClose: () => void
}

/** The short task that lies over the desk, if any. One that is about the person at the window goes away with that person. */
export function DeskSheets({ name, desk, acts, onTaken, onClose }: Props) {
  const { current, services } = desk
  if (name === 'scan') return <ScanSheet onTaken={onTaken} onClose={onClose} />
  if (name === 'walkIn') return <WalkInSheet services={services} onTaken={onTaken} onClose={onClose} />
  if (name === 'window') return <WindowSheet desk={desk} acts={acts} onClose={onClose} />
  if (name === 'transfer' && current) {
    return <TransferSheet ticket={current} services={services} acts={acts} onClose={onClose} />
  }
  if (name !== 'miss' || !current) return null
  const { id, number } = current
  return (
    <Dialog
      open
      title={`${number} 没有来，记为过号？`}
      confirm="记为过号"
      danger
      busy={acts.busy === 'miss'}
      cancel="再等等"
      onConfirm={async () => {
        await acts.act({ name: 'miss', id, number })
        onClose()
      }}
      onClose={onClose}
    >
      人回来了，在“过号”里点“重新排入”，不用重新取号。
    </Dialog>
  )
}
