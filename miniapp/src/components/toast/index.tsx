import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import { useToast } from '../../stores/toast.ts'
import { Icon } from '../icon/index.tsx'
import './index.scss'

/** One line that goes away by itself; never the only place where something important is said. */
export function ToastHost() {
  const message = useToast((state) => state.message)
  return (
    <View className="toast" {...role('status', { live: 'polite' })}>
      {message && (
        <View className="toast__box">
          <Icon name={message.tone === 'ok' ? 'done' : 'info'} className="toast__icon" />
          {message.text}
        </View>
      )}
    </View>
  )
}
