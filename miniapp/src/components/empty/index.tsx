import { View } from '@tarojs/components'
import { Button } from '../button/index.tsx'
import { Icon, type IconName } from '../icon/index.tsx'
import './index.scss'

interface Props {
  icon: IconName
  title: string
  text: string
  action?: string
  onAction?: () => void
}

/** Nothing here yet: says what will be here and how to begin. */
export function Empty({ icon, title, text, action, onAction }: Props) {
  return (
    <View className="empty">
      <View className="empty__picture">
        <Icon name={icon} />
      </View>
      <View className="empty__title">{title}</View>
      <View className="empty__text">{text}</View>
      {action && onAction && (
        <Button kind="secondary" onTap={onAction}>
          {action}
        </Button>
      )}
    </View>
  )
}
