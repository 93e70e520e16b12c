import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { useIntent } from '../../../api/intent.ts'
import type { Answer, Refused, RouteName } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import './index.scss'

/** Sends once, keeps the key until an answer is seen, and remembers a refusal. */
export function useSend<N extends RouteName>() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function send(content: unknown, ask: (key: { key: string }) => Promise<Answer<N>>): Promise<Answer<N>> {
    setBusy(true)
    const answer = await ask({ key: intent.keyFor(content) })
    intent.settle(answer)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.refused)
    return answer
  }
  return { busy, refused, send }
}

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
