import { View } from '@tarojs/components'
import { LargeTypeSwitch } from '../../components/page/large-type-switch.tsx'
import { decoration, role } from '../../lib/role.ts'
import { useCity } from '../../stores/city.ts'

/** The public face: whose service this is, and what it does, before anything else. */
export function HomeHead() {
  const city = useCity()
  return (
    <View className="home-head">
      <View className="home-head__row">
        <View className="home-head__mark" {...decoration} />
        <View className="grow">
          <View className="home-head__name" {...role('heading', { level: 1 })}>
            安居一窗
          </View>
        </View>
        <LargeTypeSwitch />
      </View>
      <View className="home-head__city">{`${city?.name ?? ''}住房与不动产服务`}</View>
    </View>
  )
}
