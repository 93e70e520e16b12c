import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Refused } from '../../api/routes.ts'
import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Notice } from '../../components/notice/index.tsx'
import './eligibility-check/index.scss'

export { useSend } from '../../api/use-send.ts'

interface Props {
  title: string
  /** What the button says. */
  does: string
  danger?: boolean
  ready: boolean
  busy: boolean
  refused?: Refused
  onSend: () => void
  onClose?: () => void
  children: ReactNode
}

/** The frame of a decision at the desk. */
export const ActForm = ({ title, does, danger, ready, busy, refused, onSend, onClose, children }: Props) => (
  <Card kind="accent" title={title}>
    {refused && (
      <Notice tone="danger" title={refused.text} urgent>
        {refused.next}
      </Notice>
    )}
    <View className="act-form">{children}</View>
    <Button kind={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready} onTap={onSend}>
      {does}
    </Button>
    {onClose && (
      <Button kind="ghost" onTap={onClose}>
        先不办
      </Button>
    )}
  </Card>
)
