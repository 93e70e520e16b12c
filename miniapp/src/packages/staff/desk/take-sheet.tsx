import type { DeskTicket } from '@anju/shared-types'
import type { ReactNode } from 'react'
import type { Refused } from '../../../api/routes.ts'
import { Notice } from '../../../components/notice/index.tsx'
import { Sheet } from '../sheet.tsx'
import { Taken } from './taken.tsx'

interface Props {
  title: string
  taken?: DeskTicket
  refused?: Pick<Refused, 'text' | 'next'>
  onClose: () => void
  children: ReactNode
}

/** Asks for what a number takes; then shows the number. */
export function TakeSheet({ title, taken, refused, onClose, children }: Props) {
  if (taken) {
    return (
      <Sheet title="已取号" close="好，返回窗口" onClose={onClose}>
        <Taken ticket={taken} />
      </Sheet>
    )
  }
  return (
    <Sheet title={title} onClose={onClose}>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {children}
    </Sheet>
  )
}
