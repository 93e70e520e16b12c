import { View } from '@tarojs/components'
import './index.scss'

export type Tone = 'calm' | 'ok' | 'act' | 'danger' | 'off'

/** A state in two to five characters. The words carry it; the colour only helps. */
export const Tag = ({ tone = 'calm', children }: { tone?: Tone; children: string }) => (
  <View className={`tag tag--${tone}`}>{children}</View>
)

/** A number on an icon; above 99 it says 99+. */
export const Badge = ({ count }: { count: number }) =>
  count > 0 ? <View className="badge numerals">{count > 99 ? '99+' : String(count)}</View> : null
