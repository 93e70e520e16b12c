import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon/index.tsx'
import { role } from '../../../lib/role.ts'
import './index.scss'

/** Filled houses are the family's, outlined ones may still be bought. */
export function HomesPicture({ owned, left }: { owned: number; left: number }) {
  const words = owned > 0 ? `家里已有 ${owned} 套，还能买 ${left} 套` : `家里没有住房，还能买 ${left} 套`
  const places = Array.from({ length: owned + left }, (_, index) => ({ no: index + 1, isOwned: index < owned }))
  return (
    <View className="homes" {...role('img', { label: words })}>
      <View className="homes__row" aria-hidden="true">
        {places.map(({ no, isOwned }) => (
          <View key={no} className={`homes__one homes__one--${isOwned ? 'owned' : 'left'}`}>
            <Icon name="home" className="homes__icon" />
            <View>{isOwned ? '已有' : '还能买'}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
