import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { decoration } from '../../lib/role.ts'
import type { IconName } from './names.ts'
import './index.scss'

export type { IconName } from './names.ts'

/** A drawing in the colour of the text around it. Always beside words that say the same, so screen readers skip it. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <View className={classNames('icon', `icon--${name}`, className)} {...decoration} />
)
