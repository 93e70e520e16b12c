import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import { Button } from '../button/index.tsx'
import { Icon } from '../icon/index.tsx'
import './index.scss'

interface Props {
  /** What happened, in one sentence. */
  text: string
  /** What to do next. */
  next: string
  onRetry?: () => void
  /** What the button says; 再试一次 when left out. */
  action?: string
  busy?: boolean
  /** The request's number, so that a helper on the phone can find it. */
  requestId?: string
}

export function ErrorState({ text, next, onRetry, action, busy, requestId }: Props) {
  return (
    <View className="error-state" {...role('alert')}>
      <View className="error-state__picture">
        <Icon name="offline" />
      </View>
      <View className="error-state__title">{text}</View>
      <View className="error-state__next">{next}</View>
      {onRetry && (
        <Button icon={action ? undefined : 'refresh'} busy={busy} busyText="正在重试" onTap={onRetry}>
          {action ?? '再试一次'}
        </Button>
      )}
      {requestId && <View className="sentence">{`求助时请报这个编号：${requestId}`}</View>}
    </View>
  )
}
