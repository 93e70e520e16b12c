import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import './question.scss'

/** What is asked next, above the answers; `lead` says how to count. */
export const Question = ({ children, lead }: { children: string; lead?: string }) => (
  <>
    <View className="question" {...role('heading', { level: 2 })}>
      {children}
    </View>
    {lead && <View className="sentence question__lead">{lead}</View>}
  </>
)
