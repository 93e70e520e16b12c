import { View } from '@tarojs/components'
import { role } from '../../../lib/role.ts'
import './index.scss'

export const Heading = ({ children }: { children: string }) => (
  <View className="result__heading" {...role('heading', { level: 2 })}>
    {children}
  </View>
)
