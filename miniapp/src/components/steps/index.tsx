import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import './index.scss'

/** Where one is on a short way: 第 2 步，共 4 步. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  const words = `第 ${current + 1} 步，共 ${names.length} 步：${names[current]}`
  return (
    <View className="steps" {...role('img', { label: words })}>
      <View className="steps__bars" aria-hidden="true">
        {names.map((name, index) => (
          <View key={name} className={classNames('steps__bar', index <= current && 'steps__bar--on')} />
        ))}
      </View>
      <View className="steps__words" aria-hidden="true">
        <View className="steps__count numerals">{`第 ${current + 1} 步 / 共 ${names.length} 步`}</View>
        <View className="steps__name">{names[current]}</View>
      </View>
    </View>
  )
}
