import { View } from '@tarojs/components'
import type { LabelProps } from './types.ts'

export const Label = ({ className, children }: LabelProps) => <View className={className}>{children}</View>
